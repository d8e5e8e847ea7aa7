"""Templates: what a message says, per language, channel and step (product R4, T2)."""

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from chalicelib.core.money import exponent
from chalicelib.core.values import Strict
from chalicelib.features.scenarios.model import Channel

TITLE_MAX = 80


class Plural(Strict):
    """A phrase with a number of days in it."""

    one: str
    many: str
    zero: str = ""

    def of(self, days: int) -> str:
        """The phrase for that many days."""
        if days > 1:
            return self.many.replace("{days}", str(days))
        return self.one if days else self.zero


class Formats(Strict):
    """How a language writes dates, amounts and delays."""

    date: str
    months: tuple[str, ...] = ()
    decimal: str
    thousands: str
    money: str
    late: Plural
    ahead: Plural

    def day(self, value: dt.date) -> str:
        """A date."""
        return _day(self.date, self.months, value)

    def amount(self, minor: int, currency: str) -> str:
        """An amount in minor units."""
        digits = exponent(currency)
        whole, rest = divmod(abs(minor), 10**digits)
        shown = f"{'-' if minor < 0 else ''}{whole:,}".replace(",", self.thousands)
        if digits:
            shown = f"{shown}{self.decimal}{rest:0{digits}}"
        return self.money.replace("{amount}", shown).replace("{currency}", currency)

    def delay(self, due_on: dt.date, on: dt.date) -> str:
        """How late, or how soon due."""
        days = (on - due_on).days
        return self.late.of(days) if days > 0 else self.ahead.of(-days)


@lru_cache(maxsize=4096)
def _day(pattern: str, months: tuple[str, ...], value: dt.date) -> str:
    name = months[value.month - 1] if months else ""
    return pattern.format(day=value.day, month=value.month, year=value.year, month_name=name)


class Columns(Strict):
    """The words around the list of items, and its line in a text."""

    number: str
    issued_on: str
    due_on: str
    late: str
    balance: str
    total: str
    total_line: str
    button: str
    line: str


class StepText(Strict):
    """Subject and body of one step, with placeholders; an SMS has no subject."""

    subject: str = ""
    body: str


class Wording(Strict):
    """Everything said in one language: one file of `native/`. `steps` are e-mails."""

    language: str
    name: str
    version: int
    formats: Formats
    columns: Columns
    steps: dict[str, StepText]
    sms: dict[str, StepText] = {}
    letter: dict[str, StepText] = {}

    def texts(self, channel: Channel) -> dict[str, StepText]:
        """What is said through a channel, by step."""
        if channel is Channel.SMS:
            return self.sms
        return self.letter if channel is Channel.LETTER else self.steps


class TemplateKey(NamedTuple):
    """Which template: a company has one text of its own for each."""

    language: str
    channel: Channel
    step: str


class Template(Strict):
    """One template as a person reads it: native, or the company's own (`is_own`)."""

    language: str
    channel: Channel = Channel.EMAIL
    step: str
    version: int
    subject: str
    body: str
    is_own: bool = False
    by: str = ""
    at: dt.datetime | None = None
    note: str = ""

    @property
    def key(self) -> "TemplateKey":
        """Which one it is."""
        return TemplateKey(self.language, self.channel, self.step)

    @property
    def text(self) -> StepText:
        """What it says."""
        return StepText(subject=self.subject, body=self.body)


class ItemTable(Strict):
    """Items of one currency as a message lists them: number, date, due date, delay, balance."""

    rows: tuple[tuple[str, ...], ...]
    total: str


class Rendered(Strict):
    """A message ready to leave; `parts` are its paragraphs, for whoever sets them otherwise.

    An SMS has a text only, and `segments` are charged of it.
    """

    subject: str
    text: str
    html: str
    parts: tuple[str, ...] = ()
    tables: tuple[ItemTable, ...] = ()
    segments: int = 0

    @property
    def title(self) -> str:
        """Its subject, or what an SMS begins with."""
        return self.subject or self.text[:TITLE_MAX]
