"""What stories of replies say and ask."""

from datetime import date

from chalicelib.jobs import replies
from tests.scenarios.dunning import Event

DUE = date(2026, 3, 10)  # A Tuesday.


def address(story, sent=0):
    return story.mailer.sent[sent].email.reply_to


def comes(story, raw: bytes, key="mail/1"):
    """SES stores a message, and its function is called."""
    story.uploads.put(key, raw, "")
    with story._installed():
        replies.read_reply(Event({"detail": {"object": {"key": key}}}))


def kept(story, code="C1"):
    return story.services.replies.of_account(story.admin, code)


def to_read(story, code="C1"):
    return [a.note for a in story.account(code).actions if a.model == "reply_to_read"]
