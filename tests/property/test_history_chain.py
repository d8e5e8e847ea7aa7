from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.events import GENESIS, Draft, Event, chain, first_break

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
facts = st.dictionaries(
    st.text(max_size=5), st.text(max_size=5) | st.integers(-(2**31), 2**31), max_size=3
)
drafts = st.lists(
    st.builds(Draft, at=st.just(AT), by=st.text(max_size=5), kind=st.text(max_size=5), facts=facts),
    min_size=1,
    max_size=6,
)


@given(drafts)
def test_a_chain_that_nobody_touched_is_whole(made):
    assert first_break(chain(0, GENESIS, made)) is None


@given(drafts, drafts)
def test_a_chain_goes_on_from_its_head(first, second):
    head = chain(0, GENESIS, first)
    assert first_break([*head, *chain(head[-1].seq, head[-1].hash, second)]) is None


@given(drafts, st.data())
def test_an_edited_event_is_found(made, data):
    events = list(chain(0, GENESIS, made))
    at = data.draw(st.integers(0, len(events) - 1))
    events[at] = events[at].model_copy(update={"by": events[at].by + "!"})
    assert first_break(events) == events[at].seq


@given(drafts.filter(lambda d: len(d) > 2), st.data())
def test_a_removed_event_is_found(made, data):
    events = list(chain(0, GENESIS, made))
    del events[data.draw(st.integers(1, len(events) - 2))]
    assert first_break(events) is not None


@given(drafts.filter(lambda d: len(d) > 1), st.data())
def test_two_swapped_events_are_found(made, data):
    events = list(chain(0, GENESIS, made))
    at = data.draw(st.integers(0, len(events) - 2))
    events[at], events[at + 1] = events[at + 1], events[at]
    assert first_break(events) is not None


@given(drafts)
def test_a_chain_survives_storage(made):
    stored = [event.model_dump_json() for event in chain(0, GENESIS, made)]
    assert first_break([Event.model_validate_json(doc) for doc in stored]) is None
