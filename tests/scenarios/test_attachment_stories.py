"""What a step takes along (R4): the statement, and its invoices as far as they are kept."""

from datetime import date

import pytest
from pydantic import ValidationError

from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.messages.papers import ATTACHED_BYTES_MAX, within
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story
from tests.scenarios.scenarios import follow, save, step

MONDAY = date(2026, 3, 2)
BOTH = {"attaches_statement": True, "attaches_invoices": True}


def file_invoice(story, name, number):
    upload, ticket = story.services.documents.ticket(story.admin, "C1")
    story.services.ports.documents.put(ticket.fields["key"], b"%PDF-1.7 x", "application/pdf")
    story.services.documents.add(
        story.admin, "C1", upload, name, kind=DocumentKind.INVOICE, item=number
    )


def reminded(**attaches) -> Story:
    story = Story(MONDAY)
    story.extract("C1", item("F1", date(2026, 2, 16)), item("F2", date(2026, 2, 18)))
    file_invoice(story, "f1.pdf", "F1")
    file_invoice(story, "other.pdf", "")
    save(story, step("gentle", 10, **attaches))
    follow(story)
    return story


def names(story) -> list[str]:
    return [a.filename for a in story.mailer.sent[-1].email.attachments]


def test_day_12_the_reminder_takes_the_invoices_it_lists_and_the_statement():
    story = reminded(**BOTH)
    story.hour()
    assert names(story) == ["f1.pdf", "C1.pdf"]


def test_day_12_a_step_that_takes_nothing_along_leaves_alone():
    story = reminded()
    story.hour()
    assert names(story) == []


def test_of_two_files_of_an_invoice_the_newest_goes():
    story = reminded(attaches_invoices=True)
    story.clock.advance(minutes=1)
    file_invoice(story, "f1-corrected.pdf", "F1")
    story.hour()
    assert names(story) == ["f1-corrected.pdf"]


def test_what_goes_along_is_named_before_it_leaves():
    story = reminded(**BOTH)
    planned = story.services.outlook.preview(story.admin, "C1", None, None).planned
    assert story.services.papers.names(story.admin, planned) == ("f1.pdf", "C1.pdf")


@pytest.mark.parametrize("channel", ["sms", "letter", "call"])
def test_only_an_email_takes_documents_along(channel):
    with pytest.raises(ValidationError, match="only an e-mail"):
        step("gentle", 10, channel=channel, **BOTH)


def document(number, size) -> Document:
    return Document(
        id=str(number),
        code="C1",
        filename=f"{number}.pdf",
        content_type="application/pdf",
        size=size,
        key="k",
        at="2026-03-02T08:00:00Z",
        by="ana",
    )


def test_ten_invoices_go_at_most():
    assert [d.id for d in within(document(n, 1) for n in range(12))] == list("0123456789")


def test_an_invoice_too_large_for_a_mailbox_stays_and_smaller_ones_go():
    found = within([document(1, ATTACHED_BYTES_MAX - 5), document(2, 10), document(3, 5)])
    assert [d.id for d in found] == ["1", "3"]
