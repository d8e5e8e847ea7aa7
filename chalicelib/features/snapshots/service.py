"""Takes the snapshot of each day, once, and reads the days back."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from chalicelib.core.clock import local_hour
from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.features.access.model import Actor
from chalicelib.features.access.rules import may_see
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.forecast.service import Forecasts
from chalicelib.features.jobs.model import Job, JobState, Outcome, Piece
from chalicelib.features.jobs.rules import given_up, pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.settings.service import Company
from chalicelib.features.snapshots import store
from chalicelib.features.snapshots.model import KIND, Dataset, Day, ForecastRow, ItemRow, key
from chalicelib.features.snapshots.parquet import read, written
from chalicelib.features.snapshots.rows import forecast_of, items_of
from chalicelib.ports import Files, Table

# Accounts in one file: 100,000 accounts are a hundred files to read again.
PIECE = 1000
FILE_BYTES_MAX = 50_000_000
_CONTENT_TYPE = "application/vnd.apache.parquet"


class Snapshots:
    """Snapshots of the actor's tenant."""

    def __init__(  # noqa: PLR0913 - the ground it stands on
        self,
        table: Table,
        files: Files,
        accounts: Accounts,
        company: Company,
        *,
        forecasts: Forecasts,
        jobs: Jobs,
    ) -> None:
        self._tables, self._files, self._accounts = table, files, accounts
        self._company, self._forecasts, self._jobs = company, forecasts, jobs

    def daily(self, actor: Actor, *, whatever_the_hour: bool = False) -> None:
        """Once a day, from the company's hour on: when the morning's extract is in."""
        table, today = self._tables.for_tenant(actor.tenant_id), self._company.today(actor)
        newest = next(store.until(table, today), None)
        if newest and not newest.is_whole and self._is_whole(actor, newest):
            store.put(table, newest.model_copy(update={"is_whole": True}))
        settings = self._company.settings(actor)
        is_time = local_hour(self._company.now(actor), settings.timezone) >= settings.daily_hour
        if (is_time or whatever_the_hour) and (newest is None or newest.on < today):
            self._start(actor, today)

    def _start(self, actor: Actor, today: date) -> None:
        system = Actor.system(actor.tenant_id, KIND)
        codes = sorted(line.code for line in self._accounts.lines(system))
        if not codes:
            return
        # The first piece is the forecast; each other writes a file of items.
        pieces = [("forecast",), *pieces_of(codes, PIECE)]
        job = self._jobs.start(system, KIND, {"day": today.isoformat()}, pieces)
        taken = Day(on=today, taken_at=job.at, job_id=job.id, parts=len(pieces) - 1)
        store.put(self._tables.for_tenant(actor.tenant_id), taken)

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """One file. A piece that comes on another day writes nothing: that day is over."""
        on = date.fromisoformat(job.wants["day"])
        if on != self._company.today(actor):
            return given_up(piece.things)
        if piece.number == 0:
            rows = forecast_of(self._forecasts.all(actor), self._forecasts.trials(actor), on)
            self._put(actor, Dataset.FORECAST, on, 0, written(ForecastRow, rows))
        else:
            known = (self._accounts.find(actor, code) for code in piece.things)
            items = (row for account in known if account for row in items_of(account))
            self._put(actor, Dataset.ITEMS, on, piece.number - 1, written(ItemRow, items))
        return Outcome(done=len(piece.things))

    def _put(self, actor: Actor, of: Dataset, on: date, part: int, content: bytes) -> None:
        self._files.put(key(of, actor.tenant_id, on, part), content, _CONTENT_TYPE)

    # --- Reading --------------------------------------------------------------------------------

    def known_from(self, actor: Actor) -> date | None:
        """The day of the first snapshot."""
        days = store.oldest_first(self._tables.for_tenant(actor.tenant_id))
        return next((day.on for day in days if self._is_whole(actor, day)), None)

    def find_until(self, actor: Actor, on: date) -> Day | None:
        """The last snapshot of a day or before it."""
        days = store.until(self._tables.for_tenant(actor.tenant_id), on)
        return next((day for day in days if self._is_whole(actor, day)), None)

    def last_until(self, actor: Actor, on: date) -> Day:
        """The last snapshot of a day or before it; InvalidError `not_known_then` without one."""
        found = self.find_until(actor, on)
        if found is None:
            raise InvalidError("No snapshot was taken by then.", code="not_known_then")
        return found

    def _is_whole(self, actor: Actor, day: Day) -> bool:
        """Whether every file is written: a snapshot of which a part failed never is."""
        if day.is_whole:
            return True
        try:
            job = self._jobs.get(Actor.system(actor.tenant_id, KIND), day.job_id)
        except NotFoundError:
            return False
        return job.state is JobState.DONE and not job.failed

    def items(self, actor: Actor, day: Day, fields: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Those fields of each item of a snapshot that the actor sees, by its collector then."""
        for part in range(day.parts):
            content = self._get(actor, Dataset.ITEMS, day.on, part)
            for collector, *row in read(content, ("collector", *fields)):
                if may_see(actor, collector, ()):
                    yield tuple(row)

    def forecast(self, actor: Actor, on: date) -> list[ForecastRow] | None:
        """What was expected on a day, of what the actor sees; None without a snapshot of it."""
        found = store.one(self._tables.for_tenant(actor.tenant_id), on)
        if found is None:
            return None
        try:
            content = self._get(actor, Dataset.FORECAST, on, 0)
        except NotFoundError:
            return None
        rows = (ForecastRow(*row) for row in read(content, ForecastRow._fields))
        return [row for row in rows if may_see(actor, row.collector, ())]

    def _get(self, actor: Actor, of: Dataset, on: date, part: int) -> bytes:
        return self._files.get(key(of, actor.tenant_id, on, part), FILE_BYTES_MAX)
