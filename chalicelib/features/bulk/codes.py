"""A pasted list of account codes: an Excel column, a line of them, with or without quotes."""

import re

# What stands between codes. A space does not: some codes have one inside.
_BETWEEN = re.compile(r"[\x00-\x1f\x85\u2028\u2029;,|]+")
_AROUND = r"[\s\u200b\ufeff\"'`\u201c\u201d\u2018\u2019\u00ab\u00bb]+"
_EDGES = re.compile(f"^{_AROUND}|{_AROUND}$")


def pasted_codes(text: str) -> tuple[str, ...]:
    """The codes of a pasted text, each once, in the order they came."""
    parts = (_EDGES.sub("", part) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def sorted_out(
    codes: tuple[str, ...], known: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of accounts, and those that no account has.

    A code that is only found in another case, or only spaced into several, is taken for it.
    """
    by_fold = {code.casefold(): code for code in known}
    found: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for code in codes:
        parts = [code] if code.casefold() in by_fold else code.split()
        for part in parts:
            match = part if part in known else by_fold.get(part.casefold())
            (found if match else unknown)[match or part] = None
    return tuple(found), tuple(unknown)
