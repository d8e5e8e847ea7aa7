"""What a status must say before it is kept."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, Field

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.core.text import clean
from chalicelib.core.values import Strict
from chalicelib.features.statuses.definitions import Vocabulary
from chalicelib.features.statuses.model import Status, StatusType

PROMISE_DAYS_MAX = 366
COMMENT_LENGTH_MAX = 2000


Comment = Annotated[str, Field(max_length=COMMENT_LENGTH_MAX), AfterValidator(clean)]
Label = Annotated[str, Field(max_length=100), AfterValidator(clean)]


class Qualification(Strict):
    """What a person says of items: a category, and what that category asks for."""

    type: StatusType
    # The company's own status inside the type, "" for the type itself.
    code: Annotated[str, Field(max_length=6)] = ""
    comment: Comment = ""
    promise_on: date | None = None
    dispute_type: Label = ""
    resolver: Label = ""
    # A document of the account, by its id.
    proof: Annotated[str, Field(max_length=100)] = ""


def check_code(given: Qualification, known: Vocabulary, *, has_it: bool = False) -> None:
    """InvalidError unless the code is an active status of that type, the dispute of a known one.

    `has_it`: an item already had it, or it is given back by an undo; it need not be active.
    """
    is_known = has_it or given.dispute_type in {"", *known.dispute_types}
    if not is_known:
        wrong = FieldError("dispute_type", "no reason that the company disputes for")
        raise InvalidError("This qualification is not complete.", errors=(wrong,))
    if not given.code:
        return
    found = known.find(given.code)
    if found is None or not found.is_own or found.type is not given.type:
        wrong = FieldError("code", "no status of this type")
    elif not (found.active or has_it):
        wrong = FieldError("code", "this status is no longer in use")
    else:
        return
    raise InvalidError("This qualification is not complete.", errors=(wrong,))


def next_action_on(
    known: Vocabulary, code: str, today: date, promise_on: date | None, weekdays: Collection[int]
) -> date | None:
    """The day a status proposes to follow up, a working day; None when it proposes nothing.

    A promise is checked the day after it was due to be kept.
    """
    found = known.find(code)
    if promise_on:
        return working_day(promise_on + timedelta(days=1), weekdays)
    if found is None or found.follow_up_days is None:
        return None
    return working_day(today + timedelta(days=found.follow_up_days), weekdays)


def working_day(day: date, weekdays: Collection[int]) -> date:
    """That day, or the next one that is worked."""
    week = (day + timedelta(days=n) for n in range(7))
    return next((one for one in week if one.weekday() in weekdays), day)


def can_be_promised(on: date, today: date) -> bool:
    """Whether a date may be promised: today or later, within a year."""
    return today <= on <= today + timedelta(days=PROMISE_DAYS_MAX)


def status_of(given: Qualification, by: str, at: datetime, today: date) -> Status | None:
    """The status to keep; None for NCT, which is the absence of one.

    A dispute that names nobody is for `by` to resolve. InvalidError says every field that misses
    or that the category does not have.
    """
    wrong = (
        *_promise_errors(given, today),
        *_dispute_errors(given),
        *_proof_errors(given),
    )
    if wrong:
        raise InvalidError("This qualification is not complete.", errors=wrong)
    if given.type is StatusType.NOT_CONTACTED:
        return None
    resolver = by if given.type is StatusType.DISPUTE else ""
    return Status(
        **given.model_dump(exclude={"resolver"}), resolver=given.resolver or resolver, by=by, at=at
    )


def _promise_errors(given: Qualification, today: date) -> list[FieldError]:
    if given.type is not StatusType.PROMISE:
        return [FieldError("promise_on", "only a promise has a date")] if given.promise_on else []
    if given.promise_on is None:
        return [FieldError("promise_on", "a promise needs its date")]
    if not can_be_promised(given.promise_on, today):
        return [FieldError("promise_on", "from today, and within a year")]
    return []


def _proof_errors(given: Qualification) -> list[FieldError]:
    if given.type is StatusType.ALREADY_PAID:
        is_shown = bool(given.proof or given.comment)
        return [] if is_shown else [FieldError("comment", "a proof, or a note that tells of it")]
    return [FieldError("proof", "only what is paid has a proof")] if given.proof else []


def _dispute_errors(given: Qualification) -> list[FieldError]:
    if given.type is StatusType.DISPUTE:
        is_typed = bool(given.dispute_type)
        return [] if is_typed else [FieldError("dispute_type", "a dispute needs its type")]
    named = {"dispute_type": given.dispute_type, "resolver": given.resolver}
    return [FieldError(k, "only a dispute has it") for k, v in named.items() if v]
