"""The company: its settings, and what time it is there."""

from datetime import date, datetime, timedelta

from chalicelib.core.cache import Briefly
from chalicelib.core.clock import Clock, ShiftedClock, local_date
from chalicelib.core.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.features.access.model import Actor, Role, Tenant
from chalicelib.features.access.service import Tenants
from chalicelib.features.penalties.regimes import check_agreed
from chalicelib.features.settings import store
from chalicelib.features.settings.model import CompanySettings
from chalicelib.ports import Table

KEPT_SECONDS = 5.0


class Company:
    """What a tenant chose, and its clock: the machine's, or a demonstration's own."""

    def __init__(self, table: Table, tenants: Tenants, clock: Clock) -> None:
        self._table, self._tenants, self._clock = table, tenants, clock
        self._kept = Briefly(self._load, KEPT_SECONDS)

    def _load(self, tenant_id: str) -> CompanySettings:
        found = store.load(self._table.for_tenant(tenant_id))
        if found is None:
            raise NotFoundError("This company is not set up.")
        return found

    def settings(self, actor: Actor) -> CompanySettings:
        """The settings, at most a few seconds old."""
        return self._kept.get(actor.tenant_id)

    def clock(self, actor: Actor) -> Clock:
        """The tenant's clock."""
        shift = self._tenants.get(actor.tenant_id).clock_shift_days
        return ShiftedClock(self._clock, timedelta(days=shift)) if shift else self._clock

    def now(self, actor: Actor) -> datetime:
        """This instant for the tenant, in UTC."""
        return self.clock(actor).now()

    def today(self, actor: Actor) -> date:
        """The calendar date where the company is."""
        return local_date(self.now(actor), self.settings(actor).timezone)

    def change(self, actor: Actor, settings: CompanySettings) -> CompanySettings:
        """Replace the settings; ConflictError `stale` unless the version is the stored one.

        The logo stays: it comes as a file (`Letterhead`).
        """
        logo = self._load(actor.tenant_id).logo
        return self._change(actor, settings.model_copy(update={"logo": logo}))

    def put_logo(self, actor: Actor, digest: str) -> CompanySettings:
        """Say which logo stands on letters, "" for none."""
        now = self._load(actor.tenant_id)
        return self._change(actor, now.model_copy(update={"logo": digest}))

    def _change(self, actor: Actor, settings: CompanySettings) -> CompanySettings:
        actor.require(Role.CREDIT_MANAGER)
        penalties = settings.penalties
        # What was lawful when it was agreed does not stand in the way of other settings.
        if penalties != self.settings(actor).penalties:
            check_agreed(penalties.regime, penalties.agreed_rate, self.today(actor))
        try:
            saved = store.save(self._table.for_tenant(actor.tenant_id), settings)
        except ConflictError:
            raise ConflictError("The settings changed meanwhile.", code="stale") from None
        self._kept.forget(actor.tenant_id)
        return saved

    def is_demonstration(self, actor: Actor) -> bool:
        """Whether its clock is moved by its user."""
        return self._tenants.get(actor.tenant_id).is_demonstration

    def advance(self, actor: Actor, days: int) -> Tenant:
        """Move a demonstration's clock forward; ForbiddenError for any other company."""
        actor.require(Role.COLLECTOR)
        tenant = self._tenants.get(actor.tenant_id)
        if not tenant.is_demonstration:
            raise ForbiddenError("Only a demonstration has a clock of its own.")
        shifted = tenant.clock_shift_days + days
        return self._tenants.put(tenant.model_copy(update={"clock_shift_days": shifted}))
