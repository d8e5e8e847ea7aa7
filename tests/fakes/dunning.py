"""Accounts and items for tests of reminders, said in few words."""

from datetime import UTC, date, datetime, timedelta

from chalicelib.features.accounts.model import Account, Contact, Dunning, Reminded
from chalicelib.features.open_items.model import ItemKind, OpenItem
from chalicelib.features.statuses.model import Status, StatusType

EMAIL = "compta@client.example"


def item(
    number: str,
    due_on: date,
    minor: int = 12_000,
    currency: str = "EUR",
    kind: ItemKind = ItemKind.INVOICE,
) -> OpenItem:
    """An item issued 30 days before it falls due."""
    return OpenItem(
        id=number,
        number=number,
        kind=kind,
        issued_on=due_on - timedelta(days=30),
        due_on=due_on,
        amount_minor=minor,
        balance_minor=minor,
        currency=currency,
    )


def contact(email: str = EMAIL, bounced_on: date | None = None) -> Contact:
    """The account's collection contact."""
    return Contact(id="k1", name="Ana", email=email, is_collection=True, bounced_on=bounced_on)


def account(*items: OpenItem, **more) -> Account:
    """An account with a contact and these items."""
    fields = {"code": "C1", "version": 1, "contacts": (contact(),), "items": items}
    return Account(**{**fields, **more})


def reminded(last: date | None, **steps: tuple[str, date]) -> Dunning:
    """Dunning progress: `F1=("reminder_1", date)`."""
    taken = {name: Reminded(step=step, on=on) for name, (step, on) in steps.items()}
    return Dunning(reminded=taken, last_reminder_on=last)


def status(kind: StatusType, promise_on: date | None = None) -> Status:
    """A qualification by somebody."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Status(type=kind, at=at, by="ana", promise_on=promise_on)
