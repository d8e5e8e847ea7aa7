"""The company's settings: its name, time, money, sender, and the limits it chose."""

from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, model_validator
from stdnum.exceptions import ValidationError

from chalicelib.core.money import Currency
from chalicelib.core.values import Frozen, Strict
from chalicelib.features.actions.model import ActionModel
from chalicelib.features.credit.model import RiskPolicy
from chalicelib.features.penalties.model import PenaltyPolicy


def _known_timezone(name: str) -> str:
    # Asking for the one zone is quick; listing them all takes longer than reading the record.
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        msg = f"{name} is not an IANA time zone, such as Europe/Paris"
        raise ValueError(msg) from error
    return name


def _one_line(text: str) -> str:
    if any(not character.isprintable() for character in text):
        msg = "line breaks and control characters do not belong here"
        raise ValueError(msg)
    return text.strip()


def _valid_iban(text: str) -> str:
    if not text.strip():
        return ""
    # A table of its own, wanted only where one is typed.
    from stdnum import iban  # noqa: PLC0415

    try:
        return iban.format(iban.validate(text))
    except ValidationError as error:
        msg = "this is no IBAN: a digit may be wrong"
        raise ValueError(msg) from error


Line = Annotated[str, Field(max_length=200), AfterValidator(_one_line)]
EmailAddress = Annotated[
    str, Field(max_length=254, pattern=r"^[^@\s\"<>,;:]+@[^@\s\"<>,;:]+\.[A-Za-z0-9-]{2,63}$")
]


def _ascending(days: tuple[int, ...]) -> tuple[int, ...]:
    if any(after <= before for before, after in pairwise(days)):
        msg = "each band must end later than the one before it"
        raise ValueError(msg)
    return days


