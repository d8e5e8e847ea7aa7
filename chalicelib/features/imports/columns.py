"""What the name of a column says it is."""

import re
import unicodedata
from functools import cache, lru_cache

from chalicelib.features.imports.fields import Field
from chalicelib.features.imports.names import NAMES

# A column whose name holds one of these is a guess, a count or an opinion: never a fact to import.
_NOT_FACTS = frozenset(
    {
        "predict",
        "predicted",
        "prediction",
        "predite",
        "prevision",
        "previsionnel",
        "forecast",
        "expected",
        "estimated",
        "bucket",
        "tranche",
        "age",
        "ageing",
        "aging",
        "days",
        "jours",
        "retard",
        "delay",
        "late",
        "lateness",
        "arrears",
        "score",
        "probability",
        "risk",
        "risque",
    }
)
# Whole names that would otherwise be taken for a field.
_OTHER = frozenset({"credit limit", "limite credit", "plafond credit", "credit control area"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORDS = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    {
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "d",
        "of",
        "the",
        "en",
    }
)
# Currencies that stand in the names of columns, as in "Solde (EUR)".
CURRENCIES = frozenset(
    {
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "CAD",
        "AUD",
        "JPY",
        "CNY",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "RON",
        "MAD",
        "TND",
        "XOF",
        "XAF",
    }
)
_EXTRA_WORDS = 3
_NAME_CHARACTERS = 60
USUAL, POSSIBLE, CONTAINED = 1.0, 0.6, 0.75


def words_of(header: str) -> tuple[str, ...]:
    """The words of a text, without accents: `DueDate`, `due_date` and `Due date` are one."""
    plain = unicodedata.normalize("NFKD", header.replace("°", " ").replace("º", " "))
    spaced = _CAMEL.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(_WORDS.findall(spaced.lower()))


def _key(words: tuple[str, ...]) -> str:
    return " ".join(w for w in words if w not in _SMALL)


@cache
def _by_name() -> dict[str, list[tuple[Field, float]]]:
    known: dict[str, list[tuple[Field, float]]] = {}
    for field, names in NAMES.items():
        for listed, weight in ((names.usual, USUAL), (names.possible, POSSIBLE)):
            for name in filter(None, listed.split("|")):
                known.setdefault(_key(tuple(name.split())), []).append((field, weight))
    return known


def is_not_fact(header: str) -> bool:
    """Whether the name says prediction, delay or bucket: somebody's opinion, not the books."""
    return bool(_NOT_FACTS.intersection(words_of(header)))


@lru_cache(maxsize=2_000)
def meanings(header: str) -> dict[Field, float]:
    """How well the name of a column fits each field, 0 to 1."""
    words = words_of(header)
    key = _key(words)
    if not key or is_not_fact(header) or key in _OTHER:
        return {}
    plain = " ".join(w for w in key.split() if w.upper() not in CURRENCIES) or key
    found = dict(_by_name().get(key) or _by_name().get(plain) or ())
    if found:
        return found
    # Written without spaces, or with a word more than the known name.
    joined = key.replace(" ", "")
    for name, fields in _by_name().items():
        score = CONTAINED if joined == name.replace(" ", "") else _contained(key, name)
        for field, weight in fields:
            if score and weight == USUAL and score > found.get(field, 0):
                found[field] = score
    return found


def _contained(key: str, name: str) -> float:
    """A known name of two words or more inside a longer one counts, less with each extra word."""
    if " " not in name or f" {name} " not in f" {key} ":
        return 0
    extra = key.count(" ") - name.count(" ")
    return CONTAINED - 0.1 * extra if extra <= _EXTRA_WORDS else 0


def known_words(cell: str) -> bool:
    """Whether a cell is the usual name of some column."""
    return len(cell) <= _NAME_CHARACTERS and any(w == USUAL for w in meanings(cell).values())
