"""Gathers what is known of an account, and says its risk."""

from datetime import date, timedelta

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.summary import summary
from chalicelib.features.credit.model import RiskPolicy
from chalicelib.features.credit.rules import covered, may_grant, uncovered
from chalicelib.features.risk import score
from chalicelib.features.risk.exposure import family, owed, use_percent
from chalicelib.features.risk.model import CriterionShown, Family, Relative, Risk
from chalicelib.features.settings.service import Company


class Assessor:
    """Says the risk of accounts; nothing is written."""

    def __init__(self, accounts: Accounts, company: Company) -> None:
        self._accounts, self._company = accounts, company

    def assess(self, actor: Actor, account: Account) -> Risk:
        """The risk of an account today."""
        today, policy = self._company.today(actor), self._company.settings(actor).risk
        total, rows = score.scored(self._facts(actor, account, policy, today), policy.weights)
        credit, amounts = account.credit, owed((summary(account),))
        cover = covered(credit.guarantees, today)
        request = credit.request
        return Risk(
            on=today,
            version=account.version,
            score=total,
            criteria=tuple(CriterionShown(**row._asdict()) for row in rows),
            limit=account.credit_limit,
            expires_on=credit.expires_on,
            is_expired=bool(credit.expires_on and credit.expires_on < today),
            review_on=credit.review_on,
            request=request,
            may_grant=bool(request and may_grant(actor, request.amount, policy.levels)),
            owed=amounts,
            use_percent=use_percent(amounts, account.credit_limit),
            guarantees=credit.guarantees,
            covered=cover,
            uncovered=uncovered(amounts, cover),
            family=self._family(actor, account),
        )

    def _facts(
        self, actor: Actor, account: Account, policy: RiskPolicy, today: date
    ) -> score.Facts:
        closed = list(self._accounts.closed_of(actor, account))
        half = today - timedelta(days=score.HALF_DAYS)
        before = score.mean_delay(closed, half - timedelta(days=score.HALF_DAYS), half)
        now = score.mean_delay(closed, half, today + timedelta(days=1))
        return score.Facts(
            delay_days=now if now is not None else before,
            trend_days=now - before if now is not None and before is not None else None,
            broken_percent=score.broken_percent(account.promises_ended),
            disputed_percent=score.disputed_percent(account.items, account.statuses),
            age_years=score.age_years(account.items, closed, today),
            external=score.external(account.details.custom.get(policy.external_field, "")),
        )

    def _family(self, actor: Actor, account: Account) -> Family | None:
        lines = family(account.code, self._accounts.recent(actor))
        if len(lines) < 2:  # noqa: PLR2004 - itself alone
            return None
        codes = {line.code for line in lines}
        top = next((line for line in lines if line.parent not in codes), lines[0])
        amounts = owed(lines)
        return Family(
            top=top.code,
            accounts=tuple(Relative(code=i.code, name=i.name, owed=owed((i,))) for i in lines),
            owed=amounts,
            limit=top.credit_limit,
            use_percent=use_percent(amounts, top.credit_limit),
        )
