"""What colleagues read; a language is a file."""

from pathlib import Path
from typing import Any

from chalicelib.core.words import words_in

HERE = Path(__file__).parent


def words(language: str) -> dict[str, Any]:
    """The words of a language, of English where there are none."""
    return words_in(HERE, language)
