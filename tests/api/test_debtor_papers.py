"""What a debtor downloads from its page, and what it does not; the company's look."""

from io import BytesIO

import pytest
from PIL import Image

from chalicelib.core.ids import fingerprint
from chalicelib.features.documents.model import DocumentKind
from tests.api.test_debtor_page import post
from tests.fakes.debtors import PDF, book, link_to, state_of
from tests.fakes.posts import url_encoded


@pytest.fixture
def token(world):
    return link_to(world, book(world, "F1", "F2"), "F1")


def keep(world, name, kind=DocumentKind.INVOICE, item="F1"):
    documents, admin = world.services.documents, world.admin
    upload, ticket = documents.ticket(admin, "C1")
    world.documents.put(ticket.fields["key"], PDF, "application/pdf")
    return documents.add(admin, "C1", upload, name, kind=kind, item=item).id


def paper(browser, token, name):
    return browser.get(f"/r/{token}?paper={name}")


def test_the_invoice_of_an_item_is_downloaded(anonymous, world, token):
    answer = paper(anonymous, token, keep(world, "F1.pdf"))
    assert (answer.status, "F1.pdf" in answer.headers["location"]) == (302, True)


def test_the_page_names_what_there_is_to_download(anonymous, world, token):
    kept = keep(world, "F1.pdf")
    page = anonymous.get(f"/r/{token}").body.decode()
    assert (f"?paper={kept}" in page, "?paper=statement" in page) == (True, True)


@pytest.mark.parametrize(
    ("kind", "item"),
    [(DocumentKind.INVOICE, "F2"), (DocumentKind.AGREEMENT, "F1"), (DocumentKind.INVOICE, "")],
)
def test_other_documents_are_not_there(anonymous, world, token, kind, item):
    assert paper(anonymous, token, keep(world, "x.pdf", kind, item)).status == 404


def test_the_statement_is_of_the_links_items_only(anonymous, world, token):
    answer = paper(anonymous, token, "statement")
    kept = world.documents.kept[f"exports/acme/statements/{fingerprint(token)}.pdf"]
    assert (answer.status, kept.startswith(b"%PDF")) == (302, True)


def test_a_statement_of_too_many_items_is_refused_on_a_page(anonymous, world, monkeypatch):
    monkeypatch.setattr("chalicelib.features.statements.service.ROWS_MAX", 1)
    answer = paper(anonymous, link_to(world, book(world, "F1", "F2")), "statement")
    page = answer.body.decode()
    assert (answer.status, "<h1>Too many invoices" in page) == (422, True)


def test_a_download_changes_no_record(anonymous, world, token):
    kept = keep(world, "F1.pdf")
    before = state_of(world.table)
    for name in (kept, "statement", "nothing"):
        paper(anonymous, token, name)
    assert state_of(world.table) == before


def test_another_tenants_document_is_not_there(anonymous, world, token):
    other = world.add_tenant("other")
    book(world, "F1", actor=other)
    documents = world.services.documents
    upload, ticket = documents.ticket(other, "C1")
    world.documents.put(ticket.fields["key"], PDF, "application/pdf")
    kept = documents.add(other, "C1", upload, "a.pdf", kind=DocumentKind.INVOICE, item="F1").id
    assert paper(anonymous, token, kept).status == 404


def test_the_page_has_the_companys_colour_and_logo(anonymous, world, token):
    picture = BytesIO()
    Image.new("RGB", (80, 40), "#aa0000").save(picture, "PNG")
    company = world.services.company
    company.change(
        world.admin, company.settings(world.admin).model_copy(update={"colour": "#aa0000"})
    )
    world.services.letterhead.put(world.admin, picture.getvalue())
    answer = anonymous.get(f"/r/{token}")
    page, policy = answer.body.decode(), answer.headers["content-security-policy"]
    assert ("--accent:light-dark(#aa0000," in page, 'alt="Acme"' in page) == (True, True)
    assert "img-src data:;" in policy


def test_answers_of_their_own_are_taken_over_http(anonymous, world):
    token = link_to(world, book(world, "F1", "F2"))
    fields = {"kind.0": "promise", "on.0": "2026-03-09", "amount.0": "40,50", "kind.1": "copy"}
    page = post(anonymous, token, url_encoded("", **fields)).body.decode()
    assert "40,50\u00a0€ en partie" in page
