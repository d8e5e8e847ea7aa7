"""Which column is what: a proposal with its evidence, which a person may correct and keep."""

from collections.abc import Iterator, Sequence
from itertools import islice

from chalicelib.features.imports.columns import CURRENCIES, is_not_fact, meanings, words_of
from chalicelib.features.imports.evidence import Look, fit, look
from chalicelib.features.imports.explanation import Evidence, Fit, explain
from chalicelib.features.imports.fields import AMOUNTS, ITEM_MARKS, Field
from chalicelib.features.imports.mapping import Column, Doubt, Mapping, Mode
from chalicelib.features.imports.own_fields import named
from chalicelib.features.imports.readers.sheet import Cell, Sheet
from chalicelib.features.imports.styles import Found, find
from chalicelib.features.settings.model import CustomField

_SAMPLE_ROWS = 400
_LEAST = 0.34
_BY_CONTENT = {Field.EMAIL: "emails", Field.CURRENCY: "currencies"}
_BY_CONTENT_SHARE = 0.9
_BY_CONTENT_CONFIDENCE = 0.5
_SIGNS = {"€": "EUR", "£": "GBP"}


def propose(sheet: Sheet, company_currency: str, own: Sequence[CustomField] = ()) -> Mapping:
    """The mapping that the names and the cells of a file suggest, with a reason for each column."""
    columns = _columns_of(sheet)
    looks = [look(cells) for cells in columns]
    chosen = _choose(sheet.header, looks)
    fields = {field: fitted.position for field, fitted in chosen.items()}
    found = find(sheet, fields)
    evidence = Evidence(sheet.header, looks, columns, chosen)
    explained = tuple(
        explain(position, evidence, found.styles.get(position, ""))
        for position in range(len(sheet.header))
    )
    currency, where = _currency(sheet, looks, fields, company_currency)
    return Mapping(
        mode=Mode.DELTA if found.some_closed else Mode.STOCK,
        columns=tuple(_with_own(column, own) for column in explained),
        kinds=found.kinds,
        signs=found.signs,
        default_currency=currency,
        format=sheet.format,
        encoding=sheet.encoding,
        separator=sheet.separator,
        sheet=sheet.sheet_name,
        header_row=sheet.header_row,
        doubts=(*_doubts(fields, found, sheet.header), *where),
    )


def _with_own(column: Column, own: Sequence[CustomField]) -> Column:
    """A column that is no field of Relance may be one of the company's own, by its name."""
    key = "" if column.field else named(column.column, own)
    if not key:
        return column
    reason = f"“{column.column}” is the name of a field of the company."[:300]
    update = {"custom": key, "confidence": 1.0, "reason_code": "own_field", "reason": reason}
    return column.model_copy(update=update)


def _columns_of(sheet: Sheet) -> list[list[Cell]]:
    columns: list[list[Cell]] = [[] for _ in sheet.header]
    for _, cells in islice(sheet.rows(), _SAMPLE_ROWS):
        for column, cell in zip(columns, cells, strict=False):
            column.append(cell)
    return columns


def _choose(header: Sequence[str], looks: Sequence[Look]) -> dict[Field, Fit]:
    """Best fits first, one column for a field and one field for a column."""
    chosen: dict[Field, Fit] = {}
    taken: set[int] = set()
    for fitted in sorted(_fits(header, looks), key=lambda f: (-round(f.score, 3), f.position)):
        if fitted.field not in chosen and fitted.position not in taken:
            chosen[fitted.field] = fitted
            taken.add(fitted.position)
    return chosen


def _fits(header: Sequence[str], looks: Sequence[Look]) -> Iterator[Fit]:
    for position, (name, seen) in enumerate(zip(header, looks, strict=True)):
        for field, weight in meanings(name).items():
            score = weight * fit(field, seen)
            if score >= _LEAST:
                yield Fit(score, field, position)
        for field, share in _BY_CONTENT.items():
            if getattr(seen, share) < _BY_CONTENT_SHARE or is_not_fact(name):
                continue
            if field is Field.EMAIL or set(seen.samples) <= CURRENCIES:
                yield Fit(_BY_CONTENT_CONFIDENCE, field, position)


def _currency(
    sheet: Sheet, looks: Sequence[Look], fields: dict[Field, int], company: str
) -> tuple[str | None, tuple[Doubt, ...]]:
    """The currency of amounts that no column gives: a header's, a sign's, or the company's."""
    if Field.CURRENCY in fields or not ITEM_MARKS & fields.keys():
        return None, ()
    for field in AMOUNTS & fields.keys():
        named = {w.upper() for w in words_of(sheet.header[fields[field]])} & CURRENCIES
        signs = {c for s in looks[fields[field]].samples for sign, c in _SIGNS.items() if sign in s}
        said = named or signs
        if len(said) == 1:
            return said.pop(), ()
    reason = f"No column gives the currency: the company's, {company}, is taken."
    return company, (Doubt(code="currency_assumed", reason=reason),)


def _doubts(fields: dict[Field, int], found: Found, header: Sequence[str]) -> Iterator[Doubt]:
    for position, code in found.undecided.items():
        what = "Day or month first" if code == "date_order" else "The decimal separator"
        reason = f"{what} cannot be told from the cells: choose it, or doubtful rows are refused."
        yield Doubt(code=code, column=header[position][:300], reason=reason)
    for word, kind in found.kinds.items():
        if kind is None:
            reason = f"“{word}” is not a known type: its sign says invoice or payment."
            yield Doubt(code="kind_unknown", column=word[:300], reason=reason)
    if Field.CODE not in fields and Field.NAME in fields:
        reason = "No column gives the account code: the customer's name is taken."
        yield Doubt(code="code_from_name", reason=reason)
    for problem in problems(frozenset(fields)):
        yield Doubt(code="missing_column", column=problem, reason=f"No column gives {problem}.")


def problems(fields: frozenset[Field]) -> list[str]:
    """What a mapping lacks before a file can be taken in, in words."""
    missing = [] if fields & {Field.CODE, Field.NAME} else ["the account code"]
    if not fields & ITEM_MARKS:
        return missing if Field.NAME in fields else [*missing, "the customer's name"]
    if Field.NUMBER not in fields:
        missing.append("the item number")
    if not fields & AMOUNTS:
        missing.append("an amount")
    if not fields & {Field.DUE_ON, Field.ISSUED_ON}:
        missing.append("the due date")
    return missing
