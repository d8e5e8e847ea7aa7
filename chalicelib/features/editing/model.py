"""What accounts were planned with, and what a replay says."""

from datetime import date

from chalicelib.core.values import Frozen
from chalicelib.features.scenarios.model import StepChannel


class Planned(Frozen):
    """The versions of the company's own scenarios, and the default one."""

    versions: dict[str, int] = {}
    default: str = "native"

    def other_than(self, now: "Planned") -> frozenset[str]:
        """What accounts say whose scenario is another now; "" says the default."""
        names = {*self.versions, *now.versions}
        changed = {n for n in names if self.versions.get(n) != now.versions.get(n)}
        is_other = self.default != now.default or now.default in changed
        return frozenset(changed | ({""} if is_other else set()))


class Calendar(Frozen):
    """The days of a replay, both included, and on which of them the company sends."""

    first_on: date
    last_on: date
    weekdays: tuple[int, ...]
    country: str = ""
    keeps_holidays: bool = False
    is_for_consumers: bool = False


class Foreseen(Frozen):
    """A step that goes by itself: a message, or an action put in the agenda."""

    on: date
    step: str
    channel: StepChannel


class Day(Frozen):
    """How many messages leave on a day, before a change and after it."""

    on: date
    before: int = 0
    after: int = 0


class Touched(Frozen):
    """An account for which something else comes, or on other days: how much, and the first."""

    code: str
    name: str
    before: int
    after: int
    first_before: Foreseen | None
    first_after: Foreseen | None


class Replayed(Frozen):
    """What a changed scenario makes of the days to come. `before` and `after` count messages.

    `more`, `less`, `moved` count accounts; `accounts` are the first of them.
    """

    is_done: bool
    done: int
    total: int
    before: int = 0
    after: int = 0
    more: int = 0
    less: int = 0
    moved: int = 0
    days: tuple[Day, ...] = ()
    accounts: tuple[Touched, ...] = ()
