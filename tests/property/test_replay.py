"""What is planned and foreseen is what looking at every account every day would send."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.features.editing.model import Calendar, Foreseen
from chalicelib.features.editing.replay import _after, _is_sending_day, foreseen
from chalicelib.features.reminders.model import Circumstances, Refusal
from chalicelib.features.reminders.rules import decide
from chalicelib.features.scenarios.model import Anchor, Condition, Mode, Scenario, Step, StepChannel
from tests.fakes.dunning import account, item

TODAY = date(2026, 4, 20)
CALENDAR = Calendar(
    first_on=TODAY,
    last_on=TODAY + timedelta(days=29),
    weekdays=(0, 1, 2, 3, 4),
    country="FR",
    keeps_holidays=True,
)

conditions = st.builds(
    Condition,
    overdue_from=st.none() | st.integers(1, 400),
    days_late_from=st.none() | st.integers(1, 40),
    countries=st.sampled_from([(), ("FR",), ("BE",)]),
    tags=st.sampled_from([(), ("fragile",)]),
)


@st.composite
def scenarios(draw):
    days = sorted(draw(st.lists(st.integers(-10, 40), max_size=5)))
    levels = sorted(draw(st.lists(st.integers(0, 2), min_size=len(days), max_size=len(days))))
    steps = []
    for n, (offset, level) in enumerate(zip(days, levels, strict=True)):
        is_after = offset > 0 and draw(st.booleans())
        steps.append(
            Step(
                key=f"s{n}",
                offset_days=offset,
                level=level,
                counts_from=Anchor.LAST_ACTION if is_after else Anchor.DUE,
                mode=draw(st.sampled_from([Mode.AUTO, Mode.AUTO, Mode.MANUAL])),
                channel=draw(st.sampled_from([StepChannel.EMAIL, StepChannel.CALL])),
                is_required=draw(st.booleans()),
                condition=draw(conditions),
            )
        )
    return Scenario(
        id="x",
        names={},
        steps=tuple(steps),
        min_gap_days=draw(st.integers(1, 10)),
        small_balance=draw(st.sampled_from([0, 50])),
    )


@st.composite
def accounts(draw):
    days = st.integers(-60, 40).map(lambda n: TODAY + timedelta(days=n))
    dues = draw(st.lists(st.tuples(days, st.integers(100, 30_000)), max_size=4))
    tags = draw(st.sampled_from([(), ("fragile",)]))
    last = draw(st.none() | st.integers(0, 20))
    items = [item(f"F{n}", due, minor) for n, (due, minor) in enumerate(dues)]
    acted = TODAY - timedelta(days=last) if last is not None else None
    return account(*items, tags=tags, last_action_on=acted, corrections={"country": "FR"})


def day_by_day(given_account, scenario):
    found, holds = [], Circumstances(keeps_holidays=True)
    for n in range(30):
        day = TODAY + timedelta(days=n)
        planned = decide(given_account, scenario, day, holds)
        if _is_sending_day(day, CALENDAR) and not isinstance(planned, Refusal):
            found.append(Foreseen(on=day, step=planned.step.key, channel=planned.step.channel))
            given_account = _after(given_account, planned)
    return tuple(found)


@settings(max_examples=400, deadline=None)
@given(accounts(), scenarios())
def test_nothing_goes_on_a_day_that_was_not_planned(given_account, scenario):
    assert foreseen(given_account, scenario, CALENDAR) == day_by_day(given_account, scenario)
