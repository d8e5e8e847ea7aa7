"""Accounts keep the day they must be looked at: a changed scenario makes it another day.

What was planned with is noted; where it differs from what is followed now, a job looks at the
accounts concerned. Whoever changes something asks for it, and the hourly schedule does again.
"""

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.editing import store
from chalicelib.features.editing.model import Planned
from chalicelib.features.jobs.model import Job, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.reminders.service import Planner
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

KIND = "replan"


class Replanning:
    """Brings the accounts of the actor's company to what their scenario says now."""

    def __init__(  # noqa: PLR0913 - what planning needs
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        scenarios: Scenarios,
        *,
        jobs: Jobs,
        planner: Planner,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._scenarios, self._jobs, self._planner = scenarios, jobs, planner

    def refresh(self, actor: Actor) -> Job | None:
        """Look at the accounts whose scenario is not what they were planned with, all of them."""
        everywhere = Actor.system(actor.tenant_id, KIND)
        table = self._table.for_tenant(actor.tenant_id)
        before, now = store.planned(table), self._now(actor)
        if before == now:
            return None
        changed = before.other_than(now)
        codes = [line.code for line in self._accounts.lines(everywhere) if line.scenario in changed]
        job = self._jobs.start(everywhere, KIND, {}, pieces_of(sorted(codes))) if codes else None
        store.note(table, now)
        return job

    def _now(self, actor: Actor) -> Planned:
        own = {s.id: s.version for s in self._scenarios.all(actor) if s.version}
        default = self._company.settings(actor).default_scenario
        return Planned(versions=own, default=default)

    def work(self, actor: Actor, _: Job, piece: Piece) -> Outcome:
        """Plan the accounts of one piece anew; those whose day stays are not written."""

        def decide(account: Account) -> Change | None:
            same = self._planner(actor, account) == account.next_step
            return None if same else Change(account, ())

        known = [code for code in piece.things if self._accounts.find(actor, code)]
        for code in known:
            self._accounts.change(actor, code, decide)
        return Outcome(done=len(piece.things))
