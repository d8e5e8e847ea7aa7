"""Text that people typed: what cannot be seen is taken out, spaces of every kind stay spaces."""

import unicodedata


def clean(text: str) -> str:
    """The text without control and format characters; every line end is one, spaces are plain."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(filter(None, map(_seen, lines))).strip()


def _seen(character: str) -> str:
    if character == "\n" or character.isprintable():
        return character
    is_space = character == "\t" or unicodedata.category(character) == "Zs"
    return " " if is_space else ""
