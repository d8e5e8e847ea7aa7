"""A part of what is owed: read as people write it, and laid on the items it is of. Pure."""

import re
from collections.abc import Sequence
from decimal import Decimal

from chalicelib.core.money import Money, exponent, totals
from chalicelib.features.answers.model import Answer
from chalicelib.features.open_items.model import OpenItem

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


def part_complaint(amount: Decimal, items: Sequence[OpenItem]) -> str:
    """Why an amount is no part of these items, "" when it is one."""
    if len({i.currency for i in items}) != 1 or any(i.balance_minor <= 0 for i in items):
        return "amount_items"
    minor = amount.scaleb(exponent(items[0].currency))
    if minor <= 0 or minor != int(minor):
        return "amount_unreadable"
    return "amount_large" if minor > sum(i.balance_minor for i in items) else ""


def partly(answer: Answer) -> tuple[Money, ...]:
    """What an answer of a part comes to, per currency; () when it is of its items whole."""
    if not any(i.part for i in answer.items):
        return ()
    return totals((i.said.minor, i.said.currency) for i in answer.items)


def shares(items: Sequence[OpenItem], amount: Decimal) -> dict[str, Money]:
    """What of the amount each item has, the longest due first, until nothing is left.

    They sum to the amount to the cent; items that have nothing are not named.
    """
    left = int(amount.scaleb(exponent(items[0].currency))) if items else 0
    named: dict[str, Money] = {}
    for item in sorted(items, key=lambda i: (i.due_on, i.number, i.id)):
        share = min(left, item.balance_minor)
        if share > 0:
            named[item.id] = Money.of_minor(share, item.currency)
            left -= share
    return named
