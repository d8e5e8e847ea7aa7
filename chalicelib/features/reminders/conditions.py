"""Whether a step's condition holds for an item of an account on a day. Pure."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from chalicelib.core.money import exponent
from chalicelib.features.accounts.model import Account
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.penalties.model import Regime
from chalicelib.features.scenarios.model import Buyer, Condition
from chalicelib.features.statuses.model import StatusType


def is_consumer(account: Account, *, is_for_consumers: bool) -> bool:
    """Whether a Belgian consumer buys: the account's own word, else the company's."""
    default = Regime.BE_B2C if is_for_consumers else Regime.NONE
    return (account.penalties.regime or default) is Regime.BE_B2C


def holds_for_good(
    condition: Condition, account: Account, item: OpenItem, *, is_for_consumers: bool
) -> bool:
    """Whether the part that no day changes holds."""
    consumer = is_consumer(account, is_for_consumers=is_for_consumers)
    return (
        _is_one(condition.countries, account.details.country)
        and _is_one(condition.languages, account.language[:2])
        and (not condition.tags or any(_is_one(condition.tags, tag) for tag in account.tags))
        and _is_one(condition.statuses, _status(account, item))
        and (not condition.is_over_limit or _is_over_limit(account))
        and (not condition.audience or (condition.audience is Buyer.CONSUMER) == consumer)
    )


def holds_on(condition: Condition, account: Account, on: date) -> bool:
    """Whether the part that depends on the day holds on one."""
    if not condition.depends_on_the_day:
        return True
    late = [i for i in account.items if i.counts and not i.is_credit and i.due_on < on]
    days = max(((on - item.due_on).days for item in late), default=0)
    return (not condition.days_late_from or days >= condition.days_late_from) and (
        not condition.overdue_from or _owes(late, condition.overdue_from)
    )


def _owes(items: Iterable[OpenItem], least: Decimal) -> bool:
    sums: dict[str, int] = {}
    for item in items:
        sums[item.currency] = sums.get(item.currency, 0) + item.balance_minor
    return any(minor >= least.scaleb(exponent(c)) for c, minor in sums.items())


def _is_over_limit(account: Account) -> bool:
    limit = account.credit_limit
    if limit is None:
        return False
    return any(
        m.currency == limit.currency and m.minor > limit.minor for m in account.outstanding()
    )


def _status(account: Account, item: OpenItem) -> str:
    status = account.statuses.get(item.id)
    return (status.code or status.type.value) if status else StatusType.NOT_CONTACTED.value


def _is_one(wanted: Iterable[str], value: str) -> bool:
    words = {word.casefold() for word in wanted}
    return not words or value.casefold() in words
