"""The debtor's side: what a link shows, and the answer it records."""

from collections.abc import Sequence

from chalicelib.core.errors import NotFoundError
from chalicelib.core.events import Draft
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import DEBTOR, Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts, Change
from chalicelib.features.answers import store
from chalicelib.features.answers.counters import Counters
from chalicelib.features.answers.form import Part, Posted, read
from chalicelib.features.answers.model import (
    ANSWERS_PER_LINK_MAX,
    Acceptance,
    Answer,
    AnswerFile,
    AnswerKind,
    Given,
    Link,
    LinkPurpose,
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
from chalicelib.features.answers.views import DebtorPage, invoices_of, page_of
from chalicelib.features.documents.model import Document
from chalicelib.features.documents.service import Documents
from chalicelib.features.settings.letterhead import Letterhead
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.service import Statements
from chalicelib.ports import Table

# The name of the paper that is the statement of account.
STATEMENT = "statement"
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

    def __init__(  # noqa: PLR0913 - what a page shows and takes
        self,
        table: Table,
        accounts: Accounts,
        company: Company,
        documents: Documents,
        counters: Counters,
        *,
        letterhead: Letterhead,
        statements: Statements,
    ) -> None:
        self._letterhead, self._statements = letterhead, statements
        self._table, self._accounts, self._counters = table, accounts, counters
        self._company, self._documents = company, documents

    def page(self, token: str) -> DebtorPage:
        """What the debtor sees; reads only. LinkGoneError for every link that is not good."""
        actor, link, account = self._opened(token)
        answers = self._answers(link)
        _require_room(link, answers)
        return self._page(actor, link, account, answers)

    def give(self, token: str, posted: Posted) -> DebtorPage:
        """Record the answers and pause reminders on what they name; the same again changes nothing.

        A form that is not complete comes back with `errors`, and nothing is recorded.
        """
        actor, link, account = self._opened(token)
        if posted.one("kind", 20) == ACCEPT:
            return self._accepted(actor, link, account, posted)
        answers = self._answers(link)
        parts, wrong = read(posted, link)
        if len(parts) > 1:
            # The main answer of a form is for the items left, of which there may be none.
            parts = tuple(p for p in parts if named_items(account, link, p.given.item_ids))
        new = [part for part in parts if not known(answers, link, part.given)]
        if new:
            _require_room(link, answers)
            wrong = self._wrong(actor, link, account, answers, new)
            if not wrong:
                account = self.record(actor, link, [part.given for part in new])
                answers = self._answers(link)
        page = self._page(actor, link, account, answers)
        if wrong or not parts:
            return page.model_copy(update={"errors": wrong, "typed": dict(posted.fields)})
        found = [known(answers, link, part.given) for part in parts]
        thanked = [answer for answer in found if answer]
        return page.model_copy(update={"thanks": thanked[0], "also": tuple(thanked[1:])})

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
        return self.opened(token, LinkPurpose.DEBTOR)

    def opened(self, token: str, purpose: LinkPurpose) -> tuple[Actor, Link, Account]:
        """A good link of that purpose, and whom it concerns; LinkGoneError for any other."""
        is_shaped = len(token) == TOKEN_LENGTH and token.isascii()
        link = store.link(self._table.platform(), fingerprint(token)) if is_shaped else None
        if link is None or link.is_revoked or link.purpose is not purpose:
            raise LinkGoneError
        actor = Actor.system(link.tenant_id, link.asked_of or DEBTOR)
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
        papers, logo = self._documents.kept(actor, link.code), self._letterhead.logo(actor)
        return page_of(company, account, link, answers, today, papers=papers, logo=logo)

    def paper(self, token: str, name: str) -> str:
        """An address that downloads the statement of the link's items, or one of its invoices.

        LinkGoneError for anything else.
        """
        actor, link, account = self._opened(token)
        if name == STATEMENT:
            return self._statements.address(
                actor, account, named_items(account, link, ()), link.language, link.fingerprint
            )
        found = invoices_of(link, self._documents.kept(actor, link.code)).get(name)
        if found is None:
            raise LinkGoneError
        return self._documents.link(actor, link.code, found.id)

    def _wrong(
        self,
        actor: Actor,
        link: Link,
        account: Account,
        answers: tuple[Answer, ...],
        new: Sequence[Part],
    ) -> dict[str, str]:
        """What is wrong with the new answers of a form, by the names of its fields."""
        if _given_through(link, answers) + len(new) > ANSWERS_PER_LINK_MAX:
            return {"kind": "answers_many"}
        return {
            part.field(name): code
            for part in new
            for name, code in self._complaints(actor, link, account, part.given).items()
        }

    def _complaints(
        self, actor: Actor, link: Link, account: Account, given: Given
    ) -> dict[str, str]:
        items, today = named_items(account, link, given.item_ids), self._company.today(actor)
        if not items:
            return {"item": "item_settled"}
        if given.kind is AnswerKind.PLAN:
            allowed = limits(self._company.settings(actor), today)
            return proposal_complaints(given, items, account, allowed, today)
        return complaints(given, items, today)

    def record(self, actor: Actor, link: Link, new: Sequence[Given]) -> Account:
        """One transaction: the account with its pauses and events, the answers, their document.

        A file is stored before, under a key that the answer decides: a second time it replaces.
        """
        at, document = self._company.now(actor), self._stored(actor, link, new[0])
        files = (AnswerFile(id=document.id, filename=document.filename),) if document else ()
        papers = (self._documents.put_of(document),) if document else ()

        def decide(account: Account) -> Change | None:
            answers = self._answers(link)
            missing = [given for given in new if not known(answers, link, given)]
            if not missing:
                return None
            _require_room(link, answers)
            made = [answer_of(account, link, given, at) for given in missing]
            made = [answer.model_copy(update={"files": files}) for answer in made]
            update = {"pauses": pauses(account, (*answers, *made))}
            events = [self._told(actor, answer) for answer in made]
            others = (*map(store.answer_put, made), *papers)
            return Change(account.model_copy(update=update), tuple(events), others)

        return self._accounts.change(actor, link.code, decide)

    def _told(self, actor: Actor, answer: Answer) -> Draft:
        if answer.question:
            return self._accounts.draft(actor, "colleague_answered", **facts(answer))
        return self._accounts.draft(actor, "answer_received", **facts(answer))

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
    if _given_through(link, answers) >= ANSWERS_PER_LINK_MAX:
        raise LinkGoneError


def _given_through(link: Link, answers: tuple[Answer, ...]) -> int:
    return sum(answer.link == link.fingerprint for answer in answers)
