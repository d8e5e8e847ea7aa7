"""What a company and an account say about credit (product V6)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from chalicelib.core.money import Money
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.access.model import Role

GUARANTEES_MAX = 20
WEIGHT_MAX = 100


class Criterion(StrEnum):
    """What a score is made of."""

    DELAY = "delay"
    TREND = "trend"
    BROKEN_PROMISES = "broken_promises"
    DISPUTES = "disputes"
    AGE = "age"
    EXTERNAL = "external"


class ApprovalLevel(Strict):
    """Who may grant a limit up to an amount (None: any): a user by e-mail, or a role and above."""

    user: Annotated[str, Field(max_length=254)] = ""
    role: Role | None = None
    up_to: Money | None = None

    @model_validator(mode="after")
    def _somebody(self) -> Self:
        if bool(self.user) == bool(self.role):
            msg = "a user or a role, one of them"
            raise ValueError(msg)
        return self


class RiskPolicy(Strict):
    """How a company weighs criteria, and who grants limits.

    A weight of 0 leaves a criterion out. Without levels, whoever edits an account sets its limit.
    `external_field` is the company's own field that an outside score (0 to 100, 100 the best) is
    imported into.
    """

    weights: dict[Criterion, Annotated[int, Field(ge=0, le=WEIGHT_MAX)]] = {
        Criterion.DELAY: 30,
        Criterion.TREND: 15,
        Criterion.BROKEN_PROMISES: 20,
        Criterion.DISPUTES: 10,
        Criterion.AGE: 10,
        Criterion.EXTERNAL: 15,
    }
    external_field: Annotated[str, Field(max_length=30)] = "external_score"
    levels: Annotated[tuple[ApprovalLevel, ...], Field(max_length=30)] = ()


class LimitRequest(Frozen):
    """A limit somebody asks for, until somebody who may decides."""

    id: str
    amount: Money
    reason: str = ""
    expires_on: date | None = None
    review_on: date | None = None
    by: str
    at: datetime


class GuaranteeKind(StrEnum):
    """Who stands behind a debt: a guarantor, or an insurer."""

    GUARANTEE = "guarantee"
    INSURANCE = "insurance"


class Guarantee(Frozen):
    """What somebody else pays if the debtor does not, between two days, both included."""

    id: str
    kind: GuaranteeKind
    name: str
    amount: Money
    from_on: date
    until_on: date | None = None
    reference: str = ""

    def holds(self, on: date) -> bool:
        """Whether it covers on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


class Credit(Frozen):
    """What an account says beside its limit: when it ends, what is asked, who stands behind it."""

    expires_on: date | None = None
    review_on: date | None = None
    request: LimitRequest | None = None
    guarantees: tuple[Guarantee, ...] = ()
