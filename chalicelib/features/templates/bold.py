"""Bold in a template: `**so**`. Nothing else of a text is markup."""

import re

_ON, _OFF = "\x02", "\x03"
_STARS = re.compile(r"\*\*((?:(?!\n\n).)+?)\*\*", re.DOTALL)
_MARKED = re.compile(f"{_ON}([^{_ON}{_OFF}]*){_OFF}")


def marked(template: str) -> str:
    """A template with its bold marked before anything is filled in.

    The stars of a value stay stars, and no value can hold a mark: control characters are taken
    out of all of them.
    """
    return _STARS.sub(rf"{_ON}\1{_OFF}", template)


def runs(said: str) -> list[tuple[str, bool]]:
    """A marked text in pieces, and whether each is bold.

    What a condition left open, or closed alone, is gone.
    """
    pieces = enumerate(_MARKED.split(said))
    return [(p.replace(_ON, "").replace(_OFF, ""), bool(i % 2)) for i, p in pieces if p]


def written(said: str, opening: str = "", closing: str = "") -> str:
    """A marked text with its bold between these."""
    return "".join(f"{opening}{p}{closing}" if is_bold else p for p, is_bold in runs(said))
