"""Ask a colleague about a dispute, once; remind of it, take it back."""

import logging
from dataclasses import replace
from datetime import timedelta

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError, RetryableError
from chalicelib.core.events import Draft
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change, require_items
from chalicelib.features.answers.links import Links
from chalicelib.features.answers.rules import is_disputed
from chalicelib.features.qualifications.rules import numbers
from chalicelib.features.questions import store
from chalicelib.features.questions.mail import email
from chalicelib.features.questions.model import (
    QUESTIONS_MAX,
    MailState,
    NewQuestion,
    Question,
)
from chalicelib.features.reminders.compose import tagged
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.model import StatusType
from chalicelib.features.statuses.service import Statuses
from chalicelib.ports import Mailer, SendRefusedError, Table

logger = logging.getLogger(__name__)
# Where a status proposes no delay of its own.
DELAY_DAYS = 7
SHOWN_MAX = 200
_MARK_ATTEMPTS = 3


class Questions:
    """Questions to colleagues of the actor's tenant."""

    def __init__(  # noqa: PLR0913 - what a question needs
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        statuses: Statuses,
        links: Links,
        *,
        mailer: Mailer,
    ) -> None:
        self._table, self._accounts, self._company = table, accounts, company
        self._statuses, self._links, self._mailer = statuses, links, mailer

    def of_account(self, actor: Actor, code: str) -> tuple[Question, ...]:
        """What was asked of an account's disputes, newest first."""
        self._accounts.get(actor, code)
        return store.questions(self._table.for_tenant(actor.tenant_id), code)[:SHOWN_MAX]

    def get(self, actor: Actor, code: str, question_id: str) -> Question:
        """One question."""
        self._accounts.get(actor, code)
        found = store.question(self._table.for_tenant(actor.tenant_id), code, question_id)
        if found is None:
            raise NotFoundError("There is no such question.")
        return found

    def ask(self, actor: Actor, code: str, given: NewQuestion) -> Question:
        """Send a colleague a link about disputed items, once for an id; it becomes their resolver.

        InvalidError `not_disputed` for an item that is not, `no_sender` before a sender is set.
        """
        actor.require(Role.COLLECTOR)
        table, account = self._table.for_tenant(actor.tenant_id), self._accounts.get(actor, code)
        known = store.question(table, code, given.id)
        if known:
            return known
        self._check(account, given)
        url, fingerprint = self._links.ask(actor, account, given.id, given.items, given.to)
        asked = self._made(actor, account, given).model_copy(update={"links": (fingerprint,)})
        email(asked, account, self._company.settings(actor), url, again=False)
        claimed: list[Question] = []

        def decide(account: Account) -> Change | None:
            claimed.clear()
            before = store.questions(table, code)
            if any(q.id == given.id for q in before):
                return None
            self._check(account, given)
            if sum(q.look_on is not None for q in before) >= QUESTIONS_MAX:
                raise ConflictError("This account has as many open questions as it may.")
            claimed.append(asked)
            event = self._accounts.draft(actor, "question_asked", **_facts(account, asked))
            after = _with_resolver(account, asked)
            return Change(after, (event,), (store.put(asked),))

        account = self._accounts.change(actor, code, decide)
        return (
            self._send(actor, account, asked, url) if claimed else self.get(actor, code, asked.id)
        )

    def _check(self, account: Account, given: NewQuestion) -> None:
        require_items(account, given.items)
        if not all(is_disputed(account, item) for item in given.items):
            raise InvalidError("Only disputes are asked about.", code="not_disputed")

    def _made(self, actor: Actor, account: Account, given: NewQuestion) -> Question:
        today = self._company.today(actor)
        status = account.statuses[given.items[0]]
        found = self._statuses.all(actor).find(status.code or StatusType.DISPUTE)
        days = found.follow_up_days if found and found.follow_up_days else DELAY_DAYS
        return Question(
            code=account.code,
            by=actor.name,
            at=self._company.now(actor),
            asked_on=today,
            delay_days=days,
            look_on=today + timedelta(days=days),
            **given.model_dump(),
        )

    def again(self, actor: Actor, code: str, question_id: str, version: int) -> Question:
        """Send one more message with its own link; ConflictError `stale` for a second click."""
        actor.require(Role.COLLECTOR)
        if self.get(actor, code, question_id).version != version:
            raise ConflictError("This question changed meanwhile.", code="stale")
        return self.remind(actor, code, question_id)

    def remind(self, actor: Actor, code: str, question_id: str, **update: object) -> Question:
        """Claim one more message, then send it; `update` goes with the claim."""
        table, account = self._table.for_tenant(actor.tenant_id), self._accounts.get(actor, code)
        before = self.get(actor, code, question_id)
        if before.is_withdrawn:
            raise ConflictError("This question was taken back.", code="withdrawn")
        url, fingerprint = self._links.ask(actor, account, before.id, before.items, before.to)
        more = {
            "mail": MailState.PREPARED,
            "reminded_on": self._company.today(actor),
            "links": (*before.links, fingerprint),
            **update,
        }

        def decide(account: Account) -> Change:
            claimed = before.model_copy(update=more)
            event = self._accounts.draft(actor, "question_reminded", **_facts(account, before))
            return Change(account, (event,), (store.put(claimed),))

        account = self._accounts.change(actor, code, decide)
        claimed = store.question(table, code, question_id)
        return self._send(actor, account, claimed, url, again=True) if claimed else before

    def withdraw(self, actor: Actor, code: str, question_id: str) -> Question:
        """Take it back: its links open nothing any more."""
        actor.require(Role.COLLECTOR)
        table = self._table.for_tenant(actor.tenant_id)

        def decide(account: Account) -> Change | None:
            before = store.question(table, code, question_id)
            if before is None:
                raise NotFoundError("There is no such question.")
            if before.is_withdrawn:
                return None
            gone = before.model_copy(update={"is_withdrawn": True, "look_on": None})
            event: Draft = self._accounts.draft(
                actor, "question_withdrawn", **_facts(account, before)
            )
            return Change(account, (event,), (store.put(gone),))

        self._accounts.change(actor, code, decide)
        gone = self.get(actor, code, question_id)
        for fingerprint in gone.links:
            self._links.revoke(actor, fingerprint)
        return gone

    def returned(self, actor: Actor, code: str, question_id: str) -> None:
        """The provider says that the address takes no mail."""
        self._mark(actor, self.get(actor, code, question_id), MailState.BOUNCED)

    def _send(
        self, actor: Actor, account: Account, question: Question, url: str, *, again: bool = False
    ) -> Question:
        """Hand a claimed message over, once, and note what is known of its end."""
        message = replace(
            email(question, account, self._company.settings(actor), url, again=again),
            tags={
                "tenant": actor.tenant_id,
                "question": question.id,
                "account": tagged(account.code),
            },
        )
        try:
            self._mailer.send(message)
        except SendRefusedError:
            return self._mark(actor, question, MailState.REFUSED)
        except RetryableError:
            return self._mark(actor, question, MailState.WAITING)
        except Exception:
            # Nobody knows whether it left: a person sees so, and may send another.
            logger.exception("unknown whether a question left", extra={"id": question.id})
            return question
        return self._mark(actor, question, MailState.SENT)

    def _mark(self, actor: Actor, question: Question, state: MailState) -> Question:
        table = self._table.for_tenant(actor.tenant_id)
        for _ in range(_MARK_ATTEMPTS):
            now = store.question(table, question.code, question.id) or question
            try:
                table.write(store.put(now.model_copy(update={"mail": state})))
            except ConflictError:
                continue
            break
        return self.get(actor, question.code, question.id)


def _with_resolver(account: Account, question: Question) -> Account:
    named = set(question.items)
    statuses = {
        i: s.model_copy(update={"resolver": question.to}) if i in named else s
        for i, s in account.statuses.items()
    }
    return account.model_copy(update={"statuses": statuses})


def _facts(account: Account, question: Question) -> dict[str, object]:
    return {
        "question": question.id,
        "to": question.to,
        "text": question.text,
        "items": numbers(account, question.items),
        "count": len(question.items),
    }
