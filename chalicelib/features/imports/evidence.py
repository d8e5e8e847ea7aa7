"""What the cells of a column look like, whatever its name says."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chalicelib.features.imports.dates import DateOrder, day_of
from chalicelib.features.imports.fields import DATES, Field
from chalicelib.features.imports.numbers import DecimalStyle, UnreadableError, amount_of
from chalicelib.features.imports.readers.sheet import Cell

YES = frozenset(
    {"1", "1.0", "true", "yes", "y", "oui", "o", "vrai", "open", "ouvert", "ouverte", "x"}
)
NO = frozenset(
    {"0", "0.0", "false", "no", "n", "non", "faux", "closed", "cleared", "solde", "soldee", ""}
)
_CURRENCY = re.compile(r"[A-Z]{3}|[€£$]")
_COUNTRY = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' .-]{1,40}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}")
_DECIMALS = re.compile(r".*[.,][0-9]{2}[^0-9]*")
# Shares of the cells of a column.
_MOST, _NEARLY_ALL, _FEW_DISTINCT = 0.5, 0.8, 0.2
_SAMPLES = 3


class Look(NamedTuple):
    """Shares (0 to 1) of the filled cells that could be each thing, and a few of the cells."""

    filled: float
    distinct: float
    amounts: float
    decimals: float
    dates: float
    serials: float
    currencies: float
    countries: float
    emails: float
    yes_no: float
    names: float
    letters: float
    samples: tuple[str, ...]


def look(cells: Sequence[Cell]) -> Look:
    """What the cells of a column have in common."""
    filled = [c for c in cells if not isinstance(c, str) or c.strip()]
    texts = [c.strip() if isinstance(c, str) else repr(c) for c in filled]
    unlike = list(dict.fromkeys(texts))

    def share(fits: Iterable[object]) -> float:
        return sum(map(bool, fits)) / len(texts) if texts else 0.0

    return Look(
        filled=len(filled) / max(len(cells), 1),
        distinct=len(unlike) / max(len(texts), 1),
        amounts=share(map(_is_amount, filled)),
        decimals=share(_DECIMALS.fullmatch(t) for t in texts),
        dates=share(_is_date(c) for c in filled),
        serials=share(_reads(day_of, c, DateOrder.SERIAL) for c in filled),
        currencies=share(map(_CURRENCY.fullmatch, texts)),
        countries=share(map(_COUNTRY.fullmatch, texts)),
        emails=share(map(_EMAIL.fullmatch, texts)),
        yes_no=share(t.lower() in YES or t.lower() in NO for t in texts),
        names=share((any(map(str.isalpha, t)) and not t.isupper()) or " " in t for t in texts),
        letters=share(any(c.isalpha() for c in t) for t in texts),
        samples=tuple(t[:60] for t in unlike[:_SAMPLES]),
    )


def _is_amount(cell: Cell) -> bool:
    return any(_reads(amount_of, cell, style, 4) for style in DecimalStyle)


def _is_date(cell: Cell) -> bool:
    orders = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    return isinstance(cell, str) and any(_reads(day_of, cell, order) for order in orders)


def _reads(read: Callable[..., object], *arguments: object) -> bool:
    try:
        return read(*arguments) is not None
    except UnreadableError:
        return False


def fit(field: Field, seen: Look) -> float:
    """How well the cells agree with a field, 0 (not at all) to 1; an empty column says little."""
    if not seen.filled:
        return 0.5 if field is not Field.CLOSED_ON else 0.9
    if field in _SHARES:
        share = getattr(seen, _SHARES[field])
        if field in DATES:
            share = max(share, seen.serials)
        return share if share >= _MOST else 0.0
    return _fit_text(field, seen)


_SHARES = {
    Field.ISSUED_ON: "dates",
    Field.DUE_ON: "dates",
    Field.CLOSED_ON: "dates",
    Field.AMOUNT: "amounts",
    Field.BALANCE: "amounts",
    Field.DEBIT: "amounts",
    Field.CREDIT: "amounts",
    Field.CURRENCY: "currencies",
    Field.COUNTRY: "countries",
    Field.EMAIL: "emails",
    Field.IS_OPEN: "yes_no",
}


def _fit_text(field: Field, seen: Look) -> float:
    if field is Field.NAME:
        return 0.7 + 0.3 * seen.names if seen.letters > _MOST else 0.1
    if field is Field.CODE:
        if _is_date_column(seen) or seen.emails:
            return 0.1
        return _complete(seen) - 0.6 * seen.names - 0.9 * _cents(seen)
    if field is Field.NUMBER:
        is_unlike = 0.6 + 0.4 * min(1, 2 * seen.distinct)
        return 0.1 if _is_date_column(seen) else is_unlike * _complete(seen) - 0.9 * _cents(seen)
    if field is Field.KIND:
        return 1.0 if len(seen.samples) < _SAMPLES or seen.distinct < _FEW_DISTINCT else 0.4
    return 0.2 if _is_date_column(seen) or _cents(seen) else 1.0


def _complete(seen: Look) -> float:
    """A code stands on every row: of two columns, the one without holes is it."""
    return 0.7 + 0.3 * seen.filled


def _is_date_column(seen: Look) -> bool:
    return seen.dates > _NEARLY_ALL and seen.countries < _MOST


def _cents(seen: Look) -> float:
    return min(seen.decimals, seen.amounts)
