"""A part of what is owed: whether it is one, and which items it is of. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.core.money import Money, exponent
from chalicelib.features.open_items.model import OpenItem


def part_complaint(amount: Decimal, items: Sequence[OpenItem]) -> str:
    """Why an amount is no part of these items, "" when it is one."""
    if len({i.currency for i in items}) != 1 or any(i.balance_minor <= 0 for i in items):
        return "amount_items"
    minor = amount.scaleb(exponent(items[0].currency))
    if minor <= 0 or minor != int(minor):
        return "amount_unreadable"
    return "amount_large" if minor > sum(i.balance_minor for i in items) else ""


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
