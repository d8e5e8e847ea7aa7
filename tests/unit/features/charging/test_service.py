from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError
from chalicelib.features.access.model import Role
from chalicelib.features.charging.model import LettingGo
from chalicelib.features.penalties.model import PenaltyPolicy, PenaltyTerms, Regime
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.debtors import book
from tests.fakes.world import World

CHARGED = PenaltyPolicy(charged=True)


@pytest.fixture
def world():
    return World(penalties=CHARGED)


def charging(world):
    return world.services.charging


def penalties(world, **more):
    return charging(world).penalties(world.admin, "C1", **more)


def sums(found):
    return [(str(t.interest), str(t.indemnity)) for t in found.totals]


def let_go(world, *items, how="waived", version=None):
    given = LettingGo(how=how, items=items, reason="goodwill")
    version = version or world.services.accounts.get(world.admin, "C1").version
    return charging(world).let_go(world.admin, "C1", version, given)


# F1 and F2: 100.00 each, due 1 February 2026; today is 2 March: 29 days at 12.15 % are 0.9653.
def test_two_late_invoices_cost_interest_and_forty_euros_each(world):
    book(world, "F1", "F2", country="FR")
    assert sums(penalties(world)) == [("1.94 EUR", "80.00 EUR")]


def test_a_disputed_item_costs_nothing_and_is_said_to(world):
    account = book(world, "F1", "F2", country="FR")
    said = Qualification(type="LIT", dispute_type="price")
    world.services.qualifications.qualify(world.admin, "C1", account.version, ["F1"], said)
    found = penalties(world)
    assert [(x.item, x.reason) for x in found.left_out] == [("F1", "disputed")]
    assert {line.item for line in found.lines} == {"F2"}


def test_interest_survives_the_payment_of_the_principal(world):
    book(world, "F1", country="FR")
    book(world, sequence=2, country="FR")
    before = penalties(world)
    world.clock.advance(days=90)
    found = penalties(world)
    assert sums(found) == sums(before) == [("0.97 EUR", "40.00 EUR")]
    assert found.lines[0].notes == ("paid_on_extract",)


def test_a_company_may_forget_what_was_paid(world):
    world.services.company.change(
        world.admin,
        world.services.company.settings(world.admin).model_copy(
            update={"penalties": CHARGED.model_copy(update={"closed_years": 0})}
        ),
    )
    book(world, "F1", country="FR")
    book(world, sequence=2, country="FR")
    assert penalties(world).lines == ()


def test_what_is_waived_is_claimed_no_more(world):
    book(world, "F1", "F2", country="FR")
    assert {line.item for line in let_go(world, "F1").lines} == {"F2"}


def test_what_is_waived_is_claimed_no_more_after_the_invoice_is_paid(world):
    book(world, "F1", country="FR")
    let_go(world)
    book(world, sequence=2, country="FR")
    assert penalties(world).lines == ()


def test_an_invoice_still_open_costs_interest_again_after_a_waiver(world):
    book(world, "F1", country="FR")
    let_go(world)
    world.clock.advance(days=10)
    (line,) = penalties(world).lines
    assert (line.from_on, line.days) == (date(2026, 3, 3), 10)


@pytest.mark.parametrize("how", ["waived", "paid"])
def test_the_history_says_what_was_let_go_and_why(world, how):
    book(world, "F1", country="FR")
    let_go(world, how=how)
    event = world.services.accounts.get(world.admin, "C1").tail[0]
    assert event.kind == f"penalties_{how}"
    assert event.facts == {"amount": ["40.97 EUR"], "items": ["F1"], "reason": "goodwill"}


def test_nothing_is_let_go_where_nothing_is_claimed(world):
    book(world, "F1", country="US")
    with pytest.raises(InvalidError):
        let_go(world)


def test_letting_go_needs_the_version_seen(world):
    book(world, "F1", country="FR")
    with pytest.raises(ConflictError):
        let_go(world, version=99)


def test_a_reader_lets_nothing_go(world):
    book(world, "F1", country="FR")
    reader = world.add_user("acme", Role.READER)
    with pytest.raises(ForbiddenError):
        charging(world).let_go(reader, "C1", 1, LettingGo(reason="x"))


def test_terms_keep_what_was_let_go(world):
    book(world, "F1", country="FR")
    version = let_go(world).version
    found = charging(world).set_terms(
        world.admin, "C1", version, PenaltyTerms(regime=Regime.BE_B2B)
    )
    assert (found.contract.regime, found.lines) == (Regime.BE_B2B, ())


def test_the_same_terms_again_write_nothing(world):
    account = book(world, "F1", country="FR")
    found = charging(world).set_terms(world.admin, "C1", account.version, PenaltyTerms())
    assert found.version == account.version


def test_a_rate_below_the_french_floor_is_refused(world):
    account = book(world, "F1", country="FR")
    with pytest.raises(InvalidError):
        charging(world).set_terms(
            world.admin, "C1", account.version, PenaltyTerms(agreed_rate="7.85")
        )


def test_the_company_s_rate_is_checked_only_when_it_changes(world):
    settings = world.services.company.settings(world.admin)
    low = settings.model_copy(update={"penalties": PenaltyPolicy(agreed_rate="1.00")})
    with pytest.raises(InvalidError):
        world.services.company.change(world.admin, low)


def test_a_partly_paid_invoice_says_what_is_assumed(world):
    account = book(world, "F1", country="FR")
    item = account.items[0].model_copy(update={"balance_minor": 4_000})
    changed = account.model_copy(update={"items": (item,)})
    from chalicelib.features.charging.rules import penalties as of

    settings = world.services.company.settings(world.admin)
    found = of(changed, (), settings, date(2026, 3, 2))
    assert (str(found.lines[0].base), found.lines[0].notes) == ("40.00 EUR", ("part_payment",))
