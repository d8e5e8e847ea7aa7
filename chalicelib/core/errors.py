"""The five ways a request can fail. Features subclass them; `api/errors.py` maps the five."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field of the input: `field` is a dotted path."""

    field: str
    reason: str


class RelanceError(Exception):
    """Base of the five kinds: a stable `code` for programs, a sentence for people."""

    code = "error"

    def __init__(self, detail: str, *, code: str = "", errors: tuple[FieldError, ...] = ()) -> None:
        super().__init__(detail)
        self.detail, self.errors = detail, errors
        self.code = code or type(self).code


class NotFoundError(RelanceError):
    """It does not exist, or belongs to somebody else: the answer is the same."""

    code = "not_found"


class ConflictError(RelanceError):
    """It changed meanwhile, or exists already."""

    code = "conflict"


class InvalidError(RelanceError):
    """The input breaks a rule; `errors` says which field and why."""

    code = "invalid"


class ForbiddenError(RelanceError):
    """The user is known and may not do this."""

    code = "forbidden"


class RetryableError(RelanceError):
    """The world did not answer in time; the same call may succeed later."""

    code = "try_again"
