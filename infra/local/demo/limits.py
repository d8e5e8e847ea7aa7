"""Credit limits of the demonstration: what some customers may owe, and who covers it."""

from datetime import date, timedelta
from random import Random

from chalicelib.container import Services
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor
from chalicelib.features.credit.model import GuaranteeKind
from chalicelib.features.risk.model import NewGuarantee, NewLimit
from infra.local.demo import words

LIMITED = 30
# Of what they owe: some have passed their limit, some are near it.
_SHARES = (2, 1.5, 3, 1.05, 0.8, 2.5)
_THOUSAND = 100_000


def grant_limits(services: Services, actor: Actor, today: date, random: Random) -> None:
    """A few customers have a limit; an insurer covers some of them."""
    lines = services.accounts.portfolio(actor)
    for n, line in enumerate(random.sample(lines, min(len(lines), LIMITED))):
        account = services.accounts.get(actor, line.code)
        owed = sum(item.balance_minor for item in account.items)
        if owed > 0:
            share = _SHARES[n % len(_SHARES)]
            minor = max(1, round(owed * share / _THOUSAND)) * _THOUSAND
            amount = Money.of_minor(minor, account.items[0].currency)
            ahead = timedelta(days=random.randint(20, 300))
            limit = NewLimit(amount=amount, expires_on=today + ahead, review_on=today + ahead / 2)
            risk = services.risks.ask(actor, account.code, account.version, limit)
            if share == _SHARES[0]:
                cover = _cover(amount, today, ahead)
                services.risks.add_guarantee(actor, account.code, risk.version, cover)


def _cover(amount: Money, today: date, ahead: timedelta) -> NewGuarantee:
    # Some end soon.
    return NewGuarantee(
        kind=GuaranteeKind.INSURANCE,
        name=words.INSURER,
        amount=amount,
        from_on=today - ahead,
        until_on=today + ahead / 6,
    )
