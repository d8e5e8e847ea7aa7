"""What statements say: a file for each language."""

from functools import cache
from pathlib import Path

from chalicelib.core.values import Strict
from chalicelib.core.words import words_in
from chalicelib.features.ageing.words import Ages

HERE = Path(__file__).parent


class Words(Strict):
    """The words of one language."""

    title: str
    account: str
    on: str
    number: str
    reference: str
    issued_on: str
    due_on: str
    late: str
    amount: str
    balance: str
    running: str
    owed: str
    credits: str
    total: str
    nothing: str
    pay: str
    page: str
    file: str
    vat: str
    phone: str
    registration: str
    ages: Ages
    kinds: dict[str, str]
    countries: dict[str, str]


@cache
def words(language: str) -> Words:
    """The words of a language, of English where there are none."""
    return Words.model_validate(words_in(HERE, language))
