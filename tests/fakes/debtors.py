"""A debtor with a link: what tests of answers begin with."""

from datetime import date

from chalicelib.features.accounts.model import Account, AccountFacts
from chalicelib.features.answers.form import Posted
from chalicelib.features.open_items.model import ItemKind, OpenItem

PDF = b"%PDF-1.7 proof of payment"


def invoice(number: str = "F1", due_on: date = date(2026, 2, 1), minor: int = 10_000) -> OpenItem:
    return OpenItem(
        id=number,
        number=number,
        kind=ItemKind.INVOICE if minor >= 0 else ItemKind.CREDIT_NOTE,
        issued_on=date(2026, 1, 1),
        due_on=due_on,
        amount_minor=minor,
        balance_minor=minor,
        currency="EUR",
    )


def book(world, *numbers: str, code="C1", actor=None, sequence=1, **customer) -> Account:
    """The account after an extract with these items and no others."""
    actor = actor or world.admin
    said = {"name": "Nova SARL", "language": "fr", "email": "nova@debtor.example"} | customer
    facts = AccountFacts(code=code, customer=said, items=tuple(invoice(n) for n in numbers))
    world.services.accounts.take_in(actor, facts, sequence, world.services.company.today(actor))
    return world.services.accounts.get(actor, code)


def link_to(world, account: Account, *item_ids: str, actor=None, language="fr") -> str:
    """The token of a new link about these items, all of the account's without any."""
    named = item_ids or tuple(item.id for item in account.items)
    url = world.services.links.issue(actor or world.admin, account, "R1", named, language)
    return url.rpartition("/")[2]


def form(kind: str, *item_ids: str, file: bytes = b"", **fields: str) -> Posted:
    """A posted form."""
    given = {name: (value,) for name, value in fields.items()}
    return Posted({"kind": (kind,), "item": item_ids, **given}, "proof.pdf" if file else "", file)


def state_of(table) -> dict:
    """Every record of a fake table, for comparing."""
    return {key: dict(row) for key, row in table.rows.items()}
