"""What debtors are told of their plans by themselves: said once, then noted on the plan.

Whoever dies in between finds the message sent when it asks for it again.
"""

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
        if not plan.state.is_open:
            return self._noted(actor, plan, None, self._notices.tell_broken(actor, plan))
        instalment = to_remind(plan, self._company.today(actor))
        if instalment is None or not self._notices.may_go(actor):
            return plan
        why = self._notices.remind(actor, plan, instalment)
        return self._noted(actor, plan, instalment, why)

    def _noted(self, actor: Actor, plan: Plan, instalment: Instalment | None, why: str) -> Plan:
        """The plan as it goes on, and in the history why its debtor could not be told."""
        table = self._table.for_tenant(actor.tenant_id)
        noted = [plan]

        def decide(account: Account) -> Change | None:
            now = store.plan(table, plan.code, plan.id)
            if now is None or now.version != plan.version or not now.is_followed:
                return None
            noted[:] = [self._after(actor, now, instalment, why)]
            if not why:
                table.write(store.put_of(noted[0]))
                return None
            kind, facts = outcome.not_told(plan, instalment, why)
            event = self._accounts.draft(actor, kind, **facts)
            return Change(account, (event,), (store.put_of(noted[0]),))

        self._accounts.change(actor, plan.code, decide)
        return noted[0]

    def _after(self, actor: Actor, plan: Plan, instalment: Instalment | None, why: str) -> Plan:
        if instalment is None:
            return plan.model_copy(update={"wakes_at": None})
        today = self._company.today(actor)
        said = {"told_on": today, "not_told": why}
        rows = tuple(
            i.model_copy(update=said) if i.number == instalment.number else i
            for i in plan.instalments
        )
        told = plan.model_copy(update={"instalments": rows})
        return wakes.waiting(told, self._company.settings(actor), today)
