"""From a file to a plan: what a step of an import, and a dry run of it, both need."""

from collections.abc import Mapping as Books
from dataclasses import dataclass
from datetime import date

from chalicelib.core.money import Money
from chalicelib.features.accounts.summary import Summary
from chalicelib.features.imports.binding import bind
from chalicelib.features.imports.brake import brake
from chalicelib.features.imports.customers import customer_facts
from chalicelib.features.imports.lines import Line
from chalicelib.features.imports.mapping import Mapping
from chalicelib.features.imports.model import Brake, Preview
from chalicelib.features.imports.normalise import Extract, normalise
from chalicelib.features.imports.proposal import problems
from chalicelib.features.imports.readers.sheet import Sheet
from chalicelib.features.imports.rules import Plan, money, plan
from chalicelib.features.settings.model import CompanySettings

SAMPLES = 10
PREVIEW_ERRORS = 50


@dataclass(frozen=True, slots=True)
class Reading:
    """A file read in a mapping, against the books of the moment."""

    extract: Extract
    plan: Plan
    brake: Brake | None

    @property
    def totals(self) -> tuple[Money, ...]:
        """Sum of the rows that went in, per currency."""
        return money(self.extract.totals)


def read_with(
    sheet: Sheet,
    mapping: Mapping,
    books: Books[str, Summary],
    today: date,
    settings: CompanySettings,
) -> Reading | None:
    """The reading, or None when the file lacks columns without which nothing can be read."""
    bound, missing = bind(mapping, sheet)
    if problems(bound.fields):
        return None
    known = None if bound.create_accounts else books.keys()
    extract = normalise(sheet, bound, known, settings.custom_fields)
    made = plan(extract, books, today)
    return Reading(extract, made, brake(made, extract, missing, settings.drop_limit_percent))


def preview_of(reading: Reading) -> Preview:
    """The dry run of a reading."""
    extract, made = reading.extract, reading.plan
    return Preview(
        rows_read=extract.rows_read,
        rows_refused=extract.log.rows_refused,
        rows_skipped=extract.rows_skipped,
        accounts_created=made.created,
        accounts_changed=made.created + made.changed,
        accounts_unchanged=made.unchanged,
        items_created=made.items_created,
        items_closed=made.items_closed,
        totals=reading.totals,
        before=made.before,
        after=made.after,
        samples=_samples(extract),
        errors=tuple(extract.log.first[:PREVIEW_ERRORS]),
        brake=reading.brake,
    )


def _samples(extract: Extract) -> tuple[dict[str, str], ...]:
    """The first rows as they were understood."""
    rows = []
    for code, gathered in extract.accounts.items():
        said = customer_facts(extract.customer_fields, gathered.said)
        lines: list[Line | None] = list(gathered.lines)
        for line in lines or [None]:
            row = {"code": code, "name": said.get("name", "")}
            if line:
                amount = Money.of_minor(line.balance or line.amount, line.currency)
                row |= {
                    "number": line.number,
                    "kind": line.kind.value,
                    "issued_on": line.issued_on.isoformat(),
                    "due_on": line.due_on.isoformat(),
                    "amount": str(amount.amount),
                    "currency": line.currency,
                    "closed_on": line.closed_on.isoformat() if line.closed_on else "",
                }
            rows.append(row)
            if len(rows) >= SAMPLES:
                return tuple(rows)
    return tuple(rows)
