"""Dated stories of companies' own templates: who reads what, and what is refused."""

from datetime import date

import pytest

from chalicelib.core.errors import ConflictError, InvalidError
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.model import StepText, TemplateKey
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 10)
FIRST = TemplateKey("fr", Channel.EMAIL, "reminder_1")
OWN = "Cher {{ contact }},\n\n{{ items }}\n\n{{ link }}\n\nVotre dévouée {{ company }}"


def save(story, body=OWN, version=0, reason=""):
    text = StepText(subject="{{ company }} vous écrit", body=body)
    return story.services.texts.save(
        story.admin, FIRST, version, text, note="", reason=reason, reader="en"
    )


@pytest.fixture
def story():
    story = Story(date(2026, 3, 13))
    story.extract("C1", item("F1", DUE))
    return story


def test_the_next_reminder_says_what_the_company_wrote(story):
    save(story)
    (sent,) = story.hour()
    assert sent.email.subject == "Acme vous écrit"
    assert "Votre dévouée Acme" in sent.email.text


def test_a_message_that_left_reads_the_same_when_the_template_changed_since(story):
    save(story)
    story.hour()
    save(story, body="Autre chose\n\n{{ items }}", version=1)
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    from chalicelib.features.reminders.compose import rendered

    assert "Votre dévouée Acme" in rendered(reminder.letter).text


def test_a_debtor_of_another_language_reads_the_native_text(story):
    save(story)
    story.extract("C1", item("F1", DUE), language="en")
    (sent,) = story.hour()
    assert "first reminder" in sent.email.subject


def test_the_native_text_is_back_when_the_own_one_is_taken_away(story):
    save(story)
    story.services.templates.delete(story.admin, FIRST, 1)
    (sent,) = story.hour()
    assert "premier rappel" in sent.email.subject


def test_a_stale_change_is_refused(story):
    save(story)
    with pytest.raises(ConflictError, match="meanwhile"):
        save(story)


def test_versions_say_who_and_when_newest_first(story):
    save(story)
    save(story, body="Autre\n\n{{ items }}", version=1)
    found = story.services.templates.versions(story.admin, FIRST)
    assert [(t.version, t.by) for t in found] == [(2, story.admin.name), (1, story.admin.name)]


def test_versions_of_an_email_are_not_those_of_its_sms(story):
    save(story)
    story.services.texts.save(
        story.admin,
        FIRST._replace(channel=Channel.SMS),
        0,
        StepText(subject="", body="{{ company }} : {{ total }}. {{ link }}"),
        note="",
        reason="",
        reader="en",
    )
    found = story.services.templates.versions(story.admin, FIRST)
    assert [t.channel for t in found] == [Channel.EMAIL]


def test_a_text_with_another_customers_name_is_refused_with_its_place(story):
    story.extract("C2", item("F2", DUE), name="Brasserie Dupont")
    with pytest.raises(InvalidError) as refused:
        save(story, body="Bonjour\nBrasserie Dupont,\n\n{{ items }}")
    assert refused.value.code == "bad_template"
    assert refused.value.errors[0].reason.startswith("line 2, column 1:")


def test_a_first_reminder_to_belgian_consumers_without_its_term_is_refused_by_the_law(story):
    story.extract("B1", item("F9", DUE), country="BE")
    with pytest.raises(InvalidError) as refused:
        save(story, body="Votre huissier arrive.\n\n{{ items }}")
    assert refused.value.code == "breaks_law"


def test_a_named_user_lets_a_text_stand_for_a_reason(story):
    story.extract("B1", item("F9", DUE), country="BE")
    saved = save(story, body="Un huissier.\n\n{{ items }}", reason="Relu par notre avocat.")
    assert saved.version == 1


def test_a_preview_is_about_the_chosen_account_alone(story):
    story.extract("C2", item("F2", DUE))
    shown = story.services.texts.show(
        story.admin, "C1", "fr", Channel.EMAIL, StepText(subject="x", body=OWN)
    )
    assert ("- F1 " in shown.said.text, "- F2 " in shown.said.text) == (True, False)


def test_a_preview_of_a_bad_text_says_its_mistakes(story):
    text = StepText(subject="x", body="{{ nope }}")
    shown = story.services.texts.show(story.admin, "C1", "fr", Channel.EMAIL, text)
    assert (shown.said, shown.mistakes[0].code) == (None, "unknown_placeholder")


def test_a_test_goes_to_oneself_and_to_nobody_else(story):
    text = StepText(subject="Bonjour", body=OWN)
    story.services.texts.try_on_oneself(story.admin, "C1", "fr", Channel.EMAIL, text)
    (sent,) = story.mailer.sent
    assert (sent.email.recipient, sent.email.subject) == (story.admin.name, "[Test] Bonjour")
    assert story.account().dunning.last_reminder_on is None


def test_an_sms_of_the_companys_own_has_no_subject_and_says_its_segments(story):
    text = StepText(body="{{ company }} : {{ total }}, réponse ici {{ link }}")
    shown = story.services.texts.show(story.admin, "C1", "fr", Channel.SMS, text)
    assert (shown.mistakes, shown.said.html, shown.said.segments) == ((), "", 1)


@pytest.mark.parametrize(
    ("body", "code"), [("{{ items }}", "no_room"), ("a" * 400, "too_long")], ids=["items", "long"]
)
def test_an_sms_that_has_no_room_is_refused_with_the_place(story, body, code):
    text = StepText(body=f"Bonjour {body}")
    shown = story.services.texts.show(story.admin, "C1", "fr", Channel.SMS, text)
    assert [m.code for m in shown.mistakes] == [code]


def test_texts_of_a_step_for_two_channels_do_not_meet(story):
    sms = FIRST._replace(channel=Channel.SMS)
    services, text = story.services, StepText(body="Court")
    services.texts.save(story.admin, sms, 0, text, note="", reason="", reader="en")
    (sent,) = story.hour()
    assert "premier rappel" in sent.email.subject
    assert services.templates.own(story.admin, sms).body == "Court"
