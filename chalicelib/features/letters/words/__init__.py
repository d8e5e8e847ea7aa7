"""What the list of registered letters says; a language is a file."""

from functools import cache
from pathlib import Path

from chalicelib.core.values import Strict
from chalicelib.core.words import words_in

HERE = Path(__file__).parent


class Words(Strict):
    """The words of one language."""

    letters: str
    registered: str
    about: str
    recipient: str
    address: str
    account: str
    amount: str
    reference: str
    number: str
    page: str


@cache
def words(language: str) -> Words:
    """The words of a language, of English where there are none."""
    return Words.model_validate(words_in(HERE, language))
