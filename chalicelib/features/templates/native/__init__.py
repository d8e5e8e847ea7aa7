"""The wordings Relance comes with: adding a language is adding a file beside these.

A message keeps the version of the wording it was made with. When a wording changes, its `version`
rises and the former file stays as `<language>-<version>.toml`, so that old messages still read as
they were sent.
"""

import tomllib
from functools import cache
from pathlib import Path

from chalicelib.features.templates.model import Wording

_HERE = Path(__file__).parent
FALLBACK = "en"
# What a step says that has no text of its own.
FALLBACK_STEP = "reminder_1"


@cache
def languages() -> tuple[str, ...]:
    """The languages there is a wording for."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.toml") if "-" not in path.stem))


@cache
def wording(language: str, version: int | None = None) -> Wording:
    """What is said in a language; the newest, or a former version where it is still known."""
    newest = _read(_HERE / f"{language if language in languages() else FALLBACK}.toml")
    if version is None or version == newest.version:
        return newest
    former = _HERE / f"{newest.language}-{version}.toml"
    return _read(former) if former.exists() else newest


def _read(path: Path) -> Wording:
    return Wording.model_validate(tomllib.loads(path.read_text("utf-8")))


@cache
def layout() -> str:
    """The HTML around the paragraphs."""
    return (_HERE / "layout.html").read_text("utf-8")


def language_of(*wanted: str) -> str:
    """The first of these languages (`fr`, `FR`, `fr-BE`) that there is a wording for."""
    for language in wanted:
        short = language.strip().lower()[:2]
        if short in languages():
            return short
    return FALLBACK