class FieldKind(StrEnum):
    """What one of the company's own fields holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"


class CustomField(Strict):
    """A field of accounts that the company adds; imports may fill it and searches use it."""

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
    names: dict[str, Annotated[str, Field(max_length=60)]] = {}
    kind: FieldKind = FieldKind.TEXT
    choices: Annotated[tuple[Line, ...], Field(max_length=50)] = ()


class CompanySettings(Frozen):
    """One record per tenant. Hours are local to `timezone`; weekdays are 0 (Monday) to 6."""

    version: int = 0
    name: Line
    address: Annotated[str, Field(max_length=500)] = ""
    country: Annotated[str, Field(pattern="^([A-Z]{2})?$")] = ""
    phone: Line = ""
    vat_number: Line = ""
    registration: Line = ""
    # What else the law wants on a letter: form, capital, court of registration.
    legal_notice: Line = ""
    iban: Annotated[str, Field(max_length=50), AfterValidator(_valid_iban)] = ""
    bic: Annotated[str, Field(pattern="^([A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?)?$")] = ""
    # Digest of the logo that stands in the bucket, "" for none; only `Letterhead` changes it.
    logo: Annotated[str, Field(max_length=64)] = ""
    # What the debtor's page is accentuated with, "" for Relance's own.
    colour: Annotated[str, Field(pattern="^(#[0-9a-fA-F]{6})?$")] = ""
    currency: Currency = "EUR"
    timezone: Annotated[str, AfterValidator(_known_timezone)] = "Europe/Paris"
    language: Annotated[str, Field(pattern="^(fr|en)$")] = "fr"
    sender_name: Line = ""
    # What telephones show; "" is made of the sender's name. Some networks show a number anyway.
    sms_sender: Annotated[
        str, Field(max_length=11, pattern="^([A-Za-z0-9]*[A-Za-z][A-Za-z0-9]*)?$")
    ] = ""
    # Of one segment, in the company's currency, as the operator bills it; 0: nobody said.
    sms_price: Annotated[Decimal, Field(ge=0, le=10, decimal_places=4)] = Decimal(0)
    sender_email: EmailAddress | None = None
    reply_to: EmailAddress | None = None
    sending_from_hour: Annotated[int, Field(ge=0, le=23)] = 8
    sending_to_hour: Annotated[int, Field(ge=1, le=24)] = 19
    sending_weekdays: Annotated[tuple[int, ...], Field(max_length=7)] = (0, 1, 2, 3, 4)
    # Nothing goes by itself on public holidays of the company's country and of the debtor's.
    keeps_holidays: bool = True
    daily_hour: Annotated[int, Field(ge=0, le=23)] = 8
    # Reminders wait when the newest extract is older than this (R3).
    stale_after_days: Annotated[int, Field(ge=1, le=365)] = 7
    # The brake holds an extract whose rows or total fall by more than this (I3).
    drop_limit_percent: Annotated[int, Field(ge=1, le=100)] = 30
    # What goes by itself pauses when as many of a thousand e-mails of a week came back, or when
    # more accounts than this are due on one day.
    bounces_per_thousand_max: Annotated[int, Field(ge=1, le=1000)] = 50
    complaints_per_thousand_max: Annotated[int, Field(ge=1, le=1000)] = 3
    accounts_a_day_max: Annotated[int, Field(ge=1, le=1_000_000)] = 20_000
    default_scenario: str = "native"
    default_collector: str = ""
    action_models: Annotated[tuple[ActionModel, ...], Field(max_length=40)] = ()
    custom_fields: Annotated[tuple[CustomField, ...], Field(max_length=30)] = ()
    # An item this long past due is no longer a matter for the scenario alone (seed 003).
    old_after_days: Annotated[int, Field(ge=30, le=3650)] = 180
    # An overdue account that nobody reached for this long is an alert.
    chased_within_days: Annotated[int, Field(ge=1, le=365)] = 15
    # A guarantee or an insurer's cover that ends within so many days is an alert.
    cover_ends_within_days: Annotated[int, Field(ge=1, le=365)] = 30
    # A promise may come in this many days late before it is broken.
    promise_patience_days: Annotated[int, Field(ge=0, le=60)] = 2
    # What a debtor may propose of a plan from its link: how many instalments (below 2: none), by
    # when the last, by when the first.
    proposal_instalments_max: Annotated[int, Field(ge=0, le=24)] = 6
    proposal_days_max: Annotated[int, Field(ge=1, le=1095)] = 180
    proposal_first_within_days: Annotated[int, Field(ge=0, le=180)] = 30
    # What a new plan does unless its collector says otherwise: a courtesy reminder so many days
    # before each instalment (0: none), the level its account has once it is broken (None: as it
    # was). An insurer is told of it within so many days.
    plan_remind_days: Annotated[int, Field(ge=0, le=30)] = 3
    plan_level_after_break: Annotated[int, Field(ge=0, le=2)] | None = None
    plan_declare_within_days: Annotated[int, Field(ge=1, le=180)] = 10
    # Whether a debtor is written to when its plan is broken.
    tells_broken_plans: bool = False
    # An answer that waits longer for a collector gets a follow-up in the agenda.
    answer_within_days: Annotated[int, Field(ge=1, le=60)] = 3
    # The last day of each band of the aged balance but the last, which has no end.
    aged_bounds: Annotated[
        tuple[Annotated[int, Field(ge=1, le=3650)], ...],
        Field(min_length=1, max_length=7),
        AfterValidator(_ascending),
    ] = (30, 60, 90)
    penalties: PenaltyPolicy = PenaltyPolicy()
    risk: RiskPolicy = RiskPolicy()

    @model_validator(mode="after")
    def _lists_hold_together(self) -> Self:
        for name, listed in (
            ("action_models", self.action_models),
            ("custom_fields", self.custom_fields),
        ):
            keys = [thing.key for thing in listed]
            if len(set(keys)) != len(keys):
                msg = f"two of the {name} have the same key"
                raise ValueError(msg)
        return self
