"""The accounting system of one company: it invoices, is paid early, late, in part or never."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

HEADER = "code;name;email;language;country;number;issued_on;due_on;balance;currency"
NET_DAYS = 30


@dataclass
class Invoice:
    """One item; below zero it is a credit. `paid_on` is known to the future only."""

    number: str
    code: str
    issued_on: date
    due_on: date
    minor: int
    paid_on: date | None
    part_on: date | None = None


@dataclass
class Customer:
    code: str
    email: str
    language: str
    country: str
    # How many days after its due date it pays, on average.
    habit: int


@dataclass(frozen=True)
class Extract:
    """What one file says: the open items by account, and the file."""

    made_on: date
    items: dict[str, dict[str, tuple[date, int]]]
    emails: dict[str, str]
    content: bytes


@dataclass
class Books:
    random: Random
    customers: dict[str, Customer] = field(default_factory=dict)
    open: dict[str, Invoice] = field(default_factory=dict)
    written: int = 0

    @classmethod
    def of(cls, random: Random, prefix: str, count: int, on: date) -> "Books":
        """A company with that many customers and the last weeks of its invoices."""
        books = cls(random)
        for number in range(count):
            code = f"{prefix}{number:04d}"
            country, language = random.choice((("FR", "fr"), ("BE", "fr"), ("", "en")))
            books.customers[code] = Customer(
                code, f"{code.lower()}@debtor.example", language, country, random.randint(-3, 60)
            )
        for ago in range(60, 0, -1):
            books.day(on - timedelta(days=ago))
        return books

    def day(self, on: date) -> None:
        """Invoices are written, and payments come in."""
        for customer in self.customers.values():
            if on.weekday() < 5 and self.random.random() < 0.05:
                self._write(customer, on)
        for invoice in list(self.open.values()):
            if invoice.paid_on and invoice.paid_on <= on:
                del self.open[invoice.number]
            elif invoice.part_on == on:
                invoice.minor //= 2

    def _write(self, customer: Customer, on: date) -> None:
        self.written += 1
        number = f"F{self.written:06d}"
        due_on = on + timedelta(days=NET_DAYS)
        kind = self.random.random()
        minor = 40 if kind < 0.03 else self.random.randint(5_000, 400_000)
        if kind > 0.95:
            minor = -minor // 4
        delay = max(-20, round(self.random.gauss(customer.habit, 12)))
        paid_on = None if self.random.random() < 0.06 else due_on + timedelta(days=delay)
        part_on = due_on + timedelta(days=9) if self.random.random() < 0.05 else None
        self.open[number] = Invoice(number, customer.code, on, due_on, minor, paid_on, part_on)

    def pay(self, number: str) -> None:
        """Somebody paid meanwhile."""
        self.open.pop(number, None)

    def extract(self, on: date) -> Extract:
        """Everything that is open, as a file."""
        items: dict[str, dict[str, tuple[date, int]]] = {}
        rows = [HEADER]
        for i in self.open.values():
            customer = self.customers[i.code]
            items.setdefault(i.code, {})[i.number] = (i.due_on, i.minor)
            amount = f"{i.minor / 100:.2f}"
            known = f"{i.code};Client {i.code};{customer.email};{customer.language}"
            rows.append(
                f"{known};{customer.country};{i.number};{i.issued_on};{i.due_on};{amount};EUR"
            )
        emails = {code: customer.email for code, customer in self.customers.items()}
        return Extract(on, items, emails, "\n".join([*rows, ""]).encode())
