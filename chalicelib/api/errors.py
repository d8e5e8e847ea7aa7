"""The one table from the application's errors to HTTP, as RFC 9457 problem details."""

from pydantic import ValidationError

from chalicelib.core.errors import (
    ConflictError,
    FieldError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    RelanceError,
    RetryableError,
)
from chalicelib.core.values import Frozen

_STATUS: dict[type[RelanceError], int] = {
    NotFoundError: 404,
    ConflictError: 409,
    InvalidError: 422,
    ForbiddenError: 403,
    RetryableError: 503,
}
# Codes whose HTTP status is narrower than their kind's.
_STATUS_OF_CODE = {
    "stale": 412,
    "version_required": 428,
    "wrong_credentials": 401,
    "not_signed_in": 401,
}
_TITLES = {
    401: "Sign in",
    403: "Not allowed",
    404: "Not found",
    409: "Conflict",
    412: "Changed meanwhile",
    422: "Not valid",
    428: "Version missing",
    500: "Our mistake",
    503: "Try again",
}


class FieldProblem(Frozen):
    """What is wrong with one field."""

    field: str
    reason: str


class Problem(Frozen):
    """The body of every error answer; `code` is stable, `detail` is for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    errors: tuple[FieldProblem, ...] = ()


def problem_of(error: RelanceError) -> Problem:
    """The answer for an error of the application."""
    status = _STATUS_OF_CODE.get(error.code) or next(
        (s for kind, s in _STATUS.items() if isinstance(error, kind)), 500
    )
    fields = tuple(FieldProblem(field=e.field, reason=e.reason) for e in error.errors)
    return Problem(
        title=_TITLES[status], status=status, code=error.code, detail=error.detail, errors=fields
    )


def invalid_input(error: ValidationError) -> InvalidError:
    """Pydantic's findings as ours, without repeating what was sent."""
    found = error.errors(include_url=False, include_context=False, include_input=False)
    fields = tuple(FieldError(".".join(map(str, e["loc"])) or "body", e["msg"]) for e in found)
    return InvalidError("Some fields are not valid.", errors=fields)


OUR_MISTAKE = Problem(
    title=_TITLES[500],
    status=500,
    code="internal",
    detail="Something went wrong on our side. Nothing you sent is the cause; please try again.",
)
