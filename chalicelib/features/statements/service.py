"""Statements and lists of the actor's company, as files."""

from collections.abc import Iterable

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.item_views import OpenItemRow, open_items
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.accounts.views import row
from chalicelib.features.searches.service import Searches
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.rules import Statement, statement
from chalicelib.features.statements.words import words
from chalicelib.features.statements.workbook import Value, workbook

# More than this takes longer than a request may.
ROWS_MAX = 20_000


class Statements:
    """Makes files from what the books say now."""

    def __init__(self, accounts: Accounts, company: Company, searches: Searches) -> None:
        self._accounts, self._company, self._searches = accounts, company, searches

    def _statement(self, actor: Actor, code: str) -> Statement:
        account, settings = self._accounts.get(actor, code), self._company.settings(actor)
        language = account.language or settings.language
        return statement(account, settings, language, self._company.today(actor))

    def pdf(self, actor: Actor, code: str) -> bytes:
        """The statement of an account, in its debtor's language."""
        # Slow to import, and wanted by nobody else.
        from chalicelib.features.statements.pdf import pdf  # noqa: PLC0415

        return pdf(self._statement(actor, code))

    def xlsx(self, actor: Actor, code: str) -> bytes:
        """The same as a workbook."""
        said = self._statement(actor, code)
        own = words(said.language)
        names = (
            "number",
            "reference",
            "issued_on",
            "due_on",
            "days_late",
            "currency",
            "amount",
            "balance",
            "running",
        )
        rows: Iterable[list[Value]] = (
            [
                r.number,
                r.reference,
                r.issued_on,
                r.due_on,
                r.days_late,
                part.currency,
                r.amount.amount,
                r.balance.amount,
                r.running.amount,
            ]
            for part in said.parts
            for r in part.rows
        )
        return workbook(own["title"], [own["columns"][name] for name in names], rows)

    def items(self, actor: Actor, code: str, language: str) -> bytes:
        """The open items of an account with what is known of each."""
        own = words(language)
        names = (
            "number",
            "kind",
            "issued_on",
            "due_on",
            "days_late",
            "currency",
            "amount",
            "balance",
            "status",
            "comment",
            "reference",
        )
        account = self._accounts.get(actor, code)
        listed = open_items(account, self._company.today(actor)).items
        headings = [own["columns"][name] for name in names]
        return workbook(account.code, headings, map(_item, listed))

    def accounts(self, actor: Actor, where: str, language: str) -> bytes:
        """The accounts that meet a search, a row for each currency, at most `ROWS_MAX` of them."""
        own, today = words(language), self._company.today(actor)
        names = (
            "code",
            "name",
            "country",
            "group",
            "collector",
            "level",
            "email",
            "days",
            "currency",
            "outstanding",
            "overdue",
        )
        lines = self._searches.run(actor, where)[:ROWS_MAX]

        def rows() -> Iterable[list[Value]]:
            for line in lines:
                shown = row(line, today)
                late = {m.currency: m.amount for m in shown.overdue}
                said: list[Value] = [
                    shown.code,
                    shown.name,
                    shown.country,
                    shown.group,
                    shown.collector,
                    shown.level,
                    shown.email,
                    shown.days_late,
                ]
                for owed in shown.outstanding or ():
                    yield [*said, owed.currency, owed.amount, late.get(owed.currency)]
                if not shown.outstanding:
                    yield [*said, None, None, None]

        return workbook(own["columns"]["name"], [own["columns"][n] for n in names], rows())


def _item(item: OpenItemRow) -> list[Value]:
    return [
        item.number,
        item.kind.value,
        item.issued_on,
        item.due_on,
        max(0, item.days_late),
        item.amount.currency,
        item.amount.amount,
        item.balance.amount,
        item.status.code or item.status.type.value,
        item.status.comment,
        item.reference,
    ]
