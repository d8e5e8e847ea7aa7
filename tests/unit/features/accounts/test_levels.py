"""The level of an account follows what was asked for (seed 001)."""

from datetime import date

from chalicelib.features.accounts.model import Account, AccountFacts, Dunning, Reminded
from chalicelib.features.accounts.rules import merge
from chalicelib.features.open_items.model import ItemKind, OpenItem

TODAY = date(2026, 3, 2)


def invoice(number: str) -> OpenItem:
    return OpenItem(
        id=number,
        number=number,
        kind=ItemKind.INVOICE,
        issued_on=date(2026, 1, 1),
        due_on=date(2026, 2, 1),
        amount_minor=100,
        balance_minor=100,
        currency="EUR",
    )


def reminded(*numbers: str, level: int) -> Account:
    done = {n: Reminded(step="reminder_1", on=TODAY) for n in numbers}
    items = tuple(invoice(n) for n in numbers)
    return Account(code="C1", items=items, level=level, dunning=Dunning(reminded=done))


def after(account: Account, *numbers: str) -> Account:
    facts = AccountFacts(code="C1", items=tuple(invoice(n) for n in numbers))
    return merge(account, facts, 1, TODAY).account


def test_the_level_stays_while_an_item_that_was_asked_for_is_open():
    assert after(reminded("F1", "F2", level=2), "F2", "F3").level == 2


def test_the_level_is_0_again_once_all_that_was_asked_for_is_paid():
    assert after(reminded("F1", level=2), "F3").level == 0


def test_a_level_set_by_hand_on_an_account_never_reminded_stays():
    assert after(Account(code="C1", items=(invoice("F1"),), level=1), "F1", "F2").level == 1
