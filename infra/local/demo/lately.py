"""What happened last in the demonstration: answers that wait for a collector, one of each rarer kind."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from chalicelib.container import Services
from chalicelib.core.money import Money
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.rules import is_disputed
from chalicelib.features.questions.model import NewQuestion
from infra.local.demo import words
from infra.local.demo.memory import PastMailer

LINK = re.compile(r"/r/([\w-]{32})")
_PROMISED_IN = timedelta(days=12)


def promise_part(services: Services, tokens: Iterable[str]) -> None:
    """The first of these debtors who owes one invoice or more promises half of the oldest."""
    on = services.ports.clock.now().date() + _PROMISED_IN
    for token in tokens:
        owed = [item.balance for item in services.debtor_pages.page(token).items]
        if not owed or min(owed, key=lambda money: money.minor).minor <= 1:
            continue
        half = Money.of_minor(owed[0].minor // 2, owed[0].currency)
        fields = {"kind": "promise", "promise_on": f"{on}", "promise_amount": f"{half.amount}"}
        if _given(services, token, {**fields, "comment": words.PART}):
            return


def _given(services: Services, token: str, fields: dict[str, str]) -> bool:
    page = services.debtor_pages.give(token, Posted({k: (v,) for k, v in fields.items()}))
    return page.thanks is not None


def ask_colleague(
    services: Services, accounts: Sequence[Account], collector: Callable[[Account], Actor]
) -> None:
    """The newest dispute is put to a colleague, who answers."""
    disputed = {
        account.code: items
        for account in accounts
        if (items := tuple(i.id for i in account.items if is_disputed(account, i.id)))
    }
    asked = max(
        (a for a in accounts if a.code in disputed),
        key=lambda a: max(a.statuses[i].at for i in disputed[a.code]),
        default=None,
    )
    if asked is None:
        return
    mailer = services.ports.mailer
    question = NewQuestion(
        id=f"past-{asked.code}", items=disputed[asked.code], to=words.COLLEAGUE, text=words.ASKED
    )
    services.questions.ask(collector(asked), asked.code, question)
    if isinstance(mailer, PastMailer) and (found := LINK.search(mailer.sent.pop()[1].text)):
        said = {"kind": ("credit_note",), "comment": (words.COLLEAGUE_SAYS,)}
        services.colleague_pages.give(found[1], Posted(said))
