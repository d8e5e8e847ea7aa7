"""What people do about risk: look at it, ask for limits, grant them, keep guarantees."""

from collections.abc import Callable
from datetime import date, datetime

from chalicelib.core.errors import (
    FieldError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from chalicelib.core.ids import new_id
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.actions.model import Action, ActionKind
from chalicelib.features.credit.model import GUARANTEES_MAX, Guarantee, LimitRequest
from chalicelib.features.credit.rules import may_grant
from chalicelib.features.risk.assessing import Assessor
from chalicelib.features.risk.exposure import exposures, owed
from chalicelib.features.risk.model import (
    Decision,
    Exposure,
    NewGuarantee,
    NewLimit,
    Risk,
    WaitingLimit,
)
from chalicelib.features.settings.service import Company

REVIEW = "limit_review"
Decide = Callable[[Account], Change]


class Risks:
    """The risk of the actor's accounts."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company
        self._assessor = Assessor(accounts, company)

    def of(self, actor: Actor, code: str) -> Risk:
        """Score, limit, guarantees and exposure of an account, today."""
        actor.require(Role.READER)
        return self._assessor.assess(actor, self._accounts.get(actor, code))

    def waiting(self, actor: Actor) -> list[WaitingLimit]:
        """The limits that were asked for, the oldest first."""
        found = [
            WaitingLimit(
                code=line.code,
                name=line.name,
                request=line.limit_request,
                limit=line.credit_limit,
                owed=owed((line,)),
                may_grant=self._may_grant(actor, line.limit_request.amount),
            )
            for line in self._accounts.lines(actor)
            if line.limit_request
        ]
        return sorted(found, key=lambda row: (row.request.at, row.code))

    def exposures(self, actor: Actor) -> list[Exposure]:
        """What is owed under each limit, the most used first."""
        actor.require(Role.READER)
        return exposures(self._accounts.lines(actor))

    def _may_grant(self, actor: Actor, amount: Money | None) -> bool:
        return may_grant(actor, amount, self._company.settings(actor).risk.levels)

    def require_grant(self, actor: Actor, amount: Money | None) -> None:
        """Raise ForbiddenError unless the actor may grant that limit; None is no limit at all."""
        if not self._may_grant(actor, amount):
            what = f"A limit of {amount}" if amount else "No limit at all"
            raise ForbiddenError(f"{what} is above what you may grant.", code="above_your_level")

    def ask(self, actor: Actor, code: str, version: int, given: NewLimit) -> Risk:
        """Ask for a limit; whoever may grant it has it at once."""
        actor.require(Role.COLLECTOR)
        _check(given, self._company.today(actor))
        now = self._company.now(actor)
        request = LimitRequest(id=new_id(now), by=actor.name, at=now, **given.model_dump())

        def decide(account: Account) -> Change:
            asked = _with(account, request=request)
            event = self._accounts.draft(actor, "limit_requested", **_told(request))
            if not self._may_grant(actor, given.amount):
                return Change(asked, (event,))
            granted = self._accounts.draft(actor, "limit_granted", **_told(request))
            return Change(_granted(asked, request, now), (event, granted))

        return self._changed(actor, code, version, decide)

    def answer(
        self, actor: Actor, code: str, version: int, request_id: str, given: Decision
    ) -> Risk:
        """Grant the limit that was asked for, or refuse it; whoever asked may take it back."""
        actor.require(Role.COLLECTOR)
        now = self._company.now(actor)

        def decide(account: Account) -> Change:
            request = account.credit.request
            if request is None or request.id != request_id:
                raise NotFoundError("Nobody asks for this limit any more.")
            if given.grant or request.by != actor.name:
                self.require_grant(actor, request.amount)
            kind = "limit_granted" if given.grant else "limit_refused"
            event = self._accounts.draft(actor, kind, **_told(request), comment=given.comment)
            after = _granted(account, request, now) if given.grant else _with(account, request=None)
            return Change(after, (event,))

        return self._changed(actor, code, version, decide)

    def add_guarantee(self, actor: Actor, code: str, version: int, given: NewGuarantee) -> Risk:
        """Keep who stands behind the account's debts."""
        actor.require(Role.COLLECTOR)
        _check_guarantee(given)
        guarantee = Guarantee(id=new_id(self._company.now(actor)), **given.model_dump())

        def decide(account: Account) -> Change:
            kept = account.credit.guarantees
            if len(kept) >= GUARANTEES_MAX:
                raise InvalidError(f"An account has {GUARANTEES_MAX} guarantees at most.")
            facts = _told_guarantee(guarantee)
            event = self._accounts.draft(actor, "guarantee_added", **facts)
            return Change(_with(account, guarantees=(*kept, guarantee)), (event,))

        return self._changed(actor, code, version, decide)

    def remove_guarantee(self, actor: Actor, code: str, version: int, guarantee_id: str) -> Risk:
        """Take a guarantee away; the history keeps it."""
        actor.require(Role.COLLECTOR)

        def decide(account: Account) -> Change:
            gone = next((g for g in account.credit.guarantees if g.id == guarantee_id), None)
            if gone is None:
                raise NotFoundError("There is no such guarantee.")
            rest = tuple(g for g in account.credit.guarantees if g.id != guarantee_id)
            event = self._accounts.draft(actor, "guarantee_removed", **_told_guarantee(gone))
            return Change(_with(account, guarantees=rest), (event,))

        return self._changed(actor, code, version, decide)

    def _changed(self, actor: Actor, code: str, version: int, decide: Decide) -> Risk:
        changed = self._accounts.change(actor, code, decide, version=version)
        return self._assessor.assess(actor, changed)


def _with(account: Account, **fields: object) -> Account:
    return account.model_copy(update={"credit": account.credit.model_copy(update=fields)})


def _granted(account: Account, request: LimitRequest, at: datetime) -> Account:
    """The account with the limit, and its review in the agenda instead of an earlier one."""
    others = tuple(a for a in account.actions if a.label != REVIEW)
    if request.review_on:
        review = Action(
            id=new_id(at),
            kind=ActionKind.TASK,
            on=request.review_on,
            label=REVIEW,
            by=request.by,
            at=at,
        )
        others = (*others, review)
    fields = {"expires_on": request.expires_on, "review_on": request.review_on, "request": None}
    return _with(account, **fields).model_copy(
        update={"credit_limit": request.amount, "actions": others}
    )


def _check(given: NewLimit, today: date) -> None:
    wrong = []
    if given.amount.minor < 0:
        wrong.append(FieldError("amount", "zero or more"))
    for name, day in (("expires_on", given.expires_on), ("review_on", given.review_on)):
        if day and day < today:
            wrong.append(FieldError(name, "today or later"))
    if wrong:
        raise InvalidError("This limit cannot be asked for.", errors=tuple(wrong))


def _check_guarantee(given: NewGuarantee) -> None:
    wrong = []
    if given.amount.minor <= 0:
        wrong.append(FieldError("amount", "more than zero"))
    if given.until_on and given.until_on < given.from_on:
        wrong.append(FieldError("until_on", "the first day or later"))
    if wrong:
        raise InvalidError("This guarantee cannot be kept.", errors=tuple(wrong))


def _told(request: LimitRequest) -> dict[str, str]:
    told = {"amount": str(request.amount), "reason_text": request.reason, "asked_by": request.by}
    days = {"expires_on": request.expires_on, "review_on": request.review_on}
    return told | {name: day.isoformat() for name, day in days.items() if day}


def _told_guarantee(guarantee: Guarantee) -> dict[str, object]:
    told = guarantee.model_dump(mode="json", include={"name", "from_on", "until_on", "reference"})
    return told | {"guarantee_kind": guarantee.kind.value, "amount": str(guarantee.amount)}
