"""A company's alerts: change them, and ask what they hold of."""

from collections.abc import Callable, Iterable

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.access.service import Users
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import Summary, summary
from chalicelib.features.alerts import rules, store
from chalicelib.features.alerts.model import Alert, AlertCount, Alerts, Mark
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

KEPT_SECONDS = 5.0
Watch = Callable[[Summary], Iterable[Alert]]


class OwnAlerts:
    """Alerts of the actor's company."""

    def __init__(self, table: Table, accounts: Accounts, company: Company, users: Users) -> None:
        self._table, self._accounts = table, accounts
        self._company, self._users = company, users
        self._kept = Briefly(lambda tenant: store.load(table.for_tenant(tenant)), KEPT_SECONDS)

    def all(self, actor: Actor) -> Alerts:
        """The alerts, in their order, as they are stored now."""
        return store.load(self._table.for_tenant(actor.tenant_id))

    def change(self, actor: Actor, alerts: Alerts) -> Alerts:
        """Replace them; ConflictError `stale` unless the version is the stored one."""
        actor.require(Role.CREDIT_MANAGER)
        self._check(actor, alerts)
        try:
            saved = store.save(self._table.for_tenant(actor.tenant_id), alerts)
        except ConflictError:
            raise ConflictError("The alerts changed meanwhile.", code="stale") from None
        self._kept.forget(actor.tenant_id)
        return saved

    def ready(self, actor: Actor) -> tuple[rules.Ready, ...]:
        """The alerts for today, to be asked of accounts."""
        today, settings = self._company.today(actor), self._company.settings(actor)
        alerts = self._kept.get(actor.tenant_id).alerts
        return rules.ready(alerts, today, settings.currency, limits_of(settings))

    def counts(self, actor: Actor, lines: list[Summary] | None = None) -> list[AlertCount]:
        """Native and own alerts over the accounts the actor sees (or over these of them)."""
        seen = self._accounts.recent(actor) if lines is None else lines
        limits = limits_of(self._company.settings(actor))
        return rules.counts(seen, self._company.today(actor), limits, self.ready(actor))

    def of_account(self, actor: Actor, code: str) -> tuple[Mark, ...]:
        """The own alerts that hold of an account."""
        return rules.marks(self.ready(actor), summary(self._accounts.get(actor, code)))

    def watch(self, actor: Actor, mine: frozenset[str] | None) -> Watch:
        """What an agenda of these people (None: everybody's) shows of an account."""
        shown = [one for one in self.ready(actor) if one.alert.on_agenda]
        readers = None if mine is None else rules.Readers(mine, self._users.roles(actor, mine))
        return lambda line: rules.told(shown, line, readers)

    def _check(self, actor: Actor, alerts: Alerts) -> None:
        """Raise InvalidError, naming the alert, unless each has a name and a search of its own."""
        names = [alert.name.casefold() for alert in alerts.alerts]
        if len(set(names)) < len(names):
            wrong = FieldError("alerts", "each alert has a name of its own")
            raise InvalidError("Two alerts have the same name.", errors=(wrong,))
        today, currency = self._company.today(actor), self._company.settings(actor).currency
        for n, alert in enumerate(alerts.alerts):
            try:
                rules.ready((alert,), today, currency)
            except InvalidError as error:
                wrong = FieldError(f"alerts.{n}.where", error.detail)
                raise InvalidError(f"{alert.name}: {error.detail}", errors=(wrong,)) from error
