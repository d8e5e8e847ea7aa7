from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.accounts.rules import merge
from chalicelib.features.qualifications.rules import Said
from chalicelib.features.statuses.model import StatusType
from tests.fakes.debtors import book
from tests.fakes.world import World


@given(st.sampled_from(["CEC", "NPC", "RDE"]), st.integers(1, 10**9))
def test_an_extract_with_other_amounts_keeps_the_statuses(kind, balance):
    world = World()
    account = book(world, "F1", "F2")
    known: Account = world.services.qualifications.qualify(
        world.admin, account.code, account.version, ["F1"], Said(type=kind, comment="x")
    )
    items = tuple(i.model_copy(update={"balance_minor": balance}) for i in known.items)
    facts = AccountFacts(code=known.code, items=items)
    merged = merge(known, facts, known.import_sequence + 1, date(2026, 3, 5))
    assert merged.account.statuses == known.statuses
    assert merged.account.statuses["F1"].type is StatusType(kind)
