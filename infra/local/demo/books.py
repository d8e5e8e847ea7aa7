"""The demonstration's accounting system: the same invoices and payments for the same seed.

It can give the extract of open items of any day, so that advancing the clock brings payments in,
and new invoices, as a real system would.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from chalicelib.features.accounts.model import AccountFacts
from chalicelib.features.open_items.model import ItemKind, OpenItem
from infra.local.demo.companies import VALMONT, Invented
from infra.local.demo.names import Firm, firms

SEED = 20_260_101
PAST_DAYS = 730
FUTURE_DAYS = 400
# Payers by habit: share of accounts, mean delay in days, spread, share of invoices never paid.
_HABITS = (
    (0.45, -1, 3, 0.002),
    (0.30, 9, 6, 0.006),
    (0.17, 32, 14, 0.02),
    (0.08, 75, 30, 0.12),
)
_TERMS_DAYS = (30, 30, 30, 45, 60)
_CUSTOMER = (
    "name",
    "address",
    "postal_code",
    "city",
    "country",
    "language",
    "registration",
    "vat_number",
    "group",
    "contact_name",
    "email",
    "phone",
    "collector",
)
HEADER = (
    "Code client",
    "Raison sociale",
    "Adresse",
    "Code postal",
    "Ville",
    "Pays",
    "Langue",
    "SIREN",
    "N° TVA",
    "Groupe",
    "Contact",
    "E-mail",
    "Téléphone",
    "Chargé de recouvrement",
    "N° pièce",
    "Type",
    "Date pièce",
    "Date échéance",
    "Montant TTC",
    "Solde",
    "Devise",
    "Référence",
)


@dataclass(frozen=True)
class Entry:
    """An invoice, credit note or payment in the books, and the day it is cleared, if ever."""

    firm: Firm
    number: str
    kind: str
    issued_on: date
    due_on: date
    amount: Decimal
    cleared_on: date | None
    reference: str

    def is_open(self, on: date) -> bool:
        """Whether an extract of that day shows it."""
        return self.issued_on <= on and (self.cleared_on is None or self.cleared_on > on)


class Books:
    """All entries around a first day, made once and never changing."""

    def __init__(
        self, first_day: date, accounts: int | None = None, company: Invented = VALMONT
    ) -> None:
        self._random, self._currency = Random(SEED), company.settings.currency
        count = company.accounts if accounts is None else accounts
        self.firms = firms(count, company.collectors, self._random, is_swiss=company.is_swiss)
        self.entries = sorted(
            (entry for firm in self.firms for entry in self._of(firm, first_day)),
            key=lambda entry: (entry.issued_on, entry.firm.code, entry.amount),
        )
        self.entries = [_numbered(n, entry) for n, entry in enumerate(self.entries, 1)]

    def extract(self, on: date) -> bytes:
        """The open items of a day as the accounting system exports them.

        Semicolons, French numbers and dates, UTF-8 with a byte order mark.
        """
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow(HEADER)
        writer.writerows(_row(entry, self._currency) for entry in self.entries if entry.is_open(on))
        return out.getvalue().encode("utf-8-sig")

    def facts(self, on: date) -> Iterator[AccountFacts]:
        """The same as the application takes it in, without a file between.

        Firms that owe nothing are said too, so that what they paid is closed.
        """
        items: dict[str, list[OpenItem]] = {firm.code: [] for firm in self.firms}
        for entry in self.entries:
            if entry.is_open(on):
                items[entry.firm.code].append(_item(entry, self._currency))
        for firm in self.firms:
            customer = {name: getattr(firm, name) for name in _CUSTOMER}
            yield AccountFacts(code=firm.code, customer=customer, items=tuple(items[firm.code]))

    def _of(self, firm: Firm, first_day: date) -> Iterator[Entry]:
        random = self._random
        mean, spread, never = self._habit()
        typical = random.choice((180, 450, 900, 2200, 5200, 12000))
        terms = random.choice(_TERMS_DAYS)
        day = first_day - timedelta(days=PAST_DAYS - random.randint(0, 40))
        while day < first_day + timedelta(days=FUTURE_DAYS):
            amount = Decimal(max(2500, int(random.lognormvariate(0, 0.6) * typical * 100))) / 100
            due = day + timedelta(days=terms)
            paid = due + timedelta(days=round(random.gauss(mean, spread)))
            unpaid = random.random() < never
            yield Entry(
                firm,
                "",
                "FAC",
                day,
                due,
                amount,
                None if unpaid else max(paid, day + timedelta(days=2)),
                f"CMD-{random.randint(1000, 9999)}",
            )
            yield from self._credits(firm, day, amount)
            day += timedelta(days=random.randint(12, 70))

    def _credits(self, firm: Firm, day: date, amount: Decimal) -> Iterator[Entry]:
        """Now and then a credit note, or a payment that nobody allocated for some weeks."""
        luck = self._random.random()
        share = Decimal(self._random.randint(5, 40)) / 100
        part = -(amount * share).quantize(Decimal("0.01"))
        until = day + timedelta(days=self._random.randint(10, 90))
        if luck < 0.04:  # noqa: PLR2004
            yield Entry(firm, "", "AVO", day, day, part, until, "Retour marchandise")
        elif luck < 0.06:  # noqa: PLR2004
            yield Entry(firm, "", "RGL", day, day, part, until, "Virement non affecté")

    def _habit(self) -> tuple[int, int, float]:
        luck = self._random.random()
        for share, mean, spread, never in _HABITS:
            if luck < share:
                return mean, spread, never
            luck -= share
        return _HABITS[-1][1:]


def _numbered(number: int, entry: Entry) -> Entry:
    prefix = {"FAC": "F", "AVO": "A", "RGL": "R"}[entry.kind]
    return Entry(**{**entry.__dict__, "number": f"{prefix}{entry.issued_on:%y}{number:06d}"})


def _item(entry: Entry, currency: str) -> OpenItem:
    minor = int(entry.amount * 100)
    return OpenItem(
        id=entry.number,
        number=entry.number,
        kind=ItemKind(entry.kind),
        issued_on=entry.issued_on,
        due_on=entry.due_on,
        amount_minor=minor,
        balance_minor=minor,
        currency=currency,
        reference=entry.reference,
    )


def _row(entry: Entry, currency: str) -> tuple[str, ...]:
    firm = entry.firm
    amount = f"{entry.amount:.2f}".replace(".", ",")
    return (
        firm.code,
        firm.name,
        firm.address,
        firm.postal_code,
        firm.city,
        firm.country,
        firm.language,
        firm.registration,
        firm.vat_number,
        firm.group,
        firm.contact_name,
        firm.email,
        firm.phone,
        firm.collector,
        entry.number,
        entry.kind,
        f"{entry.issued_on:%d/%m/%Y}",
        f"{entry.due_on:%d/%m/%Y}",
        amount,
        amount,
        currency,
        entry.reference,
    )
