"""Dated stories: sending is paused, and whoever asks or may resume it is told so."""

from datetime import date

from chalicelib.features.access.model import Role
from chalicelib.features.alerts.model import Alert, Alerts
from tests.fakes.dunning import item
from tests.scenarios.test_circuit_stories import LATE, TUESDAY, bounced, resume

WEDNESDAY, FRIDAY = date(2026, 3, 4), date(2026, 3, 6)


def paused():
    """Tuesday, sending is paused since Monday: NEW is due, LATER will be on Friday."""
    story = bounced().on(TUESDAY)
    story.extract("NEW", item("F1", LATE))
    return story


def held(story, on=TUESDAY, code="NEW"):
    (line,) = story.services.outlook.overdue(story.admin, [code], on)
    return line.held and line.held.code


def digests(story):
    """Who got a digest this hour, with its text."""
    return {s.email.recipient: s.email for s in story.hour() if "digest" in s.email.tags}


def test_on_the_day_the_account_says_why_its_step_does_not_go_by_itself():
    assert held(paused()) == "paused_bounces"


def test_a_foreseen_day_says_so_too():
    assert held(paused(), FRIDAY) == "paused_bounces"


def test_a_person_may_send_it_all_the_same():
    story = paused()
    (line,) = story.services.outlook.overdue(story.admin, ["NEW"], TUESDAY)
    assert (line.step is not None, line.reasons) == (True, ())


def test_an_account_of_which_nothing_would_go_names_its_own_reason():
    story = paused()
    story.extract("NEW", item("F1", LATE), email="")
    assert held(story) is None


def test_once_resumed_nothing_holds_it():
    story = paused()
    resume(story)
    assert held(story) is None


def test_a_credit_manager_is_told_each_day_while_it_is_paused():
    story = paused()
    manager = story.add_user("acme", Role.CREDIT_MANAGER).name
    told = [manager in digests(story.on(day)) for day in (TUESDAY, WEDNESDAY)]
    resume(story)
    assert (told, manager in digests(story.on(date(2026, 3, 5)))) == ([True, True], False)


def test_the_digest_says_why_and_leads_to_where_it_is_resumed():
    story = paused()
    manager = story.add_user("acme", Role.CREDIT_MANAGER).name
    text = digests(story)[manager].text
    assert ("5 adresses en échec sur 40" in text, "/overdue?company=acme" in text) == (True, True)


def test_a_collector_gets_no_digest_of_it():
    story = paused()
    collector = story.add_user("acme", Role.COLLECTOR).name
    assert collector not in digests(story)


def test_beside_alerts_it_comes_first():
    story = paused()
    manager = story.add_user("acme", Role.CREDIT_MANAGER)
    alert = Alert(
        name="En retard", where="overdue > 0", by_email=True, told={"users": [manager.name]}
    )
    story.services.alerts.change(story.admin, Alerts(alerts=(alert,)))
    found = digests(story)[manager.name]
    assert found.text.index("suspendus") < found.text.index("En retard")
