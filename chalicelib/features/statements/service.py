"""Statements of account of the actor's tenant."""

from collections.abc import Sequence

from chalicelib.core.errors import InvalidError
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.open_items.model import OpenItem
from chalicelib.features.settings.letterhead import Letterhead
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.model import Statement
from chalicelib.features.statements.rules import ROWS_MAX, customer_of, sections, sender_of
from chalicelib.features.statements.words import words
from chalicelib.features.templates.native import language_of
from chalicelib.ports import Files


class Statements:
    """What customers owe today."""

    def __init__(
        self, accounts: Accounts, company: Company, letterhead: Letterhead, files: Files
    ) -> None:
        self._accounts, self._company, self._letterhead = accounts, company, letterhead
        self._files = files

    def of(self, actor: Actor, code: str, language: str = "") -> Statement:
        """An account's statement, in the language its debtor reads unless another is asked for."""
        account = self._accounts.get(actor, code)
        return self._of(actor, account, account.items, language)

    def address(
        self,
        actor: Actor,
        account: Account,
        items: Sequence[OpenItem],
        language: str,
        name: str,
    ) -> str:
        """An address that downloads the statement of some items; it is kept for days only.

        `name` tells one set of items from another.
        """
        # reportlab is slow to import, and printing wants it alone.
        from chalicelib.features.statements.letter import statement_pdf  # noqa: PLC0415

        statement = self._of(actor, account, items, language)
        key = f"exports/{actor.tenant_id}/statements/{name}.pdf"
        self._files.put(key, statement_pdf(statement), "application/pdf")
        return self._files.link(key, f"{words(statement.language).title}.pdf")

    def _of(
        self, actor: Actor, account: Account, items: Sequence[OpenItem], language: str
    ) -> Statement:
        if len(items) > ROWS_MAX:
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
            sections=sections(items, today, settings.aged_bounds),
            logo=self._letterhead.logo(actor),
        )
