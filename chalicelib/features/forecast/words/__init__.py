"""What the workbook of the forecast says; a language is a file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FALLBACK = "en"


@cache
def words(language: str) -> dict[str, Any]:
    """The words of a language, English for one that is not known."""
    path = HERE / f"{language}.toml"
    if path not in HERE.glob("*.toml"):
        path = HERE / f"{FALLBACK}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
