"""The page's languages: one TOML file each, found by looking."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.core.money import Money
from chalicelib.core.words import FALLBACK, words_in

HERE = Path(__file__).parent
_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}

Words = dict[str, Any]


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages there is a file for."""
    return tuple(sorted(path.stem for path in HERE.glob("*.toml")))


def words(language: str) -> Words:
    """Everything said in one language."""
    return words_in(HERE, language)


def spoken(*wishes: str) -> str:
    """The first wish that is a language of ours; a wish is a code or an Accept-Language header."""
    for wish in wishes:
        for part in wish.lower().split(","):
            code = part.partition(";")[0].strip().partition("-")[0]
            if code in languages():
                return code
    return FALLBACK


def amount(money: Money, said: Words) -> str:
    """An amount as people write it: `1 234,50 €`."""
    digits = f"{abs(money.amount):,}"
    swap = {",": said["group"], ".": said["decimal"]}
    text = "".join(swap.get(character, character) for character in digits)
    sign = "−" if money.amount < 0 else ""
    currency = _SIGNS.get(money.currency, money.currency)
    return sign + str(said["amount"]).format(amount=text, currency=currency)


def day(on: date, said: Words) -> str:
    """A date as people write it."""
    return on.strftime(said["date"])
