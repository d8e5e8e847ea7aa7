"""Any bytes are a message, or are given up; none of them breaks the function."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.features.replies.mail import read
from chalicelib.features.replies.rules import arrived, checked, reply_of, stray_of
from chalicelib.features.replies.wording import parted
from tests.fakes.dunning import account
from tests.fakes.mails import DOMAIN, PDF, mail
from tests.fakes.world import SteppedClock

AT = SteppedClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC)).now()
WHOLE = mail(files={"virement.pdf": PDF}, References=f"<{'a' * 32}@{DOMAIN}>")
PIECES = st.sampled_from(
    [b"\r\n", b"\n\n", b"--b", b"Content-Type: ", b"multipart/mixed; boundary=b", b"=?utf-8?q?=",
     b"From: ", b"<", b'"', b"\xff\xfe", b"message/rfc822", b"Content-Transfer-Encoding: base64",
     b"text/html; charset=", b"Content-Disposition: attachment; filename*=", b"name*0*=''"]
)  # fmt: skip


@given(st.one_of(st.binary(max_size=2000), st.lists(PIECES, max_size=60).map(b"".join)))
def test_any_bytes_can_be_kept(raw):
    came = arrived(read(raw, DOMAIN), "mail/1")
    stray_of(came, AT).model_dump_json()
    reply_of(account(), came, AT, [file for file, _ in checked(came.mail, 3)]).model_dump_json()


@given(st.integers(0, len(WHOLE)), st.binary(max_size=40))
def test_a_message_that_was_damaged_anywhere_can_be_kept(place, put):
    came = arrived(read(WHOLE[:place] + put + WHOLE[place:], DOMAIN), "mail/1")
    reply_of(account(), came, AT).model_dump_json()


@given(st.text(max_size=500))
def test_parting_a_text_loses_none_of_its_words(text):
    new, old = parted(text)
    again = parted(f"{new}\n{old}")
    assert "".join("".join(again).split()) == "".join(f"{new}{old}".split())
