"""The scenarios of a company: those Relance comes with, to copy from, and its own."""

from collections.abc import Callable
from itertools import islice

from pydantic import ValidationError

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, FieldError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.scenarios import store
from chalicelib.features.scenarios.model import Scenario, ScenarioFields
from chalicelib.features.scenarios.native import NATIVE, SCENARIOS
from chalicelib.features.settings.service import Company
from chalicelib.ports import Table

KEPT_SECONDS = 5.0
OWN_MAX, VERSIONS_MAX = 40, 100


class Scenarios:
    """The scenarios of the actor's company."""

    def __init__(self, table: Table, company: Company) -> None:
        self._table, self._company = table, company
        self._kept = Briefly(lambda tenant: store.load(table.for_tenant(tenant)), KEPT_SECONDS)

    def _known(self, actor: Actor) -> dict[str, Scenario]:
        return SCENARIOS | self._kept.get(actor.tenant_id)

    def all(self, actor: Actor) -> tuple[Scenario, ...]:
        """Every scenario an account may follow."""
        actor.require(Role.READER)
        return tuple(self._known(actor).values())

    def get(self, actor: Actor, scenario_id: str) -> Scenario:
        """One scenario."""
        actor.require(Role.READER)
        found = self._known(actor).get(scenario_id)
        if found is None:
            raise NotFoundError("There is no such scenario.")
        return found

    def of(self, actor: Actor, account: Account) -> Scenario:
        """The account's own, else the company's default, else the native one."""
        return self.named(actor, account.followed_scenario)

    def named(self, actor: Actor, scenario_id: str) -> Scenario:
        """What an account follows that says this; "" is the company's default."""
        wanted = scenario_id or self._company.settings(actor).default_scenario
        return self._known(actor).get(wanted, NATIVE)

    def require(self, actor: Actor, *ids: str) -> None:
        """Raise InvalidError unless accounts may follow these; "" says the default."""
        unknown = [i for i in ids if i and i not in self._known(actor)]
        if unknown:
            wrong = FieldError("scenario", f"there is no scenario {unknown[0]}")
            raise InvalidError("There is no such scenario.", errors=(wrong,))

    def drafted(
        self, actor: Actor, scenario_id: str, version: int, fields: ScenarioFields, note: str = ""
    ) -> Scenario:
        """The scenario as it would be saved: in the actor's name, now."""
        said = {name: getattr(fields, name) for name in ScenarioFields.model_fields}
        at = self._company.now(actor)
        made = {"id": scenario_id, "version": version, "by": actor.name, "at": at, "note": note}
        try:
            return Scenario(**said, **made)
        except ValidationError as error:
            wrong = FieldError("id", "small letters, digits, - and _, 40 at most")
            raise InvalidError("This scenario cannot have this name.", errors=(wrong,)) from error

    def save(self, actor: Actor, drafted: Scenario) -> Scenario:
        """Switch a drafted scenario on; ConflictError `stale` unless its version is the stored."""
        actor.require(Role.CREDIT_MANAGER)
        _require_own(drafted.id)
        table = self._table.for_tenant(actor.tenant_id)
        known = store.load(table)
        if drafted.id not in known and len(known) >= OWN_MAX:
            raise ConflictError("There are too many scenarios: take some away.", code="too_many")
        if not any(name.strip() for name in drafted.names.values()):
            wrong = FieldError("names", "a scenario has a name")
            raise InvalidError("This scenario is not complete.", errors=(wrong,))
        try:
            saved = store.save(table, drafted)
        except ConflictError:
            raise ConflictError("The scenario changed meanwhile.", code="stale") from None
        self._kept.forget(actor.tenant_id)
        return saved

    def versions(self, actor: Actor, scenario_id: str) -> tuple[Scenario, ...]:
        """The versions a scenario had, the newest first."""
        actor.require(Role.READER)
        found = store.versions(self._table.for_tenant(actor.tenant_id), scenario_id)
        return tuple(islice(found, VERSIONS_MAX))

    def delete(
        self, actor: Actor, scenario_id: str, version: int, is_used: Callable[[], bool]
    ) -> None:
        """Take away a scenario that nobody follows."""
        actor.require(Role.CREDIT_MANAGER)
        _require_own(scenario_id)
        table = self._table.for_tenant(actor.tenant_id)
        found = store.load(table).get(scenario_id)
        if found is None:
            raise NotFoundError("There is no such scenario.")
        if found.version != version:
            raise ConflictError("The scenario changed meanwhile.", code="stale")
        default = self._company.settings(actor).default_scenario
        if scenario_id == default or is_used():
            raise ConflictError("Accounts or rules follow this scenario.", code="scenario_used")
        store.delete(table, found)
        self._kept.forget(actor.tenant_id)


def _require_own(scenario_id: str) -> None:
    if scenario_id in SCENARIOS:
        raise ConflictError("Relance's own scenarios stay: copy one.", code="native_scenario")
