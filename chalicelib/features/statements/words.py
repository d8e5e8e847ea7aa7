"""What statements and lists say, and how dates and amounts are written; a file per language."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.core.money import Money, exponent

HERE = Path(__file__).parent / "words"
FALLBACK = "en"


@cache
def words(language: str) -> dict[str, Any]:
    """The words of a language, English for one that is not known."""
    path = HERE / f"{language}.toml"
    if path not in HERE.glob("*.toml"):
        path = HERE / f"{FALLBACK}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def day(value: date, language: str) -> str:
    """A date as read there."""
    return value.strftime(words(language)["date"])


def amount(value: Money, language: str) -> str:
    """An amount as read there, without its currency: the columns say it."""
    said = words(language)
    text = f"{value.amount:,.{exponent(value.currency)}f}"
    return text.replace(",", "\0").replace(".", said["decimal"]).replace("\0", said["thousands"])
