"""Which scenario an account follows. Those users edit come with a later feature."""

from chalicelib.core.errors import NotFoundError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.scenarios.model import Scenario
from chalicelib.features.scenarios.native import NATIVE, SCENARIOS
from chalicelib.features.settings.service import Company


class Scenarios:
    """The scenarios of the actor's company."""

    def __init__(self, company: Company) -> None:
        self._company = company

    def all(self, actor: Actor) -> tuple[Scenario, ...]:
        """Every scenario an account may follow."""
        actor.require(Role.READER)
        return tuple(SCENARIOS.values())

    def get(self, actor: Actor, scenario_id: str) -> Scenario:
        """One scenario."""
        actor.require(Role.READER)
        found = SCENARIOS.get(scenario_id)
        if found is None:
            raise NotFoundError("There is no such scenario.")
        return found

    def of(self, actor: Actor, account: Account) -> Scenario:
        """The account's own, else the company's default, else the native one."""
        wanted = account.followed_scenario or self._company.settings(actor).default_scenario
        return SCENARIOS.get(wanted, NATIVE)
