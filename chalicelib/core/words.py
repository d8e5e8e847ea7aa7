"""What is said to people: a folder of TOML files, one for each language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FALLBACK = "en"


@cache
def words_in(folder: Path, language: str) -> dict[str, Any]:
    """The words of a language, of English where there are none."""
    path = folder / f"{language}.toml"
    if path not in folder.glob("*.toml"):
        path = folder / f"{FALLBACK}.toml"
    return tomllib.loads(path.read_text("utf-8"))
