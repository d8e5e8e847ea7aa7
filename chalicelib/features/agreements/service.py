"""Agreements on plans: printed into the credit-and-risk file, confirmed to the debtor once."""

from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.agreements.words import words
from chalicelib.features.documents.model import DocumentKind
from chalicelib.features.documents.service import Documents
from chalicelib.features.messages.service import Messages
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.service import Plans
from chalicelib.features.reminders.letters import Attached, Written
from chalicelib.features.reminders.model import Outcome
from chalicelib.features.settings.service import Company
from chalicelib.features.statements.service import Statements
from chalicelib.features.templates.native import language_of, wording
from chalicelib.features.templates.rendering import inert


class Agreements:
    """Agreements of the actor's company."""

    def __init__(  # noqa: PLR0913 - what a confirmation is made of
        self,
        accounts: Accounts,
        company: Company,
        *,
        plans: Plans,
        documents: Documents,
        statements: Statements,
        messages: Messages,
    ) -> None:
        self._accounts, self._company, self._plans = accounts, company, plans
        self._documents, self._statements, self._messages = documents, statements, messages

    def keep(self, actor: Actor, code: str, plan_id: str) -> str:
        """Print this version of the plan into the credit-and-risk file; its document's id."""
        actor.require(Role.COLLECTOR)
        # reportlab is slow to import, and printing wants it alone.
        from chalicelib.features.agreements.pdf import agreement_pdf  # noqa: PLC0415

        plan = self._plans.get(actor, code, plan_id)
        document_id = f"agreement-{plan.id}-{plan.version}"
        content = agreement_pdf(self._statements.of(actor, code), plan)
        named = (f"accord-{plan.made_on}-v{plan.version}.pdf", DocumentKind.AGREEMENT)
        try:
            self._documents.keep_made(actor, code, document_id, named, content, is_risk=True)
        except ConflictError:
            return document_id
        return document_id

    def confirm(self, actor: Actor, code: str, plan_id: str) -> Outcome:
        """Write the schedule to the collection contact with the agreement; once per version."""
        document_id = self.keep(actor, code, plan_id)
        plan = self._plans.get(actor, code, plan_id)
        written = self._written(actor, code, plan, document_id)
        return self._messages.send(actor, code, f"plan-{plan.id}-{plan.version}", written)

    def _written(self, actor: Actor, code: str, plan: Plan, document_id: str) -> Written:
        account, settings = self._accounts.get(actor, code), self._company.settings(actor)
        language = language_of(account.language, settings.language)
        said, formats = words(language), wording(language).formats
        contact = account.collection_contact
        total = formats.amount(plan.total_minor, plan.currency)
        lines = "\n".join(
            said["line"].format(
                number=i.number,
                due=formats.day(i.due_on),
                amount=formats.amount(i.amount_minor, plan.currency),
            )
            for i in plan.instalments
        )
        values = {
            "company": settings.name,
            "sender": settings.sender_name or settings.name,
            "contact": f" {contact.name}" if contact and contact.name else "",
            "total": total,
            "lines": lines,
        }
        safe = {name: inert(value) for name, value in values.items()}
        return Written(
            language=language,
            subject=said["subject"].format(**safe),
            body=said["body"].format(**safe).strip(),
            items=tuple(i.id for i in plan.items if account.item(i.id)),
            contacts=(contact.id,) if contact else (),
            attached=Attached(documents=(document_id,)),
        )
