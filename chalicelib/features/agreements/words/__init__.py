"""What agreements say; a language is a file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def words(language: str) -> dict[str, Any]:
    """The words of a language that there is a wording for (`templates.native.language_of`)."""
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
