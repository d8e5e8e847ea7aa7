"""Of which accounts alerts hold, and who is told of it. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import NamedTuple

from chalicelib.features.access.model import Role
from chalicelib.features.accounts.flags import ALERTS, Limits, alerts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.accounts.views import owed_by
from chalicelib.features.alerts.model import Alert, AlertCount, Mark
from chalicelib.features.risk.exposure import exposures
from chalicelib.features.searches.model import Criteria, Criterion, Op
from chalicelib.features.searches.rules import Test, meets
from chalicelib.features.searches.text import parse, said

# Their codes must have room in a search.
FAMILIES_MAX = 60


class Ready(NamedTuple):
    """An alert made ready for a day, to be asked of many accounts."""

    alert: Alert
    holds: Test


class Readers(NamedTuple):
    """Whose eyes: e-mails, and the roles of those people."""

    emails: AbstractSet[str]
    roles: AbstractSet[Role]


def ready(
    own: Iterable[Alert],
    today: date,
    currency: str,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> tuple[Ready, ...]:
    """The alerts as tests of an account's line; InvalidError names what cannot be asked."""
    return tuple(Ready(a, meets(parse(a.where), today, currency, limits)) for a in own)


def is_told(alert: Alert, line: Summary, readers: Readers | None) -> bool:
    """Whether one of these readers is told of the alert on an account; None is everybody."""
    if readers is None:
        return True
    whom = alert.told
    return (
        (whom.collector and line.collector in readers.emails)
        or not readers.emails.isdisjoint(whom.users)
        or not readers.roles.isdisjoint(whom.roles)
    )


def told(own: Iterable[Ready], line: Summary, readers: Readers | None) -> Iterator[Alert]:
    """The alerts that hold of an account and that these readers are told of."""
    # Who is told is quicker to say than whether it holds.
    return (a for a, holds in own if is_told(a, line, readers) and holds(line))


def marks(own: Iterable[Ready], line: Summary) -> tuple[Mark, ...]:
    """The alerts that hold of an account, as it shows them."""
    return tuple(Mark(name=a.name, colour=a.colour) for a, holds in own if holds(line))


def counts(
    lines: Sequence[Summary], today: date, limits: Limits, own: Iterable[Ready]
) -> list[AlertCount]:
    """Every alert, native ones first, with what it holds of."""
    native: dict[str, list[Summary]] = {name: [] for name in ALERTS}
    for line in lines:
        for name in alerts(line, today, limits):
            native[name].append(line)
    found = [_count(name, f"flag = {name}", on, today) for name, on in native.items()]
    found += _families(lines, today)
    for alert, holds in own:
        count = _count(alert.name, alert.where, list(filter(holds, lines)), today)
        found.append(count.model_copy(update={"colour": alert.colour}))
    return found


def family_alerts(lines: Sequence[Summary]) -> dict[str, str]:
    """By account, the most used first: limits that it passes or nears with those below it."""
    wide = (one for one in exposures(lines) if one.accounts > 1 and one.mark)
    return {one.code: f"family_{one.mark}_limit" for one in wide}


def _families(lines: Sequence[Summary], today: date) -> Iterator[AlertCount]:
    known, found = {line.code: line for line in lines}, family_alerts(lines)
    for name in ("family_over_limit", "family_near_limit"):
        tops = [known[code] for code, alert in found.items() if alert == name][:FAMILIES_MAX]
        if not tops:
            continue
        codes = Criterion(field="code", op=Op.IN, value=",".join(line.code for line in tops))
        yield _count(name, said(Criteria(rules=(codes,))), tops, today)


def _count(alert: str, where: str, lines: list[Summary], today: date) -> AlertCount:
    return AlertCount(
        alert=alert, where=where, accounts=len(lines), overdue=owed_by(lines, today)[1]
    )
