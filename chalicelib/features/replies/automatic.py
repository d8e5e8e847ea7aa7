"""Whether a machine wrote a message: absences, receipts, bounces, lists (RFC 3834). Pure."""

from collections.abc import Callable

_PRECEDENCES = frozenset({"bulk", "junk", "list", "auto_reply"})
_ROBOTS = ("mailer-daemon@", "postmaster@", "no-reply@", "noreply@", "donotreply@", "bounce")
# Microsoft's machines say this of the messages they write; `None` says nothing.
_SUPPRESSED = ("all", "oof", "autoreply")


def is_automatic(header: Callable[[str], str]) -> bool:
    """From the headers by their name in small letters, "" for those that are not there."""

    def said(name: str) -> str:
        return header(name).strip().lower()

    submitted = said("auto-submitted").partition(";")[0].strip()
    suppressed = [word.strip() for word in said("x-auto-response-suppress").split(",")]
    sender = said("from").rpartition("<")[2]
    return (
        submitted not in {"", "no"}
        or any(word in _SUPPRESSED for word in suppressed)
        or said("precedence") in _PRECEDENCES
        or any(said(n) for n in ("x-autoreply", "x-autorespond", "list-id", "x-failed-recipients"))
        or said("return-path") == "<>"
        or said("content-type").startswith("multipart/report")
        or sender.startswith(_ROBOTS)
    )
