"""What may become of a company's statuses. Decided with values; the service writes."""

from chalicelib.core.errors import FieldError, InvalidError, NotFoundError
from chalicelib.features.statuses.definitions import (
    OWN_LIMIT,
    Definition,
    StatusFields,
    Vocabulary,
)
from chalicelib.features.statuses.model import StatusType


def with_status(known: Vocabulary, code: str, fields: StatusFields) -> Vocabulary:
    """The vocabulary with that status made or changed; its type is fixed once it exists."""
    before = known.find(code)
    wanted = Definition(code=code, **fields.model_dump())
    _check(wanted, before)
    if before is None and sum(one.is_own for one in known.statuses) >= OWN_LIMIT:
        raise InvalidError(f"A company has at most {OWN_LIMIT} statuses of its own.")
    others = [one for one in known.statuses if one.code != code]
    ordered = sorted((*others, wanted), key=lambda one: (one.order, one.code))
    return known.model_copy(update={"statuses": tuple(ordered)})


def without(known: Vocabulary, code: str, *, is_used: bool) -> Vocabulary:
    """The vocabulary without that status; a used one stays, inactive, for the items that have it.

    NotFoundError for a status the company did not make.
    """
    found = known.find(code)
    if found is None or not found.is_own:
        raise NotFoundError("There is no such status of the company's own.")
    others = tuple(one for one in known.statuses if one.code != code)
    if not is_used:
        return known.model_copy(update={"statuses": others})
    resting = found.model_copy(update={"active": False})
    kept = tuple(resting if one is found else one for one in known.statuses)
    return known.model_copy(update={"statuses": kept})


def _check(wanted: Definition, before: Definition | None) -> None:
    wrong = []
    if before and before.type is not wanted.type:
        wrong.append(FieldError("type", "the type of a status is fixed"))
    if wanted.is_own:
        names = {"name_fr": wanted.name_fr, "name_en": wanted.name_en}
        wrong += [FieldError(k, "a status needs its name") for k, v in names.items() if not v]
        if wanted.type is StatusType.NOT_CONTACTED:
            wrong.append(FieldError("type", "NCT is the absence of a status"))
    elif not wanted.active:
        wrong.append(FieldError("active", "the six types are always there"))
    if wrong:
        raise InvalidError("This status is not complete.", errors=tuple(wrong))
