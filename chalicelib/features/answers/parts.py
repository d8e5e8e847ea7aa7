"""A part of what is owed: read as people write it, and what an answer of one comes to. Pure."""

import re
from decimal import Decimal

from chalicelib.core.money import Money, totals
from chalicelib.features.answers.model import Answer

# Digits with spaces, dots or commas between thousands, and at most two decimals.
_WHOLE = r"\d{1,12}|\d{1,3}(?:(?P<s>[ .,'])\d{3})(?:(?P=s)\d{3})*"
_AMOUNT = re.compile(rf"(?P<whole>{_WHOLE})(?:(?P<point>[.,])(?P<cents>\d{{1,2}}))?")
_SIGNS = re.compile(r"[\s\u00a0\u202f]|[€$£]|[A-Z]{3}")


def read_amount(text: str) -> Decimal | None:
    """The amount as people of any country write it, None for what may be read in two ways.

    `400`, `400,50`, `1 000.00`, `1.000,00`: what stands once before three digits may be thousands
    or thousandths, and is not guessed.
    """
    bare = _SIGNS.sub(" ", text.upper()).strip()
    found = _AMOUNT.fullmatch(re.sub(" +", " ", bare))
    if not found or _is_ambiguous(found):
        return None
    whole = re.sub(r"\D", "", found["whole"])
    return Decimal(f"{whole}.{found['cents'] or 0}")


def _is_ambiguous(found: re.Match[str]) -> bool:
    is_mixed = found["s"] is not None and found["s"] == found["point"]
    return is_mixed or (len(re.findall(r"[.,]", found["whole"])) == 1 and not found["point"])


def partly(answer: Answer) -> tuple[Money, ...]:
    """What an answer of a part comes to, per currency; () when it is of its items whole."""
    if not any(i.part for i in answer.items):
        return ()
    return totals((i.said.minor, i.said.currency) for i in answer.items)
