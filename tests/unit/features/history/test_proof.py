"""An exported history proves itself, and an altered one is caught."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from chalicelib.core.errors import InvalidError
from chalicelib.features.history.proof import verdict
from infra.verify import main
from tests.fakes.world import World


@pytest.fixture
def exported():
    world = World()
    from datetime import date

    from chalicelib.features.accounts.model import AccountFacts

    facts = AccountFacts(code="C1", customer={"name": "Client"})
    world.services.accounts.take_in(world.admin, facts, 1, date(2026, 3, 1))
    for n in range(5):
        world.services.accounts.comment(world.admin, "C1", f"call {n}", ())
    return world.services.history.download(world.admin, "C1", "fr", None)


def altered(content, cell, value):
    book = load_workbook(BytesIO(content))
    book["history"][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def without_row(content, row):
    book = load_workbook(BytesIO(content))
    book["history"].delete_rows(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_an_exported_history_is_whole(exported):
    assert verdict(exported) == ("C1", 6, None)


@pytest.mark.parametrize(
    ("cell", "value"), [("C4", "somebody else"), ("F4", "{}"), ("D4", "import"), ("A4", 9)]
)
def test_an_altered_event_is_named(exported, cell, value):
    assert not verdict(altered(exported, cell, value)).is_whole


@pytest.mark.parametrize("row", [2, 4, 7])
def test_a_missing_event_is_noticed(exported, row):
    found = verdict(without_row(exported, row))
    assert not found.is_whole or row == 2


def test_another_file_is_no_history():
    with pytest.raises(InvalidError):
        verdict(b"PK not a workbook")


def test_the_command_says_so(exported, tmp_path, capsys):
    good, bad = tmp_path / "good.xlsx", tmp_path / "bad.xlsx"
    good.write_bytes(exported)
    bad.write_bytes(altered(exported, "C4", "somebody else"))
    assert main([str(good)]) == 0
    assert main([str(bad)]) == 1
    assert "altered at event 3" in capsys.readouterr().out
