"""From an event to one sentence. What is said per kind stands in `words`, a file per language.

A kind has several pieces; a piece is said when the event has all it names. An unknown kind is
said by its name, so that an event is never hidden.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from chalicelib.core.events import Draft
from chalicelib.core.words import words_in

HERE = Path(__file__).parent / "words"
SHOWN_ITEMS = 8
NOTHING = "—"


def _words(language: str) -> dict[str, Any]:
    return words_in(HERE, language)


def sentence(event: Draft, language: str) -> str:
    """What happened, in one sentence of that language."""
    said = _words(language)
    pieces = said["events"].get(event.kind, [event.kind.replace("{", "").replace("}", "")])
    facts = _shown(event.facts, said)
    return "".join(piece.format(**facts) for piece in pieces if _names(piece) <= facts.keys())


def kinds(language: str) -> frozenset[str]:
    """The kinds of events that have a sentence."""
    return frozenset(_words(language)["events"])


def print_words(language: str) -> dict[str, str]:
    """What a printed history says around its events."""
    words: dict[str, str] = _words(language)["print"]
    return words


def _names(piece: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(piece) if name}


def _shown(facts: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, str]:
    """Facts as text: nested ones under `outer_inner`, empty ones left out."""
    shown: dict[str, str] = {}
    for name, value in facts.items():
        whole = value[0] if _is_said_once(value) else value
        if isinstance(whole, Mapping):
            shown |= {f"{name}_{k}": _text(k, v, said) or NOTHING for k, v in whole.items()}
        elif text := _text(name, value, said):
            shown[name] = text
    return shown


def _is_said_once(value: object) -> bool:
    return isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping)


def _text(name: str, value: object, said: Mapping[str, Any]) -> str:
    if isinstance(value, list):
        rest = len(value) - SHOWN_ITEMS
        words = [_text(name, v, said) for v in value[:SHOWN_ITEMS] if not isinstance(v, Mapping)]
        return ", ".join(words) + (f" (+{rest})" if rest > 0 else "")
    if value is None or isinstance(value, bool):
        return said["yes"] if value else ""
    if name == "on" or name.endswith("_on"):
        return _day(str(value), said)
    return str(said["names"].get(name, {}).get(str(value), value))


def _day(value: str, said: Mapping[str, Any]) -> str:
    try:
        return date.fromisoformat(value).strftime(said["date"])
    except ValueError:
        return value
