"""Agreements of the actor's tenant: printed, put into the credit-and-risk file, sent once."""

from collections.abc import Sequence
from string import Template

from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.agreements.words import words
from chalicelib.features.documents.model import Document, DocumentKind
from chalicelib.features.documents.service import Documents
from chalicelib.features.messages.service import Messages
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.service import Plans
from chalicelib.features.reminders.letters import Attached, Written
from chalicelib.features.reminders.model import Outcome
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.model import Statement
from chalicelib.features.statements.service import Statements
from chalicelib.features.templates.native import language_of, wording
from chalicelib.features.templates.rendering import inert

PDF, CALENDAR = "application/pdf", "text/calendar"


class Agreements:
    """What debtors are told of their plans."""

    def __init__(  # noqa: PLR0913 - what a message with its papers needs
        self,
        accounts: Accounts,
        company: Company,
        plans: Plans,
        statements: Statements,
        *,
        documents: Documents,
        messages: Messages,
    ) -> None:
        self._accounts, self._company, self._plans = accounts, company, plans
        self._statements, self._documents, self._messages = statements, documents, messages

    def pdf(self, actor: Actor, code: str, plan_id: str) -> bytes:
        """The agreement, in the language the debtor reads."""
        return _printed(self._statements.of(actor, code), self._plans.get(actor, code, plan_id))

    def calendar(self, actor: Actor, code: str, plan_id: str) -> bytes:
        """The plan's dates for the collector's calendar, in the company's language."""
        # Slow to import, and wanted by nobody else.
        from chalicelib.features.agreements.calendar import plan_calendar  # noqa: PLC0415

        plan, account = self._plans.get(actor, code, plan_id), self._accounts.get(actor, code)
        language = language_of(self._company.settings(actor).language)
        return plan_calendar(plan, f"{code} {account.name}".strip(), language)

    def confirm(  # noqa: PLR0913 - what is said of a message
        self,
        actor: Actor,
        code: str,
        plan_id: str,
        contacts: Sequence[str],
        *,
        documents: Sequence[str] = (),
        again: str = "",
    ) -> Outcome:
        """Put the agreement into the risk file and send it to contacts, once for each version.

        `documents` of the account leave with it. `again`: once more, by an id of the caller's; the
        first message failed.
        """
        actor.require(Role.COLLECTOR)
        plan = self._plans.get(actor, code, plan_id)
        if not plan.state.is_open:
            raise ConflictError("This plan has ended.", code="plan_ended")
        paper = self._statements.of(actor, code)
        files = self._filed(actor, plan, paper)
        open_ids = {item.id for item in self._accounts.get(actor, code).items}
        written = Written(
            language=paper.language,
            subject=words(paper.language)["subject"],
            body=_body(plan, paper.language),
            items=tuple(item.id for item in plan.items if item.id in open_ids),
            contacts=tuple(contacts),
            attached=Attached(documents=(*files, *documents)),
            about="plan_agreement",
        )
        message_id = "-".join(filter(None, ("plan", plan.id, str(plan.version), again)))
        return self._messages.send(actor, code, message_id, written)

    def attach(self, actor: Actor, code: str, plan_id: str, upload: str, filename: str) -> Document:
        """Keep a posted file as the signed agreement of a plan, in the credit-and-risk file."""
        actor.require(Role.COLLECTOR)
        plan = self._plans.get(actor, code, plan_id)
        return self._documents.add(
            actor,
            code,
            upload,
            filename,
            kind=DocumentKind.AGREEMENT,
            plan=plan.id,
            is_risk=True,
        )

    def _filed(self, actor: Actor, plan: Plan, paper: Statement) -> tuple[str, ...]:
        """The agreement and the calendar of this version, among the account's documents."""
        from chalicelib.features.agreements.calendar import plan_calendar  # noqa: PLC0415

        name = f"{words(paper.language)['filename']}-{plan.made_on}-{plan.version}"
        pdf = _printed(paper, plan)
        ics = plan_calendar(plan, paper.sender.name, paper.language)
        made = ((f"{name}.pdf", PDF, pdf), (f"{name}.ics", CALENDAR, ics))
        ids = []
        for filename, content_type, content in made:
            document_id = f"plan-{plan.id}-{plan.version}-{content_type.partition('/')[2]}"
            ids.append(document_id)
            try:
                self._documents.keep_made(
                    actor,
                    plan.code,
                    document_id,
                    (filename, DocumentKind.AGREEMENT),
                    content,
                    content_type=content_type,
                    plan=plan.id,
                    is_risk=content_type == PDF,
                )
            except ConflictError:
                continue
        return tuple(ids)


def _printed(paper: Statement, plan: Plan) -> bytes:
    # reportlab is slow to import, and printing wants it alone.
    from chalicelib.features.agreements.pdf import agreement_pdf  # noqa: PLC0415

    return agreement_pdf(paper, plan)


def _body(plan: Plan, language: str) -> str:
    formats = wording(language).formats
    rows = [
        f"{formats.day(i.due_on)} – {formats.amount(i.amount_minor, plan.currency)}"
        for i in plan.instalments
    ]
    said = Template(words(language)["body"]).substitute(
        total=formats.amount(plan.total_minor, plan.currency),
        schedule="\n".join(rows),
        terms=inert(plan.terms),
    )
    return said.strip()
