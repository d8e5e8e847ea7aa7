"""Statements of account of the actor's tenant."""

from chalicelib.core.errors import InvalidError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.settings.letterhead import Letterhead
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.model import Statement
from chalicelib.features.statements.rules import ROWS_MAX, customer_of, sections, sender_of
from chalicelib.features.statements.words import words
from chalicelib.features.templates.native import language_of


class Statements:
    """What customers owe today."""

    def __init__(self, accounts: Accounts, company: Company, letterhead: Letterhead) -> None:
        self._accounts, self._company, self._letterhead = accounts, company, letterhead

    def of(self, actor: Actor, code: str, language: str = "") -> Statement:
        """An account's statement, in the language its debtor reads unless another is asked for."""
        account = self._accounts.get(actor, code)
        if len(account.items) > ROWS_MAX:
            raise InvalidError("There are too many items: export them.", code="too_many_items")
        settings, today = self._company.settings(actor), self._company.today(actor)
        spoken = language_of(language, account.language, settings.language)
        said = words(spoken)
        return Statement(
            on=today,
            language=spoken,
            code=account.code,
            sender=sender_of(settings, said),
            customer=customer_of(account, settings.country, said),
            sections=sections(account.items, today, settings.aged_bounds),
            logo=self._letterhead.logo(actor),
        )
