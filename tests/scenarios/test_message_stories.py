"""Messages that people write (S7): once, to whom they chose, outside the scenario."""

from datetime import date

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.accounts.model import Contact
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.reminders.letters import Attached, Written
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.rules import Qualification
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
LATE = date(2026, 2, 20)


@pytest.fixture
def story():
    made = Story(MONDAY)
    made.extract("C1", item("F1", LATE), item("F2", LATE), address="1 rue Neuve", city="Lyon")
    return made


def person(story, contact_id="k2", **fields) -> Contact:
    given = {"name": "Ana", "email": "ana@client.example", **fields}
    contact = Contact(id=contact_id, **given)
    version = story.account().version
    story.services.contacts.put(story.admin, "C1", version, contact)
    return contact


def written(**fields) -> Written:
    given = {"language": "fr", "subject": "Votre compte", "body": "Bonjour,\n\n{{ items }}"}
    return Written(**{**given, "items": ("F1",), "contacts": ("k2",), **fields})


def send(story, message, message_id="message-0001"):
    return story.services.messages.send(story.admin, "C1", message_id, message)


def test_a_message_reaches_the_chosen_contact_and_a_copy_the_others(story):
    person(story)
    person(story, "k3", email="boss@client.example")
    outcome = send(story, written(contacts=("k2", "k3")))
    left = story.mailer.sent[-1].email
    assert (outcome.state, left.recipient, left.copies) == (
        "sent",
        "ana@client.example",
        ("boss@client.example",),
    )


def test_it_lists_the_chosen_items_only(story):
    person(story)
    send(story, written())
    text = story.mailer.sent[-1].email.text
    assert "- F1 " in text
    assert "- F2 " not in text


def test_the_same_message_again_sends_nothing_more(story):
    person(story)
    send(story, written())
    send(story, written())
    assert len(story.mailer.sent) == 1


def test_monday_a_message_tuesday_the_scenario_keeps_its_distance_and_its_step(story):
    person(story)
    send(story, written())
    story.on(TUESDAY)
    assert story.hour() == []
    assert story.account().dunning.reminded == {}


def test_it_stands_in_the_history_with_its_items(story):
    person(story)
    send(story, written())
    told = next(iter(story.services.accounts.history(story.admin, story.account())))
    assert (told.kind, told.facts["items"]) == ("message_written", ["F1"])


def test_a_disputed_item_may_be_written_about(story):
    person(story)
    dispute = Qualification(type=StatusType.DISPUTE, dispute_type="price", resolver="ana")
    story.say("C1", dispute, "F1")
    assert send(story, written()).state == "sent"


def test_documents_and_the_statement_leave_with_it(story):
    person(story)
    services = story.services
    services.documents.keep_made(
        story.admin, "C1", "d1", ("facture.pdf", DocumentKind.INVOICE), b"%PDF-1.7 x"
    )
    send(story, written(attached=Attached(documents=("d1",), statement=True)))
    names = [a.filename for a in story.mailer.sent[-1].email.attachments]
    assert names == ["facture.pdf", "C1.pdf"]


def test_a_document_of_another_account_does_not_leave(story):
    person(story)
    story.extract("C2", item("G1", LATE))
    story.services.documents.keep_made(
        story.admin, "C2", "d2", ("autre.pdf", DocumentKind.INVOICE), b"%PDF-1.7 x"
    )
    with pytest.raises(InvalidError):
        send(story, written(attached=Attached(documents=("d2",))))


def test_an_sms_goes_to_the_number_and_shows_who_writes(story):
    person(story, phone="06 12 34 56 78")
    story.extract("C1", item("F1", LATE), country="FR")
    body = "A régler : {{ link }}"
    send(story, written(channel=Channel.SMS, body=body))
    left = story.sms.sent[-1]
    assert left.number == "+33612345678"
    assert "/r/" in left.text


def test_at_night_no_sms_is_written_to_anybody(story):
    story.extract("C1", item("F1", LATE), country="FR")
    person(story, phone="06 12 34 56 78")
    story.clock.advance(hours=14)
    assert send(story, written(channel=Channel.SMS)).reason.code == "sms_hours"


def test_an_sms_of_which_nobody_knows_waits_for_a_person_and_never_goes_twice():
    story = Story(MONDAY, resend_after_minutes=30)
    story.extract("C1", item("F1", LATE), country="FR")
    person(story, phone="06 12 34 56 78")
    story.sms.next_calls = ["lost"]
    send(story, written(channel=Channel.SMS))
    for _ in range(3):
        story.clock.advance(minutes=31)
        story.services.settling.sweep(story.admin)
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert (len(story.sms.sent), reminder.state) == (1, "unknown")


def test_a_contact_without_a_number_gets_no_sms(story):
    person(story)
    assert send(story, written(channel=Channel.SMS)).reason.code == "no_phone"


def test_a_letter_stands_among_the_documents_and_waits_for_the_post(story):
    outcome = send(story, written(channel=Channel.LETTER, contacts=()))
    document = story.services.documents.of_account(story.admin, "C1")[0]
    assert (outcome.state, document.kind) == ("to_post", DocumentKind.CORRESPONDENCE)


def test_an_account_without_an_address_gets_no_letter(story):
    story.extract("C9", item("H1", LATE))
    message = written(channel=Channel.LETTER, contacts=(), items=())
    outcome = story.services.messages.send(story.admin, "C9", "message-0009", message)
    assert outcome.reason.code == "no_postal_address"


def test_an_address_that_bounced_is_not_written_to(story):
    person(story)
    story.services.contacts.mark_bounced(story.admin, "C1", "ana@client.example", MONDAY, "gone")
    assert send(story, written()).reason.code == "bounced"


def test_a_draft_leaves_items_and_link_to_fill_and_nothing_else(story):
    draft = story.services.messages.draft(story.admin, "C1", written(body=""), "reminder_1")
    assert "{{ items }}" in draft.body
    assert "{{ link }}" in draft.body
    assert "{{ total }}" not in draft.body


def test_a_customer_s_name_cannot_become_a_placeholder(story):
    person(story, name="{{ items }}{% for x in [] %}")
    draft = story.services.messages.draft(story.admin, "C1", written(body=""), "")
    assert draft.body.startswith("Bonjour { { items }}{ % for x in [] %},")


@pytest.mark.parametrize(
    "body",
    [
        "{% set x = 'aaaa' %}" + "{% set x = x ~ x %}" * 40 + "{{ x }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "Bonjour {{ contacts }}",
        "{{ items }}\n\n{{ items }}",
    ],
)
def test_a_person_can_write_no_program_into_a_message(story, body):
    person(story)
    for ask in (story.services.messages.show, story.services.messages.letter):
        with pytest.raises(InvalidError) as refused:
            ask(story.admin, "C1", written(body=body))
        assert refused.value.code == "bad_text"
    with pytest.raises(InvalidError):
        send(story, written(body=body))
    assert story.mailer.sent == []
