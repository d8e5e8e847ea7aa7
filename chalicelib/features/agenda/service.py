"""Planning actions, doing them, and the list of what there is to do."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.core.ids import new_id
from chalicelib.core.text import clean
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.qualification import QualificationRate, qualification_rates
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.agenda.rules import EntryKind, Group, When, counters, groups, only
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.settings.model import Line
from chalicelib.features.settings.service import Company

ACTIONS_MAX = 50
Note = Annotated[str, Field(max_length=1000), AfterValidator(clean)]
Label = Annotated[str, Field(max_length=120), AfterValidator(clean)]


class NewAction(Strict):
    """What to plan. With `items` it is a specific action, which takes them out of the scenario."""

    kind: ActionKind
    on: date
    label: Label = ""
    note: Note = ""
    items: Annotated[tuple[str, ...], Field(max_length=500)] = ()
    model: Annotated[str, Field(max_length=40)] = ""
    assignee: Line = ""


class ActionChange(Strict):
    """What to change of an action: postpone it, call it otherwise, give it to somebody else."""

    on: date | None = None
    label: Label | None = None
    note: Note | None = None
    assignee: Line | None = None


class Result(StrEnum):
    """What came of an action."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    PROMISED = "promised"
    SENT = "sent"
    DONE = "done"


class ActionResult(Strict):
    """An action done, what came of it, and what is planned next."""

    result: Result = Result.DONE
    comment: Note = ""
    then: NewAction | None = None


class Agenda(Frozen):
    """What there is to do: `counters` count everything, `groups` are those of the filters."""

    on: date
    counters: dict[str, int]
    qualification: tuple[QualificationRate, ...]
    groups: list[Group]


class Actions:
    """Actions of the actor's company."""

    def __init__(self, accounts: Accounts, company: Company, alerts: OwnAlerts) -> None:
        self._accounts, self._company, self._alerts = accounts, company, alerts

    def agenda(
        self,
        actor: Actor,
        *,
        mine: frozenset[str] | None,
        when: When | None,
        kind: EntryKind | None,
        horizon_days: int,
    ) -> Agenda:
        """The agenda of these collectors (None: everybody's), with counters of all of it."""
        today = self._company.today(actor)
        lines = list(self._accounts.lines(actor))
        limits = limits_of(self._company.settings(actor))
        watch = self._alerts.watch(actor, mine)
        found = groups(lines, today, horizon_days=horizon_days, limits=limits, mine=mine, own=watch)
        own = [line for line in lines if mine is None or line.collector in mine]
        return Agenda(
            on=today,
            counters=counters(found),
            qualification=qualification_rates(own, today),
            groups=only(found, lambda e: when in {None, e.when} and kind in {None, e.kind}),
        )

    def plan(self, actor: Actor, code: str, version: int, given: NewAction) -> Account:
        """Add an action; on items, those leave the scenario until it ends."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account) -> Change:
            action = self._made(actor, account, given)
            event = self._accounts.draft(actor, "action_planned", **_told(account, action))
            actions = (*account.actions, action)
            return Change(account.model_copy(update={"actions": actions}), (event,))

        return self._accounts.change(actor, code, decide, version=version)

    def _made(self, actor: Actor, account: Account, given: NewAction) -> Action:
        if given.on < self._company.today(actor):
            wrong = FieldError("on", "today or later")
            raise InvalidError("An action lies ahead.", errors=(wrong,))
        if len(account.actions) >= ACTIONS_MAX:
            raise InvalidError(f"An account has {ACTIONS_MAX} open actions at most.")
        if given.items:
            require_items(account, given.items)
            taken = [i for i in given.items if i in account.specific_items]
            if taken:
                raise ConflictError("In a specific action already.", code="in_action")
        at = self._company.now(actor)
        return Action(id=new_id(at), by=actor.name, at=at, **given.model_dump())

    def change(
        self, actor: Actor, code: str, version: int, action_id: str, given: ActionChange
    ) -> Account:
        """Postpone, call otherwise, or give to somebody else."""
        actor.require(Role.COLLECTOR)
        if given.on and given.on < self._company.today(actor):
            wrong = FieldError("on", "today or later")
            raise InvalidError("An action lies ahead.", errors=(wrong,))
        fields = given.model_dump(exclude_none=True)

        def decide(account: Account, action: Action) -> Change | None:
            changed = action.model_copy(update=fields)
            if changed == action:
                return None
            told = _told(account, changed) | {"was_on": action.on.isoformat()}
            kind = "action_postponed" if changed.on != action.on else "action_changed"
            actions = tuple(changed if a.id == action.id else a for a in account.actions)
            event = self._accounts.draft(actor, kind, **told)
            return Change(account.model_copy(update={"actions": actions}), (event,))

        return self._on(actor, code, version, action_id, decide)

    def done(
        self, actor: Actor, code: str, version: int, action_id: str, given: ActionResult
    ) -> Account:
        """End an action with its result; its items go back to the scenario."""
        actor.require(Role.COLLECTOR)
        today = self._company.today(actor)

        def decide(account: Account, action: Action) -> Change:
            rest = account.model_copy(update={"actions": _without(account, action)})
            told = _told(account, action) | {
                "result": given.result.value,
                "comment": given.comment,
            }
            events = [self._accounts.draft(actor, "action_done", **told)]
            after: dict[str, object] = {"last_action_on": today}
            if given.then:
                following = self._made(actor, rest, given.then)
                after |= {"actions": (*rest.actions, following)}
                planned = _told(account, following)
                events.append(self._accounts.draft(actor, "action_planned", **planned))
            return Change(rest.model_copy(update=after), tuple(events))

        return self._on(actor, code, version, action_id, decide)

    def cancel(self, actor: Actor, code: str, version: int, action_id: str) -> Account:
        """Take an action away undone; its items go back to the scenario."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account, action: Action) -> Change:
            event = self._accounts.draft(actor, "action_cancelled", **_told(account, action))
            actions = _without(account, action)
            return Change(account.model_copy(update={"actions": actions}), (event,))

        return self._on(actor, code, version, action_id, decide)

    def _on(
        self,
        actor: Actor,
        code: str,
        version: int,
        action_id: str,
        decide: Callable[[Account, Action], Change | None],
    ) -> Account:
        def found(account: Account) -> Change | None:
            action = next((a for a in account.actions if a.id == action_id), None)
            if action is None:
                raise NotFoundError("There is no such action.")
            return decide(account, action)

        return self._accounts.change(actor, code, found, version=version)


def _without(account: Account, action: Action) -> tuple[Action, ...]:
    return tuple(a for a in account.actions if a.id != action.id)


def _told(account: Account, action: Action) -> dict[str, object]:
    numbers = [i.number for i in map(account.item, action.items[:50]) if i]
    return {
        "action": action.id,
        "action_kind": action.kind.value,
        "on": action.on.isoformat(),
        "label": action.label,
        "note": action.note,
        "items": numbers,
        "assignee": action.assignee,
    }
