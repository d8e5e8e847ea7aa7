"""The company's own statuses, and what each fixed type looks like and proposes (seed 000)."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from chalicelib.core.text import clean
from chalicelib.core.values import Strict
from chalicelib.features.actions.model import ActionKind
from chalicelib.features.statuses.model import StatusType

OWN_LIMIT = 50
DISPUTE_TYPES_LIMIT = 30
DELAY_DAYS_MAX = 365


class Colour(StrEnum):
    """The palette: each is readable as text on its own light ground."""

    GREY = "grey"
    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    VIOLET = "violet"


Code = Annotated[str, Field(pattern="^[A-Z]{2,6}$")]
Name = Annotated[str, Field(min_length=1, max_length=60), AfterValidator(clean)]
DisputeType = Annotated[str, Field(min_length=1, max_length=100), AfterValidator(clean)]


class StatusFields(Strict):
    """What a credit manager says of a status. Without a delay it proposes no next action.

    The fixed types have no names here: the application's own words name them.
    """

    type: StatusType
    name_fr: Annotated[str, Field(max_length=60), AfterValidator(clean)] = ""
    name_en: Annotated[str, Field(max_length=60), AfterValidator(clean)] = ""
    colour: Colour = Colour.GREY
    follow_up_days: Annotated[int, Field(ge=0, le=DELAY_DAYS_MAX)] | None = None
    action: ActionKind = ActionKind.CALL
    order: Annotated[int, Field(ge=0, le=1000)] = 0
    active: bool = True


class Definition(StatusFields):
    """One status a person may choose."""

    code: Code

    @property
    def is_own(self) -> bool:
        """Whether the company made it; the six types are not."""
        return self.code not in set(StatusType)


def _type(kind: StatusType, colour: Colour, order: int, days: int | None = None) -> Definition:
    return Definition(code=kind.value, type=kind, colour=colour, order=order, follow_up_days=days)


NATIVE = (
    _type(StatusType.NOT_CONTACTED, Colour.GREY, 0),
    _type(StatusType.IN_CONTACT, Colour.BLUE, 1, 7),
    _type(StatusType.PROMISE, Colour.VIOLET, 2, 1),
    _type(StatusType.ALREADY_PAID, Colour.GREEN, 3, 3),
    _type(StatusType.DO_NOT_CONTACT, Colour.ORANGE, 4, 30),
    _type(StatusType.DISPUTE, Colour.RED, 5, 7),
)
NATIVE_DISPUTES = (
    "price",
    "quantity",
    "quality",
    "delivery",
    "duplicate",
    "missing_document",
    "other",
)


class Vocabulary(Strict):
    """Every status of a company and the reasons it disputes for; one record per tenant."""

    version: int = 0
    statuses: Annotated[tuple[Definition, ...], Field(max_length=OWN_LIMIT + 6)] = NATIVE
    dispute_types: Annotated[tuple[DisputeType, ...], Field(max_length=DISPUTE_TYPES_LIMIT)] = (
        NATIVE_DISPUTES
    )

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        codes = [one.code for one in self.statuses]
        if len(set(codes)) < len(codes):
            msg = "each status has a code of its own"
            raise ValueError(msg)
        return self

    def find(self, code: str) -> Definition | None:
        """The status of that code."""
        return next((one for one in self.statuses if one.code == code), None)
