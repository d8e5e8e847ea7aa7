"""What a search finds, asked in the text that people type."""

from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.core.money import Money
from chalicelib.features.accounts.model import Account, Customer
from chalicelib.features.accounts.summary import summary
from chalicelib.features.searches.rules import day_of, meets
from chalicelib.features.searches.text import parse
from chalicelib.features.statuses.model import Status, StatusType
from tests.fakes.dunning import contact, item

TODAY = date(2026, 3, 2)
AT = datetime(2026, 2, 1, tzinfo=UTC)
PROMISE = Status(type=StatusType.PROMISE, at=AT, by="ana", promise_on=TODAY - timedelta(days=1))
DISPUTE = Status(type=StatusType.DISPUTE, at=AT, by="ana", dispute_type="price", resolver="bob")
LINE = summary(
    Account(
        code="C1",
        customer=Customer(name="Élan SARL", country="FR", group="North", custom={"branch": "Lyon"}),
        contacts=(contact(),),
        collector="ana@acme.example",
        tags=("vip",),
        level=2,
        credit_limit=Money(amount="1000.00", currency="EUR"),
        items=(
            item("F1", TODAY - timedelta(days=100), 300_000),
            item("F2", TODAY + timedelta(days=10), 50_000),
            item("F3", TODAY - timedelta(days=5), 10_000, "USD"),
        ),
        statuses={"F1": PROMISE, "F2": DISPUTE},
    )
)


def found(where):
    return meets(parse(where), TODAY, "EUR")(LINE)


@pytest.mark.parametrize(
    "where",
    [
        "",
        "code = c1",
        "name contains élan",
        'name = "élan sarl"',
        "country in FR,BE",
        "country != BE",
        "code starts C",
        "tag = VIP",
        "tag contains vi",
        "status = LIT and status = PDP",
        "overdue > 2999",
        "overdue = 3000",
        "overdue >= 100 USD",
        "outstanding = 3500",
        "overdue_90 > 0",
        "not_due = 500 EUR",
        "largest_item > 2 000,50",
        "disputed = 500",
        "dispute_type = price and resolver = bob",
        "dispute_days > 25",
        "promise < today",
        "promise = today-1d",
        "flag = broken_promise",
        "flag = over_limit",
        "limit_use > 100",
        "days_late >= 100",
        "items = 3",
        "level > 1 and level <= 2",
        "last_reminder empty",
        "custom.branch = Lyon",
        "custom.other empty",
        "number = F2",
        "email filled and phone empty",
        "(country = BE or country = FR) and group = north",
        "country = BE or country = DE or level = 2",
    ],
)
def test_it_is_found(where):
    assert found(where)


@pytest.mark.parametrize(
    "where",
    [
        "overdue > 3000",
        "overdue > 100 USD",
        "overdue > 0 GBP",
        "promise >= today",
        "tag != vip",
        "last_reminder < today",
        "country = BE and level = 2",
        "status in NPC,RDE",
        "collector empty",
    ],
)
def test_it_is_not_found(where):
    assert not found(where)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("overdue >", "At character 10: expected a value."),
        ("overdue", "At character 8: expected an operator."),
        ("overdue ! 3", "At character 9"),
        ("overdue > 3 level = 2", "At character 13: expected “and”, “or” or the end."),
        ("(level = 2", "At character 11: expected a closing bracket."),
        ("and level = 2", "At character 1: expected a field."),
        ("nothing = 2", "nothing: expected a field that exists."),
        ("overdue > many", "overdue: expected an amount such as 5000 or 5000 USD."),
        ("promise < soon", "promise: expected a date such as 2026-03-31, or today-15d."),
        ("level = two", "level: expected a number."),
        ("name > B", "name: expected = != contains starts in."),
    ],
)
def test_a_search_that_cannot_be_asked_says_where_and_why(where, said):
    with pytest.raises(InvalidError) as error:
        found(where)
    assert error.value.detail.startswith(said.removesuffix("."))


def test_days_are_said_from_today():
    assert day_of("today", TODAY) == TODAY
    assert day_of("today+2w", TODAY) == date(2026, 3, 16)
    assert day_of("2026-12-31", TODAY) == date(2026, 12, 31)
    assert day_of("tomorrow", TODAY) is None
