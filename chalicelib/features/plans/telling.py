"""What debtors are told of their plans by themselves: said once, then noted on the plan.

Whoever dies in between finds the message sent when it asks for it again.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Protocol

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.plans import outcome, store, wakes
from chalicelib.features.plans.model import Instalment, Plan
from chalicelib.features.plans.rules import to_remind
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table


class Notices(Protocol):
    """Writes to debtors; given by the container, made by `features/agreements`.

    Each message leaves once, however often it is asked for; the answer is the reason why it could
    not, "" when it did. RetryableError: ask again.
    """

    def may_go(self, actor: Actor) -> bool:
        """Whether messages go by themselves today."""

    def remind(self, actor: Actor, plan: Plan, instalment: Instalment) -> str:
        """The courtesy reminder of an instalment that is not paid yet."""

    def tell_broken(self, actor: Actor, plan: Plan) -> str:
        """That the plan is broken."""


class Telling:
    """Tells debtors what is to be said of a plan on a day."""

    def __init__(
        self, table: Table, accounts: Accounts, company: Company, notices: Notices
    ) -> None:
        self._table, self._accounts = table, accounts
        self._company, self._notices = company, notices

    def tell(self, actor: Actor, plan: Plan) -> Plan:
        """The plan after what is to be said today was said."""
        settings, today = self._company.settings(actor), self._company.today(actor)
        instalment = to_remind(plan, today)
        if plan.state.is_open and instalment is None:
            return plan
        if not self._notices.may_go(actor):
            return self._noted(actor, plan, lambda now: wakes.tomorrow(now, settings, today))
        if instalment is None:
            why = self._notices.tell_broken(actor, plan)
            return self._noted(actor, plan, lambda now: now.model_copy(update=_NEVER), None, why)
        why = self._notices.remind(actor, plan, instalment)
        told = partial(_reminded, instalment.number, today, why)
        return self._noted(
            actor, plan, lambda now: wakes.waiting(told(now), settings, today), instalment, why
        )

    def _noted(
        self,
        actor: Actor,
        plan: Plan,
        after: Callable[[Plan], Plan],
        instalment: Instalment | None = None,
        why: str = "",
    ) -> Plan:
        """The plan as it goes on, and in the history why its debtor could not be told."""
        table = self._table.for_tenant(actor.tenant_id)
        noted = [plan]

        def decide(account: Account) -> Change | None:
            now = store.plan(table, plan.code, plan.id)
            if now is None or now.version != plan.version or not now.is_followed:
                return None
            noted[:] = [after(now)]
            if not why:
                table.write(store.put_of(noted[0]))
                return None
            kind, facts = outcome.not_told(plan, instalment, why)
            event = self._accounts.draft(actor, kind, **facts)
            return Change(account, (event,), (store.put_of(noted[0]),))

        self._accounts.change(actor, plan.code, decide)
        return noted[0]


_NEVER = {"wakes_at": None}


def _reminded(number: int, today: date, why: str, plan: Plan) -> Plan:
    said = {"told_on": today, "not_told": why}
    rows = (i.model_copy(update=said) if i.number == number else i for i in plan.instalments)
    return plan.model_copy(update={"instalments": tuple(rows)})
