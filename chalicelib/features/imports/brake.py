"""The brake: a truncated, empty or foreign extract never closes items by itself (I3).

A DELTA closes only what it names: to be small, empty or of customers not seen before is its nature,
and it is held only when it closes unusually much.
"""

from collections.abc import Iterator, Sequence

from chalicelib.features.imports.mapping import Mode
from chalicelib.features.imports.model import Brake, BrakeReason
from chalicelib.features.imports.normalise import Extract
from chalicelib.features.imports.rules import Plan

# A file of another company shares next to no account code with the books.
_COMMON_LEAST_PERCENT = 20
# Below this many accounts or items a share says nothing.
_FEW_ACCOUNTS = 5
_FEW_ITEMS = 10
# Closing is daily work: twice the tenant's limit, and at least this share, is unusual.
_CLOSED_LEAST_PERCENT = 60


def brake(
    plan: Plan, extract: Extract, missing_columns: Sequence[str], limit_percent: int
) -> Brake | None:
    """Why the file must wait for a person, or None."""
    reasons = list(_column_reasons(missing_columns))
    if extract.has_items and plan.before.items:
        reasons += _reasons(plan, extract, limit_percent)
    if not reasons:
        return None
    return Brake(reasons=tuple(reasons), before=plan.before, after=plan.after)


def _column_reasons(missing: Sequence[str]) -> Iterator[BrakeReason]:
    for name in missing:
        reason = f"The column “{name}”, which the profile uses, is not in the file."
        yield BrakeReason(code="column_missing", reason=reason, before=name)


def _reasons(plan: Plan, extract: Extract, limit_percent: int) -> Iterator[BrakeReason]:
    if extract.mode is Mode.STOCK:
        yield from _stock_reasons(plan, extract, limit_percent)
    items, closed = plan.before.items, plan.items_closed
    many = max(2 * limit_percent, _CLOSED_LEAST_PERCENT)
    if items >= _FEW_ITEMS and closed * 100 > items * many:
        yield BrakeReason(
            code="many_closed",
            reason=f"More than {many} % of the open items would be closed.",
            before=str(items),
            after=str(closed),
        )


def _stock_reasons(plan: Plan, extract: Extract, limit_percent: int) -> Iterator[BrakeReason]:
    before, after = plan.before, plan.after
    if not extract.items_count:
        yield BrakeReason(
            code="empty", reason="The file holds no item.", before=str(before.items), after="0"
        )
    elif _falls(before.items, after.items, limit_percent):
        yield BrakeReason(
            code="items_fall",
            reason=f"Open items fall by more than {limit_percent} %.",
            before=str(before.items),
            after=str(after.items),
        )
    yield from _total_reasons(plan, limit_percent)
    yield from _foreign(plan, extract)


def _total_reasons(plan: Plan, limit_percent: int) -> Iterator[BrakeReason]:
    after = {m.currency: m for m in plan.after.totals}
    for total in plan.before.totals:
        now = after.get(total.currency)
        if total.minor > 0 and _falls(total.minor, now.minor if now else 0, limit_percent):
            yield BrakeReason(
                code="total_falls",
                reason=f"The total in {total.currency} falls by more than {limit_percent} %.",
                before=str(total),
                after=str(now) if now else f"0 {total.currency}",
            )


def _foreign(plan: Plan, extract: Extract) -> Iterator[BrakeReason]:
    fewer = min(plan.before.accounts, len(extract.accounts))
    if fewer >= _FEW_ACCOUNTS and plan.in_common * 100 < fewer * _COMMON_LEAST_PERCENT:
        yield BrakeReason(
            code="few_in_common",
            reason="Hardly any account of the file is known: is it another company's?",
            before=str(plan.before.accounts),
            after=str(plan.in_common),
        )


def _falls(before: int, after: int, limit_percent: int) -> bool:
    return (before - after) * 100 > before * limit_percent
