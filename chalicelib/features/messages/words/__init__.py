"""What messages begin with; a language is a file."""

from pathlib import Path

from chalicelib.core.words import words_in

HERE = Path(__file__).parent


def words(language: str) -> dict[str, str]:
    """The words of a language, of English where there are none."""
    return words_in(HERE, language)
