"""What the digest of alerts says; a language is a file."""

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def words(language: str) -> dict[str, str]:
    """The words of a language that there is a wording for (`templates.native.language_of`)."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
