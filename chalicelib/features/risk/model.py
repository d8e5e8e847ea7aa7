"""The risk of an account as people see it, and what they say of it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chalicelib.core.money import Money
from chalicelib.core.text import clean
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.credit.model import Criterion, Guarantee, GuaranteeKind, LimitRequest

Note = Annotated[str, Field(max_length=500), AfterValidator(clean)]
Name = Annotated[str, Field(min_length=1, max_length=120), AfterValidator(clean)]


class NewLimit(Strict):
    """A limit asked for, until when it holds, and when somebody looks at it again."""

    amount: Money
    reason: Note = ""
    expires_on: date | None = None
    review_on: date | None = None


class Decision(Strict):
    """Yes or no to a limit that was asked for."""

    grant: bool
    comment: Note = ""


class NewGuarantee(Strict):
    """A guarantee or an insurer's limit, with its days."""

    kind: GuaranteeKind
    name: Name
    amount: Money
    from_on: date
    until_on: date | None = None
    reference: Note = ""


class CriterionShown(Frozen):
    """A criterion, its value (None: not known), how bad it is (0 to 100), and its points."""

    criterion: Criterion
    value: int | None
    risk: int | None
    weight: int
    points: int


class Relative(Frozen):
    """An account of the same family."""

    code: str
    name: str
    owed: tuple[Money, ...]


class Family(Frozen):
    """What the accounts of one parent owe together, against the limit of the one at the top."""

    top: str
    accounts: tuple[Relative, ...]
    owed: tuple[Money, ...]
    limit: Money | None
    use_percent: int | None


class Exposure(Frozen):
    """A limit, and what is owed under it: by its account and by all accounts below that one.

    Other currencies than the limit's are shown and not counted against it.
    """

    code: str
    name: str
    accounts: int
    owed: tuple[Money, ...]
    limit: Money | None
    use_percent: int | None
    mark: Literal["over", "near", ""]
    expires_on: date | None


class Risk(Frozen):
    """Everything about the risk of an account on a day.

    `score` is 0 (none seen) to 100, the sum of the points; None when nothing is known.
    `may_grant`: whether this user may say yes to the request.
    """

    on: date
    version: int
    score: int | None
    criteria: tuple[CriterionShown, ...]
    limit: Money | None
    expires_on: date | None
    is_expired: bool
    review_on: date | None
    request: LimitRequest | None
    may_grant: bool
    owed: tuple[Money, ...]
    use_percent: int | None
    guarantees: tuple[Guarantee, ...]
    covered: tuple[Money, ...]
    uncovered: tuple[Money, ...]
    family: Family | None


class WaitingLimit(Frozen):
    """A limit that somebody asked for, with what the account owes now."""

    code: str
    name: str
    request: LimitRequest
    limit: Money | None
    owed: tuple[Money, ...]
    may_grant: bool
