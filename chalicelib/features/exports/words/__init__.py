"""What workbooks call their columns: a file for each language."""

from functools import cache
from pathlib import Path

from chalicelib.core.values import Strict
from chalicelib.core.words import words_in
from chalicelib.features.ageing.words import Ages

HERE = Path(__file__).parent


class Words(Strict):
    """The words of one language."""

    sheets: dict[str, str]
    # Headings of account columns, by the field a search knows them under.
    accounts: dict[str, str]
    items: dict[str, str]
    kinds: dict[str, str]
    statuses: dict[str, str]
    closings: dict[str, str]
    ages: Ages
    aged: dict[str, str]


@cache
def words(language: str) -> Words:
    """The words of a language, of English where there are none."""
    return Words.model_validate(words_in(HERE, language))
