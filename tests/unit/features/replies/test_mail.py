"""Messages as they come from anybody: read as far as they can be, never believed, never fatal."""

import tracemalloc
from email.message import EmailMessage

import pytest

from chalicelib.features.replies.mail import BOUNDARIES_MAX, PARTS_MAX, SUBJECT_MAX, read
from tests.fakes.mails import ADDRESS, DOMAIN, PDF, mail

LOCAL = "a" * 32


def said(raw: bytes):
    return read(raw, DOMAIN)


def nested(depth: int) -> bytes:
    """A multipart in a multipart in a multipart."""
    lines = ["From: a@b.example", "Subject: Deep"]
    for n in range(depth):
        lines += [f'Content-Type: multipart/mixed; boundary="b{n}"', "", f"--b{n}"]
    return "\r\n".join([*lines, "Content-Type: text/plain", "", "bottom"]).encode()


def test_a_message_says_who_wrote_what():
    found = said(mail())
    assert (found.sender, found.sender_name, found.subject, found.text.strip()) == (
        "compta@client.example",
        "Ana Petit",
        "Re: Votre relance",
        "C'est payé.",
    )


@pytest.mark.parametrize("where", ["To", "Cc", "Delivered_To", "X_Original_To"])
def test_our_address_is_found_wherever_it_stands(where):
    headers = {"To": "credit@acme.example", where: f'"Acme" <{ADDRESS.upper()}>'}
    raw = mail("credit@acme.example", **headers)
    assert said(raw).sent_to == (LOCAL,)


@pytest.mark.parametrize("where", ["In_Reply_To", "References"])
def test_the_message_it_answers_is_found(where):
    raw = mail("credit@acme.example", **{where: f"<x@y.example> <{ADDRESS}>"})
    assert said(raw).answers == (LOCAL,)


def test_an_address_at_another_domain_is_not_ours():
    assert said(mail(f"{LOCAL}@{DOMAIN}.thief.example, {LOCAL}@x{DOMAIN}")).sent_to == ()


def test_html_alone_is_read_as_text():
    message = EmailMessage()
    message["From"] = "a@b.example"
    message.set_content(
        "<style>p{}</style><p>Payé &amp; parti</p><script>x()</script>", subtype="html"
    )
    assert said(message.as_bytes()).text.strip() == "Payé & parti"


def test_of_text_and_html_the_text_is_read():
    message = EmailMessage()
    message.set_content("plain")
    message.add_alternative("<p>html</p>", subtype="html")
    assert said(message.as_bytes()).text.strip() == "plain"


def test_the_logo_of_a_signature_is_no_file():
    message = EmailMessage()
    message.set_content("<img src=cid:logo>", subtype="html")
    named = {"cid": "<logo>", "filename": "logo.png", "disposition": "inline"}
    message.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", **named)
    assert said(message.as_bytes()).parts == ()


def test_a_scan_that_is_attached_is_a_file():
    found = said(mail(files={"scan.pdf": PDF}))
    assert [(p.filename, p.content) for p in found.parts] == [("scan.pdf", PDF)]


def test_a_message_in_a_message_is_a_file():
    message, inner = EmailMessage(), EmailMessage()
    inner["Subject"] = "Virement"
    inner.set_content("parti")
    message.set_content("voir ci-joint")
    message.add_attachment(inner)
    (part,) = said(message.as_bytes()).parts
    assert (part.filename, b"Subject: Virement" in part.content) == ("message.eml", True)


@pytest.mark.parametrize("charset", ["x-unknown", "zip", "idna", "punycode", "unicode_escape", ""])
def test_a_charset_that_is_none_does_not_lose_the_text(charset):
    raw = f"From: a@b.example\r\nContent-Type: text/plain; charset={charset}\r\n\r\nPayé".encode()
    assert said(raw).text == "Payé"


def test_bytes_that_are_not_of_their_charset_are_replaced():
    raw = b"From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nPay\xe9"
    assert said(raw).text == "Pay\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "subject", ["=?utf-8?b?w6k=?=" * 5000, "=?x?q?=ff?=", "\udce9", "a\x00b", "=?utf-8?b?A?="]
)
def test_a_hostile_subject_is_cut_and_can_be_kept(subject):
    raw = (
        b"From: a@b.example\r\nSubject: "
        + subject.encode("utf-8", "surrogateescape")
        + b"\r\n\r\nx"
    )
    found = said(raw).subject
    assert len(found.encode().decode()) <= SUBJECT_MAX


@pytest.mark.parametrize("sender", ["<", "a@[", '"' * 999, "(" * 5000, "a@b.example, c@d.example"])
def test_a_hostile_sender_is_read_as_far_as_it_goes(sender):
    assert said(f"From: {sender}\r\n\r\nx".encode()).text == "x"


@pytest.mark.parametrize("depth", [50, 5000])
def test_a_message_nested_without_end_is_given_up_or_read(depth):
    found = said(nested(depth))
    assert (found.subject, found.is_readable) == ("Deep", depth == 50)


def test_a_message_of_very_many_parts_is_not_parsed():
    head = b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n'
    assert not said(head + b"\r\n--b\r\n\r\nx" * (BOUNDARIES_MAX + 1)).is_readable


def test_of_many_parts_the_first_are_kept():
    head = b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n'
    part = b"\r\n--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1"
    assert len(said(head + part * 1000).parts) < PARTS_MAX


def test_headers_without_end_are_not_parsed():
    assert not said(b"a: b\n" * 2_000_000).is_readable


@pytest.mark.parametrize("raw", [b"", b"\n", b"\r\n\r\n", b"\x00" * 100, b"From: a@b.example"])
def test_what_is_hardly_a_message_is_no_error(raw):
    assert said(raw).parts in {(), said(raw).parts}


def test_a_message_of_the_largest_size_takes_bounded_memory():
    raw = mail(files={"large.pdf": PDF + b"x" * (28 * 1024 * 1024)})
    tracemalloc.start()
    said(raw)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * len(raw)
