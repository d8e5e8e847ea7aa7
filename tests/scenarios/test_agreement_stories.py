"""A plan is told to its debtor: the agreement in the risk file, the e-mail once, the calendar."""

from datetime import date

import pytest
from icalendar import Calendar

from chalicelib.core.errors import ConflictError, NotFoundError
from chalicelib.features.accounts.model import Contact
from chalicelib.features.agreements.pdf import agreement_pdf
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.plans.service import Which
from chalicelib.features.plans.terms import NewPlan
from tests.fakes.debtors import PDF
from tests.fakes.dunning import item
from tests.scenarios.plans import PlanStory

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


def agreed(**more):
    story = PlanStory(date(2026, 3, 2))
    story.extract("C1", item("F1", date(2026, 1, 10), 200_000), **more)
    contact = Contact(id="k2", name="Ana", email="ana@client.example")
    story.services.contacts.put(story.admin, "C1", story.account().version, contact)
    given = NewPlan.model_validate(
        {
            "items": ["F1"],
            "schedule": {"equal": {"count": 2, "first_on": MARCH}},
            "terms": "deux fois {{ link }}",
        }
    )
    plan = story.services.plans.make(story.admin, "C1", story.account().version, given)
    return story, plan


def confirm(story, plan):
    return story.services.agreements.confirm(story.admin, "C1", plan.id, ["k2"])


def left(story):
    return story.mailer.sent[-1].email


def test_the_debtor_reads_dates_and_amounts_in_its_language():
    story, plan = agreed(language="en")
    assert confirm(story, plan).state == "sent"
    assert "31 Mar 2026 – " in left(story).text
    assert "1,000.00" in left(story).text


def test_terms_stay_text_whatever_they_hold():
    story, plan = agreed()
    confirm(story, plan)
    assert "{ { link }}" in left(story).text


def test_the_agreement_and_the_calendar_leave_with_it():
    story, plan = agreed()
    confirm(story, plan)
    types = [a.content_type for a in left(story).attachments]
    assert types == ["application/pdf", "text/calendar"]


def test_documents_of_the_account_leave_with_it():
    story, plan = agreed()
    rib = signed(story, plan, "rib.pdf")
    story.services.agreements.confirm(story.admin, "C1", plan.id, ["k2"], documents=[rib.id])
    assert [a.filename for a in left(story).attachments][-1] == "rib.pdf"


def test_it_is_sent_once_for_a_version():
    story, plan = agreed()
    confirm(story, plan)
    confirm(story, plan)
    assert len(story.mailer.sent) == 1


def test_a_changed_plan_is_confirmed_anew():
    story, plan = agreed()
    confirm(story, plan)
    which = Which("C1", plan.id, plan.version)
    changed = story.services.plans.postpone(story.admin, which, date(2026, 4, 10), "trésorerie")
    confirm(story, changed)
    assert len(story.mailer.sent) == 2


def test_one_whose_message_was_refused_is_confirmed_again():
    story, plan = agreed()
    story.mailer.next_calls = ["refuse"]
    assert confirm(story, plan).state == "refused"
    again = story.services.agreements.confirm
    for _ in range(2):
        outcome = again(story.admin, "C1", plan.id, ["k2"], again="another1")
    assert (outcome.state, len(story.mailer.sent)) == ("sent", 1)


def signed(story, plan, name="accord.pdf"):
    admin = story.admin
    upload, ticket = story.services.documents.ticket(admin, "C1")
    story.documents.kept[ticket.fields["key"]] = PDF
    return story.services.agreements.attach(admin, "C1", plan.id, upload, name)


def test_a_signed_agreement_stands_on_its_plan_in_the_risk_file():
    story, plan = agreed()
    kept = signed(story, plan)
    (document,) = story.services.documents.of_account(story.admin, "C1")
    assert document == kept
    assert (kept.plan, kept.is_risk, kept.kind) == (plan.id, True, DocumentKind.AGREEMENT)
    assert "document_added" in story.kinds()


def test_an_agreement_of_no_plan_is_not_kept():
    story, plan = agreed()
    with pytest.raises(NotFoundError):
        signed(story, plan.model_copy(update={"id": "other"}))
    assert story.services.documents.of_account(story.admin, "C1") == []


def test_the_agreement_stands_in_the_risk_file():
    story, plan = agreed()
    confirm(story, plan)
    documents = story.services.documents.of_account(story.admin, "C1")
    assert [d.filename for d in documents if d.is_risk] == ["accord-de-paiement-2026-03-02-1.pdf"]


def test_the_paper_is_a_pdf_of_the_plan_whatever_its_length():
    story, plan = agreed()
    long = plan.model_copy(update={"terms": "au 1er de chaque mois\n" * 80})
    paper = story.services.statements.of(story.admin, "C1")
    assert agreement_pdf(paper, long).startswith(b"%PDF")


def test_an_ended_plan_is_not_confirmed():
    story, plan = agreed()
    ended = story.services.plans.cancel(story.admin, Which("C1", plan.id, 1), "erreur")
    with pytest.raises(ConflictError):
        confirm(story, ended)


def events(story, plan):
    content = story.services.agreements.calendar(story.admin, "C1", plan.id)
    return Calendar.from_ical(content).walk("VEVENT")


def test_the_calendar_has_a_day_for_each_instalment():
    story, plan = agreed()
    assert [e.decoded("dtstart") for e in events(story, plan)] == [MARCH, APRIL]


def test_a_later_version_moves_the_days_of_the_same_entries():
    story, plan = agreed()
    before = [e["uid"] for e in events(story, plan)]
    which = Which("C1", plan.id, plan.version)
    story.services.plans.postpone(story.admin, which, date(2026, 4, 10), "trésorerie")
    after = events(story, plan)
    assert [e["uid"] for e in after] == before
    assert {e["sequence"] for e in after} == {2}


def test_a_cancelled_plan_takes_its_days_back():
    story, plan = agreed()
    story.services.plans.cancel(story.admin, Which("C1", plan.id, 1), "erreur")
    assert {e["status"] for e in events(story, plan)} == {"CANCELLED"}
