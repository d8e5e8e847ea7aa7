"""The forecast tried on the past, week by week, against the plain rule. Pure.

On each day of the past the weeks after it are forecast from what was known that day, and compared
with what came of the items then open. What was said of items (promises, disputes, plans) is not
known of the past: the trial is of the habits alone. Errors are in millionths of what was open.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor

from chalicelib.core.values import Frozen
from chalicelib.features.forecast.delays import EVIDENCE_MIN, WEEK_DAYS, WEEKS, Delays
from chalicelib.features.forecast.past import ORIGINS, Row, Window, keys_of

MILLION = 1_000_000
LOW, HIGH = 0.1, 0.9
# An interval is made of this many known errors at least.
KNOWN_MIN = 8
NEAR_WEEKS = 4
# No payment comes so much before its due date.
EVER_DAYS = 10_000


class Outcome(Frozen):
    """One week forecast on one day of the past, in minor units; `ago` and `week` count weeks."""

    ago: int
    week: int
    open: int
    habit: int
    plain: int
    actual: int

    @property
    def error(self) -> int:
        """What came beyond the forecast, in millionths of what was open."""
        return (self.actual - self.habit) * MILLION // self.open


class Trial(Frozen):
    """How the forecast did on the past in one currency; errors in percent of what came.

    `bands` are the errors between which four of five weeks lay, by week ahead; `covered` of
    `intervals` held what came, each made only from errors known on its day.
    """

    weeks: int
    error_percent: int | None
    plain_percent: int | None
    near_percent: int | None
    near_plain_percent: int | None
    covered: int
    intervals: int
    bands: tuple[tuple[int, int] | None, ...]


def outcomes(rows: Sequence[Row], today: int, origins: int = ORIGINS) -> dict[str, list[Outcome]]:
    """Every week of the past that can be compared, by currency."""
    window, found = Window(rows), dict[str, list[Outcome]]()
    for ago in range(origins, 0, -1):
        day = today - WEEK_DAYS * ago
        window.move_to(day)
        for currency, sums in _sums(rows, window, day).items():
            if sums.open and window.delays(("", currency)):
                weeks = range(min(ago, WEEKS))
                found.setdefault(currency, []).extend(sums.outcome(ago, week) for week in weeks)
    return found


class _Sums:
    """What was open on a day, and by week what was forecast and what came."""

    def __init__(self) -> None:
        self.open = 0
        self.habit, self.plain, self.actual = ([0] * WEEKS for _ in range(3))

    def outcome(self, ago: int, week: int) -> Outcome:
        return Outcome(
            ago=ago,
            week=week,
            open=self.open,
            habit=self.habit[week],
            plain=self.plain[week],
            actual=self.actual[week],
        )


def _sums(rows: Sequence[Row], window: Window, day: int) -> dict[str, _Sums]:
    found: dict[str, _Sums] = {}
    for row in rows:
        if row.issued > day or 0 < row.closed < day:
            continue
        sums = found.setdefault(row.currency, _Sums())
        sums.open += row.minor
        if row.closed:
            _count(sums.actual, row.closed - day, row.minor)
        _count(sums.plain, max(0, row.due + _average(row, window) - day), row.minor)
        _spread(sums.habit, row, window, day)
    return found


def _count(weeks: list[int], days: int, minor: int) -> None:
    if days < WEEK_DAYS * WEEKS:
        weeks[days // WEEK_DAYS] += minor


def _spread(weeks: list[int], row: Row, window: Window, day: int) -> None:
    delays = _delays(row, window, day - row.due)
    if delays:
        for week, part in enumerate(delays.spread(row.minor, day - row.due)[:WEEKS]):
            weeks[week] += part


def _delays(row: Row, window: Window, late_days: int) -> Delays | None:
    """Those of the account, else of its group, else of the company, that say something."""
    for key in keys_of(row):
        delays = window.delays(key)
        if delays and delays.items >= EVIDENCE_MIN and delays.mean_from(late_days) is not None:
            return delays
    return None


def _average(row: Row, window: Window) -> int:
    delays = window.delays(("", row.currency))
    return (delays.mean_from(-EVER_DAYS) or 0) if delays else 0


def trial(found: Sequence[Outcome]) -> Trial:
    """What the weeks of one currency say."""
    near = [o for o in found if o.week < NEAR_WEEKS]
    covered, intervals = _coverage(found)
    bands = [_band([o.error for o in found if o.week == week]) for week in range(WEEKS)]
    return Trial(
        weeks=len(found),
        error_percent=_error(found, "habit"),
        plain_percent=_error(found, "plain"),
        near_percent=_error(near, "habit"),
        near_plain_percent=_error(near, "plain"),
        covered=covered,
        intervals=intervals,
        bands=tuple(bands),
    )


def _error(found: Iterable[Outcome], rule: str) -> int | None:
    """All that was forecast too much or too little, in percent of what came."""
    pairs = [(getattr(o, rule), o.actual) for o in found]
    came = sum(actual for _, actual in pairs)
    return round(100 * sum(abs(f - a) for f, a in pairs) / came) if came else None


def _band(errors: Sequence[int]) -> tuple[int, int] | None:
    """The lower and the upper tenth, outwards where none lies exactly there."""
    if len(errors) < KNOWN_MIN:
        return None
    ordered, last = sorted(errors), len(errors) - 1
    return ordered[floor(LOW * last)], ordered[ceil(HIGH * last)]


def _coverage(found: Sequence[Outcome]) -> tuple[int, int]:
    hits = total = 0
    for one in found:
        known = [o.error for o in found if o.week == one.week and o.ago > one.ago + one.week]
        band = _band(known)
        if band:
            total += 1
            hits += band[0] <= one.error <= band[1]
    return hits, total


def bounds(minor: int, owed: int, band: tuple[int, int] | None) -> tuple[int, int] | None:
    """Between which amounts four of five such weeks lay."""
    if band is None:
        return None
    low, high = margins(owed, band)
    return max(0, minor + low), max(0, minor + high)


def margins(owed: int, band: tuple[int, int]) -> tuple[int, int]:
    """How far below and above what is expected those bounds lie, in minor units."""
    return owed * band[0] // MILLION, owed * band[1] // MILLION
