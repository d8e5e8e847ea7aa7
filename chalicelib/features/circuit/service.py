"""Counting what comes back, stopping at the company's limits, going on when somebody says so."""

import logging
from collections.abc import Callable
from datetime import date, datetime

from chalicelib.core.errors import ConflictError, FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.circuit import store
from chalicelib.features.circuit.model import Cause, Circuit, Pause
from chalicelib.features.circuit.rules import (
    LEAST,
    counted_from,
    harmless_from,
    is_reached,
    opened,
    resumed,
)
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

# E-mails that left since a day, counted up to a number; made by `features/reminders`.
Left = Callable[[Actor, date, int], int]
ATTEMPTS = 4
logger = logging.getLogger(__name__)


class Circuits:
    """The circuit of the actor's company."""

    def __init__(self, table: Table, company: Company, left: Left) -> None:
        self._table, self._company, self._left = table, company, left

    def state(self, actor: Actor) -> Circuit:
        """How it stands."""
        return store.load(self._table.for_tenant(actor.tenant_id))

    def pause(self, actor: Actor) -> Pause | None:
        """Why nothing goes by itself now."""
        return self.state(actor).pause

    def hear(self, actor: Actor, cause: Cause, at: datetime, message: str) -> None:
        """Count a message that came back, once, and stop when that was too many."""
        store.mark(self._table.for_tenant(actor.tenant_id), cause, at, message)
        settings = self._company.settings(actor)
        limits = {
            Cause.BOUNCES: settings.bounces_per_thousand_max,
            Cause.COMPLAINTS: settings.complaints_per_thousand_max,
        }
        self._change(actor, lambda circuit: self._judged(actor, circuit, cause, limits[cause]))

    def _judged(self, actor: Actor, circuit: Circuit, cause: Cause, per_thousand: int) -> Circuit:
        if circuit.pause:
            return circuit
        now = self._company.now(actor)
        since = counted_from(circuit, now)
        count = store.count(self._table.for_tenant(actor.tenant_id), cause, since)
        if count < LEAST[cause]:
            return circuit
        of = max(count, self._left(actor, since.date(), harmless_from(count, per_thousand)))
        if not is_reached(cause, count, of, per_thousand):
            return circuit
        logger.warning("automatic sending pauses", extra={"cause": cause, "count": count, "of": of})
        return opened(circuit, cause, now, count, of)

    def too_large(self, actor: Actor, accounts: int) -> Pause | None:
        """Why a day's run of so many accounts waits until somebody says that it may go."""
        most = self._company.settings(actor).accounts_a_day_max
        today, now = self._company.today(actor), self._company.now(actor)

        def judged(circuit: Circuit) -> Circuit:
            if circuit.pause or accounts <= most or circuit.large_on == today:
                return circuit
            return opened(circuit, Cause.VOLUME, now, accounts, most)

        return self._change(actor, judged).pause

    def resume(self, actor: Actor, reason: str) -> Circuit:
        """Let it go on, by name and for a reason; of a circuit that is closed, nothing."""
        actor.require(Role.CREDIT_MANAGER)
        if not reason.strip():
            wrong = FieldError("reason", "say why it may go on")
            raise InvalidError("Say why sending may go on.", errors=(wrong,))
        now, today = self._company.now(actor), self._company.today(actor)
        return self._change(actor, lambda c: resumed(c, actor.name, now, today, reason.strip()))

    def _change(self, actor: Actor, decide: Callable[[Circuit], Circuit]) -> Circuit:
        table = self._table.for_tenant(actor.tenant_id)
        for _ in range(ATTEMPTS):
            circuit = store.load(table)
            after = decide(circuit)
            if after == circuit:
                return circuit
            try:
                return store.save(table, after)
            except ConflictError:
                continue
        raise ConflictError("The circuit keeps changing: try again.")
