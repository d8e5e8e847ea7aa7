"""Whatever breaks while a reply comes in or is moved: once more, and all is as if nothing had.

Every call of the inbound function, or of the move, to the table and to both buckets, goes wrong in
every way; then two of them, in the ways that leave something half done. Lambda calls again, as it
does, and so does a person.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.settings import Settings
from tests.fakes.debtors import state_of
from tests.fakes.dunning import item
from tests.fakes.faulty import KINDS, Faults, FaultyTable, Killed
from tests.fakes.mails import DOMAIN, PDF, mail
from tests.scenarios.dunning import Story

CALLS_MIN = 8
HALF_DONE = ("killed_after", "lost")


class FaultyFiles:
    """Files whose calls go through the faults."""

    def __init__(self, files, faults) -> None:
        self._files, self._faults = files, faults

    def get(self, key, limit_bytes):
        return self._faults.call("read", lambda: self._files.get(key, limit_bytes))

    def put(self, key, content, content_type):
        self._faults.call("file", lambda: self._files.put(key, content, content_type))


class Inbound:
    """One company with a reminder that left, and the reply to it, as often as it is asked for."""

    def __init__(self) -> None:
        self.story = Story(date(2026, 3, 13), inbound_domain=DOMAIN)
        self.story.extract("C1", item("F1", date(2026, 3, 10)))
        (sent,) = self.story.hour()
        files = {"one.pdf": PDF, "two.pdf": PDF + b"2"}
        self.story.uploads.put("mail/1", mail(sent.email.reply_to, files=files), "")
        self._rows, self._files = state_of(self.story.table), dict(self.story.documents.kept)

    def end(self, *plans):
        """How it ends when each attempt goes wrong as planned and the last one goes well."""
        self.story.table.begin_with(self._rows)
        self.story.documents.kept = dict(self._files)
        for plan in plans:
            with suppress(Killed, RetryableError, ConflictError):
                self.ask(self.process(Faults(plan)))
        faults = Faults()
        self.ask(self.process(faults))
        return state_of(self.story.table), dict(self.story.documents.kept), faults.log

    def ask(self, services):
        """What Lambda calls again."""
        services.replies.arrived("mail/1")

    def process(self, faults):
        """Services as a fresh process has them."""
        ports = replace(
            self.story.ports,
            table=FaultyTable(self.story.table, faults),
            uploads=FaultyFiles(self.story.uploads, faults),
            documents=FaultyFiles(self.story.documents, faults),
        )
        return Services(ports, Settings(inbound_domain=DOMAIN))


class Moved(Inbound):
    """The same once the reply came in, and somebody moves it to C2, as often as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.story.extract("C2", item("F2", date(2026, 3, 10)))
        self.story.services.replies.arrived("mail/1")
        (self.reply,) = self.story.services.replies.of_account(self.story.admin, "C1")
        self._rows, self._files = state_of(self.story.table), dict(self.story.documents.kept)

    def ask(self, services):
        services.replies.move(self.story.admin, "C1", self.reply.id, "C2")


@pytest.mark.parametrize("kind", [Inbound, Moved])
def test_a_reply_that_broke_anywhere_once_or_twice_ends_the_same(capsys, kind):
    inbound = kind()
    *wanted, calls = inbound.end()
    points = [{n: kind} for n, kind in product(range(1, len(calls) + 1), KINDS)]
    halves = [point for point in points if set(point.values()) <= set(HALF_DONE)]
    plans = [(point,) for point in points] + list(product(halves, repeat=2))
    broken = [plan for plan in plans if list(inbound.end(*plan)[:2]) != wanted]
    with capsys.disabled():
        print(f"\n{kind.__name__}: {len(calls)} calls, {len(plans)} plans of faults")  # noqa: T201 - read by people
    assert (broken, len(calls) >= CALLS_MIN) == ([], True)
