"""Every folder of words: adding a language is adding a file, and forgetting nothing."""

import tomllib
from pathlib import Path

import pytest

import chalicelib
from chalicelib.core.words import words_in
from chalicelib.features.templates.native import languages

FOLDERS = sorted((Path(chalicelib.__file__).parent / "features").glob("*/words"))


def keys(said, above=""):
    for name, value in said.items():
        if isinstance(value, dict):
            yield from keys(value, f"{above}{name}.")
        else:
            yield above + name


def read(folder):
    files = folder.glob("*.toml")
    return {file.stem: frozenset(keys(tomllib.loads(file.read_text("utf-8")))) for file in files}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_languages_say_the_same_things(folder):
    assert len(set(read(folder).values())) == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_there_are_words_for_every_language_that_messages_have(folder):
    assert set(read(folder)) >= set(languages())


@pytest.mark.parametrize("language", ["de", "../words/fr", ""])
def test_what_is_no_language_of_ours_reads_english(language):
    assert words_in(FOLDERS[0], language) == words_in(FOLDERS[0], "en")
