from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidError
from chalicelib.core.events import GENESIS, Draft, chain
from chalicelib.core.ids import fingerprint
from chalicelib.features.history.files import json_file, read
from chalicelib.features.history.filtering import Filter
from chalicelib.features.history.model import Extract, Gap
from chalicelib.features.history.rules import sentence
from chalicelib.features.history.verification import Exported, verdict
from chalicelib.features.history.workbook import workbook

AT = datetime(2026, 3, 2, 8, tzinfo=UTC)
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x")',
    "=cmd|' /C calc'!A0",
]


def extract_of(*texts, skip=()):
    drafts = [Draft(at=AT, by=text, kind=text, facts={"comment": text}) for text in texts]
    return extract(drafts, skip)


def extract(drafts, skip=()):
    events = chain(0, GENESIS, drafts)
    return Extract(
        code="C1",
        name="Nova",
        language="en",
        head_seq=len(events),
        head_hash=events[-1].hash,
        wanted=Filter(),
        events=tuple((e, sentence(e, "en")) for e in events if e.seq not in skip),
    )


def opened(*texts):
    return openpyxl.load_workbook(BytesIO(workbook(extract_of(*texts))))


def changed(made, seq, **update):
    """What a file says after somebody edited one of its events."""
    exported = read(json_file(made))
    events = [e.model_copy(update=update) if e.seq == seq else e for e in exported.events]
    return exported.model_copy(update={"events": tuple(events)})


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text):
    cells = [cell for sheet in opened(text) for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_control_characters_do_not_break_the_file():
    assert opened("a\x00b\x1fc")["history"]["E2"].value == "abc"


def test_the_file_carries_the_chain():
    rows = list(opened("one", "two")["history"].iter_rows(min_row=2, values_only=True))
    assert rows[0][7] == rows[1][6]


def test_anyone_can_verify_a_row_as_the_file_says():
    row = next(opened("one")["history"].iter_rows(min_row=2, values_only=True))
    no, at, by, kind, _, facts, previous, digest = row
    assert digest == fingerprint(str(no), previous, at, by, kind, facts)


def test_the_facts_are_as_they_were_hashed():
    row = next(opened("é=1")["history"].iter_rows(min_row=2, values_only=True))
    assert orjson.loads(row[5]) == {"comment": "é=1"}


@pytest.fixture(params=["xlsx", "json"])
def reread(request):
    """An extract after a stay in a file of either kind."""
    write = workbook if request.param == "xlsx" else json_file
    return lambda made: read(write(made))


def test_an_untouched_file_is_whole(reread):
    said = verdict(reread(extract_of("one", "two", "three")))
    assert (said.state, said.events, said.reworded) == ("whole", 3, ())


def test_a_file_without_some_events_is_a_part_and_says_which(reread):
    said = verdict(reread(extract_of("a", "b", "c", "d", skip={1, 3})))
    assert (said.state, said.gaps) == ("part", (Gap(first=1, last=1), Gap(first=3, last=3)))


def test_a_cut_off_end_is_a_part(reread):
    assert verdict(reread(extract_of("a", "b", skip={2}))).gaps == (Gap(first=2, last=2),)


@given(
    facts=st.dictionaries(
        st.text(max_size=5), st.text(max_size=9) | st.integers(-(2**31), 2**31), max_size=3
    )
)
def test_any_facts_come_back_from_a_workbook_as_they_were_hashed(facts):
    made = extract([Draft(at=AT, by="ana", kind="edited", facts=facts)])
    assert verdict(read(workbook(made))).state == "whole"


def test_facts_longer_than_a_cell_come_back_whole():
    made = extract([Draft(at=AT, by="a", kind="b", facts={"items": ["F123456"] * 9000})])
    assert verdict(read(workbook(made))).state == "whole"


@pytest.mark.parametrize("field", ["by", "kind", "at", "facts"])
def test_an_altered_event_is_found(field):
    value = {"facts": '{"comment":"x"}', "at": "2026-03-03T08:00:00+00:00"}.get(field, "x")
    said = verdict(changed(extract_of("a", "b", "c"), 2, **{field: value}))
    assert (said.state, said.broken_at, said.reason) == ("broken", 2, "altered")


def test_facts_that_say_two_things_are_altered():
    said = verdict(changed(extract_of("a"), 1, facts='{"comment":"b","comment":"a"}'))
    assert said.reason == "altered"


def test_a_sentence_that_says_something_else_is_noted():
    assert verdict(changed(extract_of("a", "b"), 2, text="Paid")).reworded == (2,)


def test_a_chain_made_anew_from_the_middle_does_not_follow():
    real, forged = extract_of("a", "b"), extract_of("x", "b")
    exported = read(json_file(real))
    mixed = (exported.events[0], read(json_file(forged)).events[1])
    said = verdict(exported.model_copy(update={"events": mixed}))
    assert (said.broken_at, said.reason) == (2, "chain")


def test_events_in_another_order_are_found():
    exported = read(json_file(extract_of("a", "b")))
    said = verdict(exported.model_copy(update={"events": exported.events[::-1]}))
    assert said.reason == "order"


def test_a_last_event_that_is_not_the_head_is_found():
    exported = read(json_file(extract_of("a", "b")))
    assert verdict(exported.model_copy(update={"head_hash": GENESIS})).reason == "head"


def test_events_after_the_head_are_found():
    exported = read(json_file(extract_of("a", "b")))
    assert verdict(exported.model_copy(update={"head_seq": 1})).reason == "head"


def test_a_file_without_events_is_a_part():
    exported = Exported(account="C1", head_seq=2, head_hash=GENESIS)
    assert verdict(exported).gaps == (Gap(first=1, last=2),)


@pytest.mark.parametrize("content", [b"", b"{}", b"PK\x03\x04nonsense", b"[1]", b"\xff\xfe"])
def test_any_other_file_is_refused(content):
    with pytest.raises(InvalidError):
        read(content)


def test_a_workbook_of_something_else_is_refused():
    out = BytesIO()
    openpyxl.Workbook().save(out)
    with pytest.raises(InvalidError):
        read(out.getvalue())


def test_a_file_too_large_is_refused():
    with pytest.raises(InvalidError):
        read(b"{" + b" " * 5_000_000)
