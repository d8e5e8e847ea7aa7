"""Extracts of invented open items, ten to an account, the same for the same seed."""

import csv
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from rustpy_xlsxwriter import write_worksheet

SEED = 42
DAY = date(2026, 3, 1)
ITEMS_PER_ACCOUNT = 10
_NAMES = ("Transports", "Menuiserie", "Boulangerie", "Garage", "Imprimerie", "Plomberie")
_TOWNS = ("Paris", "Lyon", "Lille", "Nantes", "Bruxelles", "Liège")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEADER = (
    "Code client", "Raison sociale", "Ville", "Pays", "Langue", "E-mail", "N° pièce", "Type",
    "Date pièce", "Date échéance", "Montant TTC", "Solde", "Devise", "Référence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One open item and its customer; amounts in cents."""

    code: str
    name: str
    city: str
    country: str
    email: str
    number: str
    kind: str
    issued_on: date
    due_on: date
    amount: int
    balance: int
    reference: str


def rows(items: int, seed: int = SEED) -> list[Row]:
    """That many items: 85 % invoices, 5 % credit notes, 10 % unallocated payments."""
    random = Random(seed)
    return [row for n in range(items // ITEMS_PER_ACCOUNT) for row in _account(n, random)]


def _account(number: int, random: Random) -> Iterator[Row]:
    word = "".join(random.choices(_LETTERS, k=8)).title()
    name = f"{random.choice(_NAMES)} {word}"
    city, country = random.choice(_TOWNS), random.choice(("FR", "FR", "BE"))
    for _ in range(ITEMS_PER_ACCOUNT):
        kind = random.choices(("FAC", "AVO", "RGL"), (85, 5, 10))[0]
        issued = DAY - timedelta(days=random.randint(1, 180))
        amount = random.randint(1_000, 2_000_000) * (1 if kind == "FAC" else -1)
        part = amount // 2 if kind == "FAC" and random.random() < 0.1 else amount
        yield Row(
            f"C{number:06d}", name, city, country, f"compta@{word.lower()}.example",
            f"{kind[0]}{random.randint(10**7, 10**8)}", kind, issued, issued + timedelta(days=30),
            amount, part, f"CMD-{random.randint(1000, 9999)}",
        )  # fmt: skip


def changed(before: list[Row], share: float, seed: int = SEED) -> list[Row]:
    """The next day: in that share of the accounts one item is paid and a new one stands instead."""
    accounts = len(before) // ITEMS_PER_ACCOUNT
    chosen = Random(seed).sample(range(accounts), round(accounts * share))
    after = list(before)
    for account in chosen:
        at = account * ITEMS_PER_ACCOUNT
        after[at] = replace(after[at], number=f"N{account:08d}", issued_on=DAY)
    return after


def as_csv(items: list[Row]) -> bytes:
    """As French programs export: semicolons, comma decimals, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in items:
        dates = (f"{row.issued_on:%d/%m/%Y}", f"{row.due_on:%d/%m/%Y}")
        amounts = (_comma(row.amount), _comma(row.balance))
        item = (row.number, row.kind, *dates, *amounts, "EUR", row.reference)
        writer.writerow((*_customer(row), *item))
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(items: list[Row]) -> bytes:
    """The same as a workbook, with real dates and numbers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "extract.xlsx")
        records = [dict(zip(HEADER, _typed(row), strict=True)) for row in items]
        write_worksheet(records, str(path))
        return path.read_bytes()


def _customer(row: Row) -> tuple[str, ...]:
    return (row.code, row.name, row.city, row.country, "fr", row.email)


def _typed(row: Row) -> tuple[object, ...]:
    amounts = (row.amount / 100, row.balance / 100)
    return (
        *_customer(row), row.number, row.kind, row.issued_on, row.due_on, *amounts, "EUR",
        row.reference,
    )  # fmt: skip


def _comma(cents: int) -> str:
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole},{part:02d}"


def with_few_due(before: list[Row], accounts: int) -> list[Row]:
    """The first accounts stand past due by days; nothing of the others falls due for weeks."""
    late = {f"C{number:06d}" for number in range(accounts)}
    later = DAY + timedelta(days=60)
    return [
        replace(row, due_on=DAY - timedelta(days=index % 9 + 3))
        if row.code in late
        else replace(row, issued_on=DAY, due_on=later)
        for index, row in enumerate(before)
    ]
