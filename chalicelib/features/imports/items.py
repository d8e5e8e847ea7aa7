"""The items of one account, each with an id that stays the same from one extract to the next."""

from collections.abc import Iterable
from datetime import date

from chalicelib.features.imports.lines import Line
from chalicelib.features.open_items.model import OpenItem


def items_of(
    lines: Iterable[Line], today: date
) -> tuple[list[OpenItem], list[tuple[OpenItem, date]]]:
    """Open items, and settled ones with the date: the file's, or today where it gives none."""
    by_number: dict[str, list[Line]] = {}
    for line in lines:
        by_number.setdefault(line.number, []).append(line)
    opened: list[OpenItem] = []
    settled: list[tuple[OpenItem, date]] = []
    taken: set[str] = set(by_number)
    for number, same in by_number.items():
        for item_id, line in _with_ids(number, same, taken):
            if line.is_open:
                opened.append(_item(item_id, line, line.balance))
            else:
                settled.append((_item(item_id, line, 0), line.closed_on or today))
    return opened, settled


def _with_ids(number: str, same: list[Line], taken: set[str]) -> Iterable[tuple[str, Line]]:
    """A number stands for itself; instalments of one number are number, number/2, number/3."""
    if len(same) == 1:
        return [(number, same[0])]
    ids = [number]
    suffix = 2
    while len(ids) < len(same):
        candidate = f"{number}/{suffix}"
        suffix += 1
        if candidate not in taken:
            taken.add(candidate)
            ids.append(candidate)
    return zip(ids, sorted(same, key=_order), strict=True)


def _order(line: Line) -> tuple[object, ...]:
    return (
        line.due_on,
        line.amount,
        line.balance,
        line.issued_on,
        line.kind,
        line.reference,
        line.label,
    )


def _item(item_id: str, line: Line, balance: int) -> OpenItem:
    # Every value was checked on the way here: validating again would cost more than all the rest.
    return OpenItem.model_construct(
        id=item_id,
        number=line.number,
        kind=line.kind,
        issued_on=line.issued_on,
        due_on=line.due_on,
        amount_minor=line.amount,
        balance_minor=balance,
        currency=line.currency,
        reference=line.reference,
        label=line.label,
    )
