"""The colleague's side: what a link shows of a dispute, and the answer it records."""

from collections.abc import Mapping
from datetime import date

from chalicelib.core.errors import NotFoundError
from chalicelib.core.money import Money
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.debtor import DebtorPages, LinkGoneError
from chalicelib.features.answers.form import Posted, upload
from chalicelib.features.answers.model import Answer, AnswerKind, Given, Link, LinkPurpose
from chalicelib.features.answers.rules import is_disputed, known, named_items
from chalicelib.features.answers.service import Answers
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.questions.model import Question
from chalicelib.features.questions.rules import standing
from chalicelib.features.questions.service import Questions
from chalicelib.features.settings.service import Company
from chalicelib.features.statuses.rules import COMMENT_LENGTH_MAX, can_be_promised

_EXPLAINED = frozenset({AnswerKind.RESOLVED, AnswerKind.REMARK})


class DisputedItem(Frozen):
    """One invoice and why it is disputed."""

    number: str
    due_on: date
    amount: Money
    balance: Money
    dispute_type: str
    since: date
    comment: str


class ColleaguePage(Frozen):
    """The page on a day; without items the dispute is over and there is nothing to say."""

    company: str
    colour: str
    name: str
    language: str
    today: date
    by: str
    asked_on: date
    text: str
    items: tuple[DisputedItem, ...]
    answers: tuple[Answer, ...]
    thanks: Answer | None = None
    errors: dict[str, str] = {}
    typed: dict[str, str] = {}


class ColleaguePages:
    """Pages behind colleagues' links. The tenant comes from the link's own record."""

    def __init__(
        self, pages: DebtorPages, questions: Questions, answers: Answers, company: Company
    ) -> None:
        self._pages, self._questions = pages, questions
        self._answers, self._company = answers, company

    def page(self, token: str) -> ColleaguePage:
        """What the colleague sees; reads only. LinkGoneError for every link that is not good."""
        actor, link, account = self._pages.opened(token, LinkPurpose.COLLEAGUE)
        return self._page(actor, link, account)

    def give(self, token: str, posted: Posted) -> ColleaguePage:
        """Record the answer, which waits for the collector; the same again changes nothing."""
        actor, link, account = self._pages.opened(token, LinkPurpose.COLLEAGUE)
        before = self._page(actor, link, account)
        given, wrong = _read(posted, before.today)
        if given:
            disputed = tuple(i.id for i in _disputed(account, link))
            given = given.model_copy(update={"item_ids": disputed})
            if not known(before.answers, link, given):
                if before.items:
                    account = self._pages.record(actor, link, [given])
                else:
                    wrong = {"kind": "closed"}
        if wrong or given is None:
            typed = {name: values[0] for name, values in posted.fields.items() if values}
            return before.model_copy(update={"errors": wrong, "typed": typed})
        page = self._page(actor, link, account)
        return page.model_copy(update={"thanks": known(page.answers, link, given)})

    def _page(self, actor: Actor, link: Link, account: Account) -> ColleaguePage:
        company = self._company.settings(actor)
        question = self._question(actor, link)
        answers = self._answers.of_account(actor, link.code)
        own = tuple(a for a in answers if a.question == question.id)
        is_open = standing(question, account, answers).is_open
        items = _disputed(account, link) if is_open else ()
        return ColleaguePage(
            company=company.name,
            colour=company.colour,
            name=account.name,
            language=link.language,
            today=self._company.today(actor),
            by=question.by,
            asked_on=question.asked_on,
            text=question.text,
            items=tuple(_shown(account, item.id) for item in items),
            answers=own,
        )

    def _question(self, actor: Actor, link: Link) -> Question:
        try:
            return self._questions.get(actor, link.code, link.question)
        except NotFoundError as error:
            raise LinkGoneError from error


def _disputed(account: Account, link: Link) -> tuple[OpenItem, ...]:
    return tuple(i for i in named_items(account, link, ()) if is_disputed(account, i.id))


def _shown(account: Account, item_id: str) -> DisputedItem:
    item, status = account.item(item_id), account.statuses[item_id]
    assert item is not None  # noqa: S101 - it was just found open
    return DisputedItem(
        number=item.number,
        due_on=item.due_on,
        amount=item.amount,
        balance=item.balance,
        dispute_type=status.dispute_type,
        since=status.at.date(),
        comment=status.comment,
    )


def _read(posted: Posted, today: date) -> tuple[Given | None, dict[str, str]]:
    """The answer, or None with {field: code} of what is missing or wrong."""
    said, wrong = posted.one("kind", 20), dict[str, str]()
    if said not in set(AnswerKind) or not AnswerKind(said).is_colleagues:
        return None, {"kind": "kind_missing" if posted.is_readable else "unreadable"}
    kind, comment = AnswerKind(said), posted.one("comment", COMMENT_LENGTH_MAX)
    until, file = _until(posted.fields, kind, today, wrong), upload(posted, wrong)
    if kind in _EXPLAINED and not comment:
        wrong["comment"] = "comment_missing"
    if wrong:
        return None, wrong
    return Given(kind=kind, on=until, comment=comment, upload=file), {}


def _until(
    fields: Mapping[str, tuple[str, ...]], kind: AnswerKind, today: date, wrong: dict[str, str]
) -> date | None:
    if kind is not AnswerKind.MORE_TIME:
        return None
    said = next(iter(fields.get("until", ())), "")
    try:
        until = date.fromisoformat(said)
    except ValueError:
        wrong["until"] = "until_missing"
        return None
    if until <= today or not can_be_promised(until, today):
        wrong["until"] = "until_date"
    return until
