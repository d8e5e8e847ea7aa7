"""E-mails that come back, over HTTP: on the account, in the outbox, and waiting for an account."""

import base64

import pytest

from chalicelib.features.outbox import store
from chalicelib.features.outbox.model import OutboxMessage
from tests.fakes.debtors import book
from tests.fakes.mails import ADDRESS, PDF, mail


@pytest.fixture
def stray(world):
    book(world, "F1")
    world.uploads.put("mail/1", mail("anybody@elsewhere.example", files={"virement.pdf": PDF}), "")
    world.services.replies.arrived("mail/1")
    return world.services.replies.strays(world.admin)[0].id


@pytest.fixture
def left(world):
    """A message in the outbox, with the address that replies to it go to."""
    headers = {"Reply-To": ADDRESS, "References": f"<{ADDRESS}>"}
    known = {"at": world.clock.now(), "sender": "credit@acme.example", "text": "", "html": ""}
    for number, kept in (("1", headers), ("2", {})):
        message = OutboxMessage(
            id=number, to="ana@client.example", subject="Relance", headers=kept, **known
        )
        store.put(world.table.for_tenant("acme"), message)
    return "1"


def test_an_account_lists_its_replies_with_their_files(admin, stray):
    admin.post(f"/replies/{stray}/assignments", {"code": "C1"})
    (reply,) = admin.get("/accounts/C1/replies").json["items"]
    assert [f["filename"] for f in reply["files"]] == ["virement.pdf"]


def test_a_message_given_to_an_account_waits_no_more(admin, stray):
    admin.post(f"/replies/{stray}/assignments", {"code": "C1"})
    assert admin.get("/replies").json["items"] == []


def test_a_message_is_not_given_to_an_account_that_is_not_there(admin, stray):
    answer = admin.post(f"/replies/{stray}/assignments", {"code": "NOBODY"})
    assert (answer.status, len(admin.get("/replies").json["items"])) == (404, 1)


def test_a_message_taken_off_the_list_stays_in_the_bucket(world, admin, stray):
    admin.call("DELETE", f"/replies/{stray}")
    assert (admin.get("/replies").json["items"], "mail/1" in world.uploads.kept) == ([], True)


def test_one_machine_writes_back_as_the_recipient(world, admin, left):
    content = base64.b64encode(PDF).decode()
    said = {"subject": "Re:\u00a0Relance", "text": "Payé", "filename": "a.pdf", "content": content}
    answer = admin.post(f"/outbox/{left}/replies", said | {"is_automatic": True})
    email = world.mailer.sent[-1].email
    assert (answer.status, email.sender, email.recipient, email.attachments[0].content) == (
        204,
        "ana@client.example",
        ADDRESS,
        PDF,
    )


def test_what_it_writes_back_names_the_thread_and_that_nobody_wrote_it(world, admin, left):
    admin.post(f"/outbox/{left}/replies", {"subject": "Absente", "is_automatic": True})
    assert world.mailer.sent[-1].email.headers == {
        "Auto-Submitted": "auto-replied",
        "References": f"<{ADDRESS}>",
    }


def test_to_a_message_without_an_address_nobody_writes_back(admin, left):
    assert admin.post("/outbox/2/replies", {"subject": "Re: Relance"}).status == 422
