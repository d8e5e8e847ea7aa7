"""Services that look over all accounts, or work long."""

from functools import cached_property

from chalicelib.container.answering import Answering
from chalicelib.features.agenda.service import Actions
from chalicelib.features.alerts.service import OwnAlerts
from chalicelib.features.alerts.telling import Telling
from chalicelib.features.assignment.model import KIND as ASSIGN
from chalicelib.features.assignment.service import Assignment
from chalicelib.features.bulk.model import KIND as BULK
from chalicelib.features.bulk.model import PREVIEW_KIND as PENALTIES
from chalicelib.features.bulk.model import UNDO_KIND
from chalicelib.features.bulk.penalties import BulkPenalties
from chalicelib.features.bulk.service import Bulk
from chalicelib.features.consolidation.service import Consolidation
from chalicelib.features.editing.levels import Levels
from chalicelib.features.editing.replanning import KIND as REPLAN
from chalicelib.features.editing.replanning import Replanning
from chalicelib.features.editing.replaying import KIND as REPLAY
from chalicelib.features.editing.replaying import Replaying
from chalicelib.features.editing.service import Editing
from chalicelib.features.exports.model import KIND as EXPORT
from chalicelib.features.exports.service import Exports
from chalicelib.features.figures.model import KIND as FIGURES
from chalicelib.features.figures.service import FiguresOfTheBooks
from chalicelib.features.forecast.service import PAST, TRIAL, Forecasts
from chalicelib.features.jobs.model import Work
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.letters.model import POST, PRINT
from chalicelib.features.letters.service import Letters
from chalicelib.features.promises.service import Promises
from chalicelib.features.rates.service import Rates
from chalicelib.features.receipts.service import Receipts
from chalicelib.features.reminders.circumstances import reason_of
from chalicelib.features.reminders.service import Planner
from chalicelib.features.reports.service import Reports
from chalicelib.features.snapshots.model import KIND as SNAPSHOT
from chalicelib.features.snapshots.service import Snapshots


class Services(Answering):
    """Every service, made when first asked for."""

    @cached_property
    def assignment(self) -> Assignment:
        """Assignment rules."""
        return Assignment(self.ports.table, self.accounts, self.company, self.jobs, self.assigner)

    @cached_property
    def replanning(self) -> Replanning:
        """The days accounts are looked at, when scenarios change."""
        return Replanning(
            self.ports.table,
            self.accounts,
            self.company,
            self.scenarios,
            jobs=self.jobs,
            planner=Planner(self.company, self.scenarios),
        )

    @cached_property
    def replaying(self) -> Replaying:
        """Changed scenarios over the real book, before they are on."""
        return Replaying(self.accounts, self.company, self.scenarios, self.jobs)

    @cached_property
    def editing(self) -> Editing:
        """Changes of scenarios and templates."""
        return Editing(
            self.scenarios,
            self.law,
            self.replanning,
            self.accounts,
            self.assignment,
            templates=self.templates,
        )

    @cached_property
    def levels(self) -> Levels:
        """The set-up of levels."""
        return Levels(self.editing, self.scenarios, self.templates, self.company, self.accounts)

    @cached_property
    def alerts(self) -> OwnAlerts:
        """The company's own alerts, and what all alerts hold of."""
        return OwnAlerts(self.ports.table, self.accounts, self.company, self.users)

    @cached_property
    def telling(self) -> Telling:
        """The daily digest of alerts."""
        return Telling(
            self.ports.table,
            self.accounts,
            self.company,
            self.users,
            self.alerts,
            paused=lambda actor: reason_of(self.circuit.pause(actor)),
            mailer=self.ports.mailer,
            public_url=self.settings.public_url,
        )

    @cached_property
    def actions(self) -> Actions:
        """What collectors are to do."""
        return Actions(self.accounts, self.company, self.alerts)

    @cached_property
    def reports(self) -> Reports:
        """Figures."""
        return Reports(self.accounts, self.company, self.alerts, self.snapshots)

    @cached_property
    def snapshots(self) -> Snapshots:
        """The books of past days."""
        return Snapshots(
            self.ports.table,
            self.ports.documents,
            self.accounts,
            self.company,
            forecasts=self.forecasts,
            jobs=self.jobs,
        )

    @cached_property
    def receipts(self) -> Receipts:
        """What came in against what was expected."""
        return Receipts(self.figures, self.snapshots)

    @cached_property
    def jobs(self) -> Jobs:
        """Long work, by kind."""
        # Said late: what does the work starts jobs too.
        kinds: dict[str, Work] = {
            ASSIGN: lambda *given: self.assignment.work(*given),  # noqa: PLW0108
            BULK: lambda *given: self.bulk.work(*given),  # noqa: PLW0108
            FIGURES: lambda *given: self.figures.work(*given),  # noqa: PLW0108
            SNAPSHOT: lambda *given: self.snapshots.work(*given),  # noqa: PLW0108
            REPLAN: lambda *given: self.replanning.work(*given),  # noqa: PLW0108
            REPLAY: lambda *given: self.replaying.work(*given),  # noqa: PLW0108
            POST: lambda *given: self.letters.work_post(*given),  # noqa: PLW0108
            PRINT: lambda *given: self.letters.work_print(*given),  # noqa: PLW0108
            EXPORT: lambda *given: self.exports.work(*given),  # noqa: PLW0108
            PAST: lambda *given: self.forecasts.work(*given),  # noqa: PLW0108
            TRIAL: lambda *given: self.forecasts.work_trial(*given),  # noqa: PLW0108
            PENALTIES: lambda *given: self.bulk_penalties.work(*given),  # noqa: PLW0108
            UNDO_KIND: lambda *given: self.bulk.work_back(*given),  # noqa: PLW0108
        }
        return Jobs(self.ports.table, self.company, self.ports.queues, kinds)

    @cached_property
    def promises(self) -> Promises:
        """Promises whose day has passed."""
        return Promises(self.ports.table, self.accounts, self.company)

    @cached_property
    def figures(self) -> FiguresOfTheBooks:
        """The months of the books."""
        return FiguresOfTheBooks(self.ports.table, self.accounts, self.company, self.jobs)

    @cached_property
    def forecasts(self) -> Forecasts:
        """The cash forecast."""
        return Forecasts(self.ports.table, self.accounts, self.company, self.plans, self.jobs)

    @cached_property
    def rates(self) -> Rates:
        """Exchange rates."""
        return Rates(self.ports.table, self.company)

    @cached_property
    def consolidation(self) -> Consolidation:
        """All companies of a person."""
        return Consolidation(
            self.tenants,
            self.users,
            self.company,
            self.accounts,
            figures=self.figures,
            forecasts=self.forecasts,
            rates=self.rates,
            snapshots=self.snapshots,
        )

    @cached_property
    def exports(self) -> Exports:
        """Lists as workbooks."""
        files = self.ports.documents
        return Exports(files, self.accounts, self.company, self.searches, self.jobs)

    @cached_property
    def letters(self) -> Letters:
        """Letters to post, many at a time."""
        files = self.ports.documents
        return Letters(
            self.postal, self.documents, files, self.accounts, self.company, jobs=self.jobs
        )

    @cached_property
    def bulk(self) -> Bulk:
        """Bulk changes of accounts."""
        return Bulk(
            self.ports.table, self.accounts, self.company, self.jobs, charging=self.charging
        )

    @cached_property
    def bulk_penalties(self) -> BulkPenalties:
        """What many accounts may be charged."""
        return BulkPenalties(self.ports.table, self.accounts, self.jobs, self.charging)
