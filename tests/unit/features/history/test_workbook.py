from datetime import UTC, datetime
from io import BytesIO

import openpyxl
import orjson
import pytest

from chalicelib.core.events import GENESIS, Draft, chain
from chalicelib.core.ids import fingerprint
from chalicelib.features.accounts.model import Account
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


def opened(*texts):
    drafts = [Draft(at=AT, by=text, kind=text, facts={"comment": text}) for text in texts]
    events = chain(0, GENESIS, drafts)
    account = Account(code=texts[0], head_seq=len(events), head_hash=events[-1].hash)
    return openpyxl.load_workbook(BytesIO(workbook(account, list(zip(events, texts, strict=True)))))


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
