"""Two scenarios, written down naively from the product's page: no line of the program.

The native one: a pre-reminder 7 days before an item falls due, reminders 3, 15 and 30 days after,
and a formal notice from day 45. A company's own: a reminder 2 days after, and the others so many
days after what was last done. A formal notice is a person's. One message per account, with its
highest step and all that is overdue; some days between two; from some amount that no credit covers.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

FORMAL = "formal_notice"


@dataclass(frozen=True)
class Path:
    """The steps by name: how many days, and whether they count from what was last done.

    Amounts are in cents: what is owed at least, and what an item is at least.
    """

    steps: dict[str, tuple[int, bool]]
    gap_days: int
    minimum: int
    small: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self.steps)

    @property
    def begins_early(self) -> bool:
        return self.steps[self.names[0]][0] <= 0


NATIVE = Path(
    {
        "pre_reminder": (-7, False),
        "reminder_1": (3, False),
        "reminder_2": (15, False),
        "reminder_3": (30, False),
        FORMAL: (45, False),
    },
    gap_days=7,
    minimum=100,
)
OWN = Path(
    {
        "reminder_1": (2, False),
        "reminder_2": (8, True),
        "reminder_3": (12, True),
        FORMAL: (15, True),
    },
    gap_days=5,
    minimum=5_000,
    small=10_000,
)

# Sundays are no matter: nobody sends on one.
_FIXED = {
    "FR": {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)},
    "BE": {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)},
}
# Easter Monday, Ascension, Whit Monday: both countries keep them.
_MOVING = {
    date(2027, 3, 29), date(2027, 5, 6), date(2027, 5, 17),
    date(2028, 4, 17), date(2028, 5, 25), date(2028, 6, 5),
}  # fmt: skip


def is_holiday(country: str, on: date) -> bool:
    """Whether a country that the simulation has rests on a day."""
    return country in _FIXED and ((on.month, on.day) in _FIXED[country] or on in _MOVING)


@dataclass
class Known:
    """What the company could know of one account, as the simulation told it."""

    country: str = ""
    path: Path = NATIVE
    items: dict[str, tuple[date, int]] = field(default_factory=dict)
    imported: str = ""
    chosen: str = ""
    bounced: set[str] = field(default_factory=set)
    is_left_alone: bool = False
    # Item -> why nothing goes for it; a promise holds until its day, the others until taken back.
    said: dict[str, str] = field(default_factory=dict)
    promised: dict[str, date] = field(default_factory=dict)
    held: dict[str, set[str]] = field(default_factory=dict)
    # What left: the step each item has taken, and the last day.
    taken: dict[str, int] = field(default_factory=dict)
    last_on: date | None = None
    # The day a person last did something, the first time on it, and the day before that.
    acted_on: date | None = None
    acted_at: datetime | None = None
    acted_before: date | None = None

    @property
    def address(self) -> str:
        return self.chosen or self.imported

    def acts(self, at: datetime, on: date) -> None:
        """A person does something now."""
        if self.acted_on != on:
            self.acted_on, self.acted_at, self.acted_before = on, at, self.acted_on

    def before(self, at: datetime) -> "Known":
        """The same as it was known to a message that was decided at a moment of the day."""
        if self.acted_at and at < self.acted_at:
            return replace(self, acted_on=self.acted_before)
        return self

    def why_not(self, number: str, on: date) -> str:
        """Why nothing may go for an item on a day, "" when it may."""
        if number not in self.items or self.items[number][1] <= 0:
            return "not owed"
        if self.held.get(number):
            return f"held by {min(self.held[number])}"
        if self.promised.get(number, date.min) >= on:
            return "promised"
        if self.items[number][1] < self.path.small:
            return "too small"
        return self.said.get(number, "")

    def turn(self, number: str, on: date) -> int:
        """Which step comes next for an item."""
        after = self.taken.get(number, -1) + 1
        if after == 0 and self.path.begins_early and on > self.items[number][0]:
            return 1
        return after

    def has_come(self, number: str, on: date) -> bool:
        """Whether the item's next step goes by itself, and its day is there."""
        step = self.turn(number, on)
        if step >= len(self.path.names) - 1:
            return False
        days, is_from_last = self.path.steps[self.path.names[step]]
        starts = [self.items[number][0]]
        if is_from_last:
            starts += [day for day in (self.last_on, self.acted_on) if day]
        return (on - max(starts)).days >= days


@dataclass(frozen=True)
class Expected:
    """The message of an account: its step, and what it lists."""

    step: str
    items: frozenset[str]


def expected(known: Known, on: date) -> Expected | None:
    """What goes to an account by itself on a day when messages go."""
    address = known.address
    if known.is_left_alone or not address or address in known.bounced:
        return None
    if known.last_on and (on - known.last_on).days < known.path.gap_days:
        return None
    if is_holiday(known.country, on):
        return None
    free = [number for number in known.items if not known.why_not(number, on)]
    come = [number for number in free if known.has_come(number, on)]
    if not come:
        return None
    step = max(known.turn(number, on) for number in come)
    overdue = [number for number in free if known.items[number][0] < on]
    is_early = step == 0 and known.path.begins_early
    listed = come if is_early else overdue
    owed = sum(known.items[number][1] for number in listed)
    credit = sum(minor for _, minor in known.items.values() if minor < 0)
    if owed < known.path.minimum or owed + credit <= 0:
        return None
    return Expected(known.path.names[step], frozenset(listed))
