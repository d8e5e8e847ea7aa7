"""Of which accounts an own alert holds, and who is told."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from chalicelib.features.access.model import Role, User
from chalicelib.features.accounts.flags import Limits
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import summary
from chalicelib.features.alerts.digest import LISTED_MAX, News, email, sections
from chalicelib.features.alerts.model import Alert, Told
from chalicelib.features.alerts.rules import Readers, counts, is_told, marks, ready
from chalicelib.features.settings.model import CompanySettings
from tests.fakes.dunning import contact, item

TODAY = date(2026, 3, 2)
ANA = Readers(frozenset({"ana"}), frozenset({Role.COLLECTOR}))
SETTINGS = CompanySettings(name="Acme", sender_email="credit@acme.example")
USER = User(email="ana", tenant_id="acme", name="Ana", role=Role.COLLECTOR, language="en")


def line(code="C1", collector="ana", late_days=20, minor=12_000):
    due = TODAY - timedelta(days=late_days)
    return summary(
        Account(
            code=code, collector=collector, contacts=(contact(),), items=(item("F1", due, minor),)
        )
    )


def alert(where="overdue > 100", **more):
    return Alert(name="Large", where=where, **more)


def holds(given, on=None, today=TODAY):
    return bool(marks(ready((given,), today, "EUR"), on or line()))


def test_an_alert_holds_of_what_its_search_finds():
    assert holds(alert())
    assert not holds(alert("overdue > 200"))


def test_a_relative_date_moves_with_the_day():
    older_than_a_month = alert("oldest_due < today-30d")
    assert not holds(older_than_a_month)
    assert holds(older_than_a_month, today=TODAY + timedelta(days=11))


@pytest.mark.parametrize(
    ("told", "collector", "expected"),
    [
        (Told(), "ana", True),
        (Told(), "bob", False),
        (Told(collector=False, users=("ana@acme.example",)), "bob", False),
        (Told(collector=False, roles=(Role.COLLECTOR,)), "bob", True),
        (Told(collector=False, roles=(Role.CREDIT_MANAGER,)), "ana", False),
    ],
)
def test_who_is_told(told, collector, expected):
    assert is_told(alert(told=told), line(collector=collector), ANA) is expected


def test_a_named_user_is_told_whoever_follows_the_account():
    told = alert(told=Told(collector=False, users=("ana@acme.example",)))
    assert is_told(told, line(collector="bob"), Readers({"ana@acme.example"}, frozenset()))


def test_an_alert_that_tells_nobody_is_refused_with_the_reason():
    with pytest.raises(ValidationError, match="tells somebody"):
        alert(told=Told(collector=False))


def test_an_alert_may_be_a_count_alone():
    assert alert(told=Told(collector=False), on_agenda=False).by_email is False


def test_every_alert_is_counted_the_native_ones_first():
    found = counts([line()], TODAY, Limits(), ready((alert(),), TODAY, "EUR"))
    assert [c.alert for c in found if c.accounts] == ["not_chased", "Large"]
    assert str(found[-1].overdue[0]) == "120.00 EUR"


def digest(*lines, **more):
    found = sections(ready((alert(by_email=True, **more),), TODAY, "EUR"), lines, ANA, TODAY)
    return email(USER, News(found), SETTINGS, TODAY, "https://desk.example") if found else None


def test_a_digest_names_the_accounts_the_largest_first():
    text = digest(line("C1"), line("C2", minor=30_000), line("C3", "bob")).text
    assert text.index("C2") < text.index("C1")
    assert "C3" not in text


def test_a_digest_says_how_many_accounts_and_how_much():
    assert "Large – 2 accounts, EUR 240.00 overdue" in digest(line("C1"), line("C2")).text


def test_a_long_digest_lists_the_first_and_counts_the_others():
    text = digest(*(line(f"C{n}") for n in range(LISTED_MAX + 2))).text
    assert "and 2 more" in text


def test_a_digest_leads_to_the_list_behind_it():
    mine = "overdue%20%3E%20100%20and%20collector%20in%20ana&company=acme\n"
    assert f"https://desk.example/accounts?where={mine}" in digest(line()).text


def test_who_is_told_of_every_account_is_led_to_every_account():
    everybody = digest(line(), told=Told(roles=(Role.COLLECTOR,)))
    assert "accounts?where=overdue%20%3E%20100&company=acme\n" in everybody.text


def test_there_is_no_digest_of_nothing():
    assert digest(line(minor=5_000)) is None


def test_an_alert_that_is_not_sent_by_email_is_in_no_digest():
    assert sections(ready((alert(),), TODAY, "EUR"), [line()], ANA, TODAY) == []


def test_what_a_name_holds_is_no_markup():
    odd = alert(by_email=True).model_copy(update={"name": "<b>Large</b>"})
    found = sections(ready((odd,), TODAY, "EUR"), [line()], ANA, TODAY)
    assert "<b>" not in email(USER, News(found), SETTINGS, TODAY, "https://desk.example").html
