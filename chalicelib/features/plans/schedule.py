"""The dates and amounts of a plan: equal or typed, and always the items' sum to the cent."""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.money import Money
from chalicelib.features.plans.model import INSTALMENTS_MAX, Instalment

YEARS_MAX = 3


class Rhythm(StrEnum):
    """What stands between two instalments."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


def due_dates(first_on: date, count: int, rhythm: Rhythm, every: int = 1) -> list[date]:
    """`count` dates from the first on. A first date at the end of its month keeps to the ends."""
    if rhythm is Rhythm.MONTHS:
        return [_months_later(first_on, n * every) for n in range(count)]
    days = every * (7 if rhythm is Rhythm.WEEKS else 1)
    return [first_on + timedelta(days=days * n) for n in range(count)]


def _months_later(first_on: date, months: int) -> date:
    month = first_on.month - 1 + months
    year, month = first_on.year + month // 12, month % 12 + 1
    last = calendar.monthrange(year, month)[1]
    is_last = first_on.day == calendar.monthrange(first_on.year, first_on.month)[1]
    return date(year, month, last if is_last else min(first_on.day, last))


def equal(total_minor: int, dates: Sequence[date]) -> tuple[Instalment, ...]:
    """The total in equal parts on these dates; the last takes the remainder.

    InvalidError when there is not a cent for each date.
    """
    if not dates or total_minor < len(dates):
        raise InvalidError("The amount cannot be shared over so many instalments.")
    each = total_minor // len(dates)
    amounts = [each] * (len(dates) - 1) + [total_minor - each * (len(dates) - 1)]
    return typed(list(zip(dates, amounts, strict=True)))


def typed(rows: Sequence[tuple[date, int]]) -> tuple[Instalment, ...]:
    """Instalments as typed: (date, minor units), in the order of their dates."""
    ordered = sorted(rows, key=lambda row: row[0])
    return tuple(
        Instalment(number=n, due_on=on, amount_minor=minor)
        for n, (on, minor) in enumerate(ordered, 1)
    )


def check(instalments: Sequence[Instalment], total_minor: int, today: date, currency: str) -> None:
    """Raise InvalidError, naming each field, unless the schedule can be agreed today."""
    wrong, code = [*_count_errors(instalments), *_date_errors(instalments, today)], "plan_dates"
    said = sum(i.amount_minor for i in instalments)
    if said != total_minor:
        sums, wanted = (Money.of_minor(minor, currency) for minor in (said, total_minor))
        code = code if wrong else "plan_sum"
        wrong.append(FieldError("instalments", f"they sum to {sums}, the items to {wanted}"))
    if wrong:
        raise InvalidError("This schedule does not hold.", errors=tuple(wrong), code=code)


def _count_errors(instalments: Sequence[Instalment]) -> list[FieldError]:
    if 1 <= len(instalments) <= INSTALMENTS_MAX:
        return []
    return [FieldError("instalments", f"from 1 to {INSTALMENTS_MAX}")]


def _date_errors(instalments: Sequence[Instalment], today: date) -> list[FieldError]:
    days = [i.due_on for i in instalments]
    wrong = []
    if len(set(days)) != len(days):
        wrong.append(FieldError("instalments", "two instalments on one day"))
    if any(on < today for on in days):
        wrong.append(FieldError("instalments", "from today on"))
    if any(on > last_day(today) for on in days):
        wrong.append(FieldError("instalments", f"within {YEARS_MAX} years"))
    return wrong


def last_day(today: date) -> date:
    """The last day an instalment may fall on."""
    return _months_later(today, 12 * YEARS_MAX)
