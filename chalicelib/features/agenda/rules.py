"""The agenda as it follows from the portfolio and a day: pure, read from summaries alone (A1)."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from chalicelib.core.money import Money, exponent, totals
from chalicelib.core.values import Frozen
from chalicelib.features.accounts.flags import Limits, alerts
from chalicelib.features.accounts.summary import OpenAction, Summary
from chalicelib.features.alerts.model import Alert
from chalicelib.features.alerts.rules import family_alerts
from chalicelib.features.statuses.definitions import Colour


class When(StrEnum):
    """Where an entry stands from today."""

    LATE = "late"
    TODAY = "today"
    UPCOMING = "upcoming"


class EntryKind(StrEnum):
    """Where an entry comes from: a person, the scenario, a debtor, or something out of order."""

    MANUAL = "manual"
    AUTOMATIC = "automatic"
    ANSWER = "answer"
    ALERT = "alert"


class Entry(Frozen):
    """One thing to do, or to know. `text` is the action's label, the step's key or the alert."""

    kind: EntryKind
    when: When
    on: date
    text: str
    # That of an own alert, whose name is the text.
    colour: Colour | None = None
    action: OpenAction | None = None
    # Why a step of the scenario waits for a person; "" when it goes by itself.
    held_by: str = ""


class Group(Frozen):
    """The entries of one account, with what is at stake on it."""

    code: str
    name: str
    collector: str
    level: int
    phone: str
    email: str
    at_stake: tuple[Money, ...]
    days_late: int
    entries: tuple[Entry, ...]

    @property
    def first_on(self) -> date:
        """The day of its first entry."""
        return min(entry.on for entry in self.entries)


Wanted = Callable[[Entry], bool]
# The company's own alerts that these people are told of on an account.
Own = Callable[[Summary], Iterable[Alert]]


def no_alert(_line: Summary) -> Iterable[Alert]:
    """For a company without alerts of its own."""
    return ()


def groups(  # noqa: PLR0913 - whose agenda, of what, until when
    lines: Iterable[Summary],
    today: date,
    *,
    horizon_days: int,
    limits: Limits,
    mine: frozenset[str] | None,
    own: Own = no_alert,
) -> list[Group]:
    """Everybody's entries up to the horizon, or those of `mine` (e-mails of collectors).

    Earliest first, then the largest amount.
    """
    until = today + timedelta(days=horizon_days)
    known, found = list(lines), []
    families = family_alerts(known)
    for line in known:
        entries = [e for e in _entries(line, today, limits, mine, own) if e.on <= until]
        if line.code in families and _is_mine(line, mine):
            entries.append(_alert(today, families[line.code]))
        if entries:
            found.append(_group(line, today, entries))
    return sorted(found, key=lambda g: (g.first_on, -_size(g.at_stake), g.code))


def _entries(
    line: Summary, today: date, limits: Limits, mine: frozenset[str] | None, own: Own
) -> Iterator[Entry]:
    is_mine = _is_mine(line, mine)
    for action in line.actions:
        if mine is None or (action.assignee in mine if action.assignee else is_mine):
            when = _when(action.on, today)
            yield Entry(
                kind=EntryKind.MANUAL, when=when, on=action.on, text=action.label, action=action
            )
    for told in own(line):
        yield _alert(today, told.name, told.colour)
    if not is_mine:
        return
    if line.answers_waiting:
        text = str(line.answers_waiting)
        yield Entry(kind=EntryKind.ANSWER, when=When.TODAY, on=today, text=text)
    step = line.next_step
    if step and step.held_by != "empty_scenario":
        yield Entry(
            kind=EntryKind.AUTOMATIC,
            when=_when(step.on, today),
            on=step.on,
            text=step.step,
            held_by=step.held_by,
        )
    for alert in alerts(line, today, limits):
        yield _alert(today, alert)


def _is_mine(line: Summary, mine: frozenset[str] | None) -> bool:
    return mine is None or line.collector in mine


def _alert(today: date, text: str, colour: Colour | None = None) -> Entry:
    return Entry(kind=EntryKind.ALERT, when=When.TODAY, on=today, text=text, colour=colour)


def _when(on: date, today: date) -> When:
    if on == today:
        return When.TODAY
    return When.LATE if on < today else When.UPCOMING


def _group(line: Summary, today: date, entries: list[Entry]) -> Group:
    late = [
        (day, minor, c)
        for c, balance in line.balances.items()
        for day, minor in balance.due.items()
        if day < today
    ]
    return Group(
        code=line.code,
        name=line.name,
        collector=line.collector,
        level=line.level,
        phone=line.phone,
        email=line.email,
        at_stake=totals((minor, c) for _, minor, c in late),
        days_late=max(((today - day).days for day, _, _ in late), default=0),
        entries=tuple(sorted(entries, key=lambda e: (e.on, e.kind, e.text))),
    )


def _size(amounts: Iterable[Money]) -> int:
    return max((m.minor * 10 ** (3 - exponent(m.currency)) for m in amounts), default=0)


def counters(found: Iterable[Group]) -> dict[str, int]:
    """How many entries of each kind and of each day, all kinds and days said."""
    counts = dict.fromkeys([*When, *EntryKind], 0)
    for group in found:
        for entry in group.entries:
            counts[entry.when] += 1
            counts[entry.kind] += 1
    return {name.value: count for name, count in counts.items()}


def only(found: Iterable[Group], wanted: Wanted) -> list[Group]:
    """The groups with their wanted entries; those left with none are gone."""
    kept = []
    for group in found:
        entries = tuple(filter(wanted, group.entries))
        if entries:
            kept.append(group.model_copy(update={"entries": entries}))
    return kept
