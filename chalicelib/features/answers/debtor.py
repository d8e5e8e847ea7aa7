"""The debtor's side: what a link shows, and the answer it records."""

from chalicelib.core.errors import NotFoundError
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import DEBTOR, Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.answers import store
from chalicelib.features.answers.counters import Counters
from chalicelib.features.answers.form import Posted, read
from chalicelib.features.answers.model import (
    ANSWERS_PER_LINK_MAX,
    Acceptance,
    Answer,
    AnswerFile,
    AnswerKind,
    Given,
    Link,
)
from chalicelib.features.answers.pages import render
from chalicelib.features.answers.pages.words import spoken
from chalicelib.features.answers.proposals import limits, proposal_complaints
from chalicelib.features.answers.rules import (
    answer_of,
    complaints,
    facts,
    identity,
    known,
    named_items,
    pauses,
)
from chalicelib.features.answers.views import DebtorPage, page_of
from chalicelib.features.documents.model import Document
from chalicelib.features.documents.service import Documents
from chalicelib.features.settings.service import Company
from chalicelib.ports import Put, Table

TOKEN_LENGTH = 32
# The kind of a form that accepts an offered plan: no answer of its own.
ACCEPT = "accept"


class LinkGoneError(NotFoundError):
    """Expired, revoked, forged, foreign, malformed or used up: nobody learns which."""

    code = "link_gone"

    def __init__(self) -> None:
        super().__init__("This link opens nothing.")


class DebtorPages:
    """Pages behind links. The tenant comes from the link's own record, never from the request."""

    def __init__(
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        documents: Documents,
        counters: Counters,
    ) -> None:
        self._table, self._accounts, self._counters = table, accounts, counters
        self._company, self._documents = company, documents

    def page(self, token: str) -> DebtorPage:
        """What the debtor sees; reads only. LinkGoneError for every link that is not good."""
        actor, link, account = self._opened(token)
        answers = self._answers(link)
        _require_room(link, answers)
        return self._page(actor, link, account, answers)

    def give(self, token: str, posted: Posted) -> DebtorPage:
        """Record the answer and pause reminders on what it names; the same again changes nothing.

        A form that is not complete comes back with `errors`, and nothing is recorded.
        """
        actor, link, account = self._opened(token)
        if posted.one("kind", 20) == ACCEPT:
            return self._accepted(actor, link, account, posted)
        answers = self._answers(link)
        given, wrong = read(posted, link)
        if given and not known(answers, link, given):
            _require_room(link, answers)
            wrong = self._complaints(actor, link, account, given)
            if not wrong:
                account = self._record(actor, link, given)
                answers = self._answers(link)
        page = self._page(actor, link, account, answers)
        if wrong or given is None:
            return page.model_copy(update={"errors": wrong, "typed": dict(posted.fields)})
        return page.model_copy(update={"thanks": known(answers, link, given)})

    def _accepted(self, actor: Actor, link: Link, account: Account, posted: Posted) -> DebtorPage:
        """The page after a yes to an offered plan, or one that says there is none any more."""
        answer_id, answers = posted.one("answer", 64), self._answers(link)
        offered = self._page(actor, link, account, answers)
        text = render.offered(offered, spoken(posted.one("lang", 10), link.language))
        said = Acceptance(at=self._company.now(actor), text=text, address=posted.address)
        thanks = self._counters.accept(link, answer_id, said)
        page = self._page(actor, link, self._accounts.get(actor, link.code), self._answers(link))
        if thanks is None:
            return page.model_copy(update={"errors": {"kind": "offer_gone"}})
        return page.model_copy(update={"thanks": thanks})

    def _opened(self, token: str) -> tuple[Actor, Link, Account]:
        is_shaped = len(token) == TOKEN_LENGTH and token.isascii()
        link = store.link(self._table.platform(), fingerprint(token)) if is_shaped else None
        if link is None or link.is_revoked:
            raise LinkGoneError
        actor = Actor.system(link.tenant_id, DEBTOR)
        account = self._accounts.find(actor, link.code)
        if account is None or link.until <= self._company.now(actor):
            raise LinkGoneError
        return actor, link, account

    def _answers(self, link: Link) -> tuple[Answer, ...]:
        return store.answers(self._table.for_tenant(link.tenant_id), link.code)

    def _page(
        self, actor: Actor, link: Link, account: Account, answers: tuple[Answer, ...]
    ) -> DebtorPage:
        company, today = self._company.settings(actor), self._company.today(actor)
        return page_of(company, account, link, answers, today)

    def _complaints(
        self, actor: Actor, link: Link, account: Account, given: Given
    ) -> dict[str, str]:
        items, today = named_items(account, link, given.item_ids), self._company.today(actor)
        if not items:
            return {"item": "item_settled"}
        if given.kind is AnswerKind.PLAN:
            allowed = limits(self._company.settings(actor), today)
            return proposal_complaints(given, items, account, allowed, today)
        return complaints(given, today)

    def _record(self, actor: Actor, link: Link, given: Given) -> Account:
        """One transaction: the account with its pauses and event, the answer, its document.

        A file is stored before, under a key that the answer decides: a second time it replaces.
        """
        at, document = self._company.now(actor), self._stored(actor, link, given)

        def decide(account: Account) -> Change | None:
            answers = self._answers(link)
            if known(answers, link, given):
                return None
            _require_room(link, answers)
            answer = answer_of(account, link, given, at)
            puts: tuple[Put, ...] = ()
            if document:
                file = AnswerFile(id=document.id, filename=document.filename)
                answer = answer.model_copy(update={"files": (file,)})
                puts = (self._documents.put_of(document),)
            update = {"pauses": pauses(account, (*answers, answer))}
            event = self._accounts.draft(actor, "answer_received", **facts(answer))
            others = (store.answer_put(answer), *puts)
            return Change(account.model_copy(update=update), (event,), others)

        return self._accounts.change(actor, link.code, decide)

    def _stored(self, actor: Actor, link: Link, given: Given) -> Document | None:
        if given.upload is None:
            return None
        answer_id = identity(link, given)
        document = Document(
            id=answer_id,
            code=link.code,
            filename=given.upload.filename,
            content_type=given.upload.content_type,
            size=len(given.upload.content),
            key=f"{actor.tenant_id}/answers/{answer_id}",
            at=self._company.now(actor),
            by=actor.name,
            origin=f"answer#{answer_id}",
        )
        self._documents.keep(document, given.upload.content)
        return document


def _require_room(link: Link, answers: tuple[Answer, ...]) -> None:
    if sum(a.link == link.fingerprint for a in answers) >= ANSWERS_PER_LINK_MAX:
        raise LinkGoneError
