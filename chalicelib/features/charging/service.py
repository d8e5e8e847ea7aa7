"""What people do with penalties: see them, say what is special about an account, let them go."""

from collections.abc import Sequence
from datetime import date

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.charging import rules
from chalicelib.features.charging.model import How, LettingGo, Penalties
from chalicelib.features.penalties.model import SETTLED_MAX, PenaltyTerms
from chalicelib.features.penalties.regimes import check_agreed
from chalicelib.features.settings.service import Company

SHOWN = 50


class Charging:
    """Penalties of the actor's accounts."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def penalties(self, actor: Actor, code: str, on: date | None = None) -> Penalties:
        """What may be claimed from an account on a day, today without one."""
        actor.require(Role.READER)
        return self.of(actor, self._accounts.get(actor, code), on)

    def of(self, actor: Actor, account: Account, on: date | None = None) -> Penalties:
        """The same, of an account that was read already."""
        closed = self._accounts.closed_of(actor, account)
        settings = self._company.settings(actor)
        return rules.penalties(account, closed, settings, on or self._company.today(actor))

    def set_terms(self, actor: Actor, code: str, version: int, given: PenaltyTerms) -> Penalties:
        """Say what is special about an account; what was let go stays so."""
        actor.require(Role.COLLECTOR)
        settings = self._company.settings(actor)

        def decide(account: Account) -> Change | None:
            kept = account.penalties.model_dump(include={"settled", "settled_until"})
            terms = PenaltyTerms(**given.model_dump(include=_SAID), **kept)
            if terms == account.penalties:
                return None
            changed = account.model_copy(update={"penalties": terms})
            holds = rules.contract(changed, settings)
            check_agreed(holds.regime, terms.agreed_rate, self._company.today(actor))
            after = holds.model_dump(mode="json", include=_SAID)
            charged = "charged" if holds.charged else "not_charged"
            event = self._accounts.draft(
                actor, "penalties_set", after={**after, "charged": charged}
            )
            return Change(changed, (event,))

        return self.of(actor, self._accounts.change(actor, code, decide, version=version))

    def let_go(self, actor: Actor, code: str, version: int, given: LettingGo) -> Penalties:
        """Claim nothing more for days up to today, for these items or for all: waived, or paid."""
        actor.require(Role.COLLECTOR)
        today, items = self._company.today(actor), given.items

        def decide(account: Account) -> Change:
            shown = self.of(actor, account, today)
            gone = [line for line in shown.lines if not items or line.item in set(items)]
            missing = set(items) - {line.item for line in gone}
            if missing or not gone:
                wrong = FieldError("items", "nothing is claimed for them")
                raise InvalidError("There is nothing to let go.", errors=(wrong,))
            terms = _settled(account.penalties, items, today)
            event = self._accounts.draft(
                actor,
                "penalties_waived" if given.how is How.WAIVED else "penalties_paid",
                amount=[str(total.total) for total in rules.totals(gone)],
                items=list(dict.fromkeys(line.number for line in gone))[:SHOWN],
                reason=given.reason,
            )
            return Change(account.model_copy(update={"penalties": terms}), (event,))

        return self.of(actor, self._accounts.change(actor, code, decide, version=version))


_SAID = {"charged", "regime", "agreed_rate"}


def _settled(terms: PenaltyTerms, items: Sequence[str], today: date) -> PenaltyTerms:
    if not items:
        # Everything up to today goes: what was let go before is part of it.
        return terms.model_copy(update={"settled_until": today, "settled": {}})
    settled = {**terms.settled, **dict.fromkeys(items, today)}
    if len(settled) > SETTLED_MAX:
        raise InvalidError(f"At most {SETTLED_MAX} items can be let go one by one: let all go.")
    return terms.model_copy(update={"settled": settled})
