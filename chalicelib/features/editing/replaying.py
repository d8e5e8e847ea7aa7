"""A replay over the whole book, as a job: piece by piece, and added up."""

from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.editing.model import Calendar, Day, Replayed, Touched
from chalicelib.features.editing.replay import Pair, replay
from chalicelib.features.jobs.model import Job, Outcome, Piece
from chalicelib.features.jobs.rules import pieces_of
from chalicelib.features.jobs.service import Jobs
from chalicelib.features.penalties.model import Regime
from chalicelib.features.scenarios.model import Scenario, StepChannel
from chalicelib.features.scenarios.service import Scenarios
from chalicelib.features.settings.service import Company

KIND = "replay"
DAYS, PIECE, LISTED_MAX, READERS = 30, 100, 300, 8
# A job keeps no more than a record of the table holds.
LISTED_A_PIECE, NAME_MAX = 2, 60
_SIDES = ("before", "after")


class Replaying:
    """Replays of the actor's company."""

    def __init__(
        self, accounts: Accounts, company: Company, scenarios: Scenarios, jobs: Jobs
    ) -> None:
        self._accounts, self._company = accounts, company
        self._scenarios, self._jobs = scenarios, jobs

    def start(self, actor: Actor, drafted: Scenario, instead_of: str) -> Job:
        """Replay a drafted scenario over the accounts that follow another, or its last version."""
        actor.require(Role.CREDIT_MANAGER)
        before = self._scenarios.get(actor, instead_of)
        named = {s: self._scenarios.named(actor, s).id for s in self._followed(actor)}
        lines = self._accounts.lines(actor)
        codes = sorted(line.code for line in lines if named[line.scenario] == before.id)
        scenarios = dict(zip(_SIDES, (before, drafted), strict=True))
        wants = {side: s.model_dump(mode="json") for side, s in scenarios.items()}
        return self._jobs.start(actor, KIND, wants, pieces_of(codes, PIECE))

    def _followed(self, actor: Actor) -> set[str]:
        return {line.scenario for line in self._accounts.lines(actor)}

    def work(self, actor: Actor, job: Job, piece: Piece) -> Outcome:
        """Replay the accounts of one piece."""
        with ThreadPoolExecutor(READERS) as readers:
            found = readers.map(lambda code: self._accounts.find(actor, code), piece.things)
            accounts = [account for account in found if account]
        before, after = (Scenario.model_validate(job.wants[side]) for side in _SIDES)
        pairs = replay(accounts, before, after, self._calendar(actor))
        return Outcome(done=len(piece.things), result=_result(pairs, job, piece))

    def _calendar(self, actor: Actor) -> Calendar:
        settings, today = self._company.settings(actor), self._company.today(actor)
        return Calendar(
            first_on=today,
            last_on=today + timedelta(days=DAYS - 1),
            weekdays=settings.sending_weekdays,
            country=settings.country,
            keeps_holidays=settings.keeps_holidays,
            is_for_consumers=settings.penalties.regime is Regime.BE_B2C,
        )

    def get(self, actor: Actor, job_id: str) -> Replayed:
        """How far a replay is, and what it says."""
        job = self._jobs.get(actor, job_id)
        if job.kind != KIND:
            raise NotFoundError("There is no such replay.")
        return _replayed(job)


def _result(pairs: Iterable[Pair], job: Job, piece: Piece) -> dict[str, Any]:
    """Numbers, which jobs add up, and the first accounts that differ under the piece's name."""
    counts: Counter[str] = Counter()
    touched: list[Touched] = []
    for pair in pairs:
        sent = {side: [f for f in getattr(pair, side) if _is_sent(f.channel)] for side in _SIDES}
        for side, messages in sent.items():
            counts[side] += len(messages)
            counts.update(f"{side} {f.on}" for f in messages)
        gained = len(sent["after"]) - len(sent["before"])
        if pair.before != pair.after:
            counts["more" if gained > 0 else "less" if gained < 0 else "moved"] += 1
            touched.append(_touched(pair))
    kept = touched[: max(LISTED_A_PIECE, LISTED_MAX // job.pieces)]
    rows = [row.model_dump(mode="json") for row in kept]
    return {**counts, f"accounts {piece.number}": rows}


def _touched(pair: Pair) -> Touched:
    before, after = pair.before, pair.after
    return Touched(
        code=pair.code,
        name=pair.name[:NAME_MAX],
        before=len(before),
        after=len(after),
        first_before=before[0] if before else None,
        first_after=after[0] if after else None,
    )


def _is_sent(channel: StepChannel) -> bool:
    return channel not in {StepChannel.CALL, StepChannel.TASK}


def _replayed(job: Job) -> Replayed:
    said = job.result
    days = sorted(
        {name.partition(" ")[2] for name in said if name.startswith(("before ", "after "))}
    )
    rows = [row for name in sorted(said) if name.startswith("accounts ") for row in said[name]]
    counts = {name: said.get(name, 0) for name in (*_SIDES, "more", "less", "moved")}
    return Replayed(
        is_done=job.state.is_end,
        done=job.done,
        total=job.total,
        days=tuple(
            Day(on=date.fromisoformat(d), **{s: said.get(f"{s} {d}", 0) for s in _SIDES})
            for d in days
        ),
        accounts=tuple(Touched.model_validate(row) for row in rows[:LISTED_MAX]),
        **counts,
    )
