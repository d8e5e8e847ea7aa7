"""What would go on a day, and why nothing does: overdue list, preview, review (R3, R9)."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING

from chalicelib.core.money import Money, exponent
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account, NextStep
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.circumstances import for_a_person
from chalicelib.features.reminders.handed_over import is_for_a_person
from chalicelib.features.reminders.model import Circumstances, Listed, PlannedReminder, Refusal
from chalicelib.features.reminders.planning import next_step
from chalicelib.features.reminders.rules import decide
from chalicelib.features.reminders.runs import Runs
from chalicelib.features.scenarios.model import Mode
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.features.templates.model import Rendered
from chalicelib.features.templates.service import Templates

READERS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """One message as it would go, or why none does."""

    planned: PlannedReminder | Refusal
    account: Account
    said: Rendered | None


class Outlook:
    """Decides without acting."""

    def __init__(  # noqa: PLR0913 - what a decision looks at
        self,
        accounts: Accounts,
        company: Company,
        scenarios: Scenarios,
        templates: Templates,
        runs: Runs,
        *,
        link_shown: str,
    ) -> None:
        self._link_shown = link_shown
        self._accounts, self._company = accounts, company
        self._scenarios, self._templates, self._runs = scenarios, templates, runs

    def circumstances(self, actor: Actor) -> Circumstances:
        """What holds for the whole company now."""
        return self._runs.circumstances(actor)

    def overdue_codes(self, actor: Actor, on: date, query: str = "") -> list[str]:
        """Accounts that have something overdue on a day, or a step due: oldest debt first."""
        lines = self._accounts.portfolio(actor)
        wanted = [(_oldest(line, on), line) for line in lines if _matches(line, query)]
        found = [
            (oldest, line.code)
            for oldest, line in wanted
            if oldest or (line.next_step and line.next_step.on <= on)
        ]
        return [code for _, code in sorted(found, key=lambda f: (f[0] or date.max, f[1]))]

    def overdue(self, actor: Actor, codes: Sequence[str], on: date) -> list[Listed]:
        """Lines of the overdue list on a day: what would go, and every reason why it does not.

        That the books are stale is said once, beside the list (`circumstances`).
        """
        actor.require(Role.READER)
        holds = self._runs.circumstances(actor)
        with ThreadPoolExecutor(READERS) as readers:
            accounts = readers.map(lambda code: self._accounts.find(actor, code), codes)
            found = [account for account in accounts if account]
        return [self._line(actor, account, on, holds) for account in found]

    def _line(self, actor: Actor, account: Account, on: date, holds: Circumstances) -> Listed:
        planned = self._plan(actor, account, on, for_a_person(holds, accept_stale=True))
        late = [i.due_on for i in account.items if i.counts and not i.is_credit and i.due_on < on]
        line = Listed(
            code=account.code,
            name=account.name,
            overdue=account.overdue(on),
            oldest_due_on=min(late, default=None),
            days_late=(on - min(late)).days if late else 0,
            level=account.level,
            collector=account.responsible,
        )
        if isinstance(planned, Refusal):
            return line.model_copy(update={"reasons": planned.reasons})
        step = planned.step
        found = {"step": step.key, "mode": step.mode, "channel": step.channel}
        held = holds.paused if step.mode is Mode.AUTO else None
        return line.model_copy(update={**found, "recipient": planned.recipient, "held": held})

    def _plan(
        self,
        actor: Actor,
        account: Account,
        on: date,
        holds: Circumstances,
        step: str | None = None,
    ) -> PlannedReminder | Refusal:
        """What a person could send on a day: today as of an earlier day, or on a later one."""
        scenario, today = self._scenarios.of(actor, account), self._company.today(actor)
        return decide(
            account, scenario, max(on, today), holds, as_of=on, modes=tuple(Mode), wanted=step
        )

    def preview(self, actor: Actor, code: str, on: date | None, step: str | None) -> Preview:
        """The message to one account as it would go, with a link that opens nothing."""
        actor.require(Role.READER)
        holds = for_a_person(self._runs.circumstances(actor), accept_stale=True)
        account = self._accounts.get(actor, code)
        return self._preview(actor, account, on or self._company.today(actor), holds, step)

    def _preview(
        self, actor: Actor, account: Account, on: date, holds: Circumstances, step: str | None
    ) -> Preview:
        planned = self._plan(actor, account, on, holds, step)
        if isinstance(planned, Refusal) or is_for_a_person(planned):
            return Preview(planned, account, None)
        settings = self._company.settings(actor)
        own_text = self._templates.own(actor, compose.template_for(account, planned, settings))
        kept = compose.letter(account, planned, settings, own_text=own_text)
        return Preview(planned, account, compose.previewed(kept, self._link_shown))

    def cost(self, actor: Actor, segments: int) -> Money | None:
        """What so many segments of SMS cost, rounded up; None where nobody said a price."""
        settings = self._company.settings(actor)
        price = settings.sms_price * segments
        minor = (price.scaleb(exponent(settings.currency))).to_integral_value(ROUND_CEILING)
        return Money.of_minor(int(minor), settings.currency) if price else None

    def switched(
        self, actor: Actor, code: str, scenario: str
    ) -> tuple[NextStep | None, NextStep | None]:
        """What comes next for an account now, and what would in another scenario."""
        self._scenarios.require(actor, scenario)
        account = self._accounts.get(actor, code)
        after = account.model_copy(update={"scenario": scenario})
        consumers, today = self.circumstances(actor).is_for_consumers, self._company.today(actor)
        now, then = (
            next_step(a, self._scenarios.of(actor, a), today, is_for_consumers=consumers)
            for a in (account, after)
        )
        return now, then

    def review(
        self,
        actor: Actor,
        codes: Sequence[str],
        on: date,
        steps: dict[str, str],
        *,
        accept_stale: bool,
    ) -> list[Preview]:
        """The messages of a run before it is sent; accounts that do not exist are left out."""
        actor.require(Role.READER)
        holds = for_a_person(self._runs.circumstances(actor), accept_stale=accept_stale)
        with ThreadPoolExecutor(READERS) as readers:
            accounts = readers.map(lambda code: self._accounts.find(actor, code), codes)
            found = [account for account in accounts if account]
        return [self._preview(actor, a, on, holds, steps.get(a.code)) for a in found]


def _oldest(line: Summary, on: date) -> date | None:
    days = (day for balance in line.balances.values() for day in balance.due)
    return min((day for day in days if day < on), default=None)


def _matches(line: Summary, query: str) -> bool:
    wanted = query.strip().casefold()
    return not wanted or wanted in line.code.casefold() or wanted in line.name.casefold()
