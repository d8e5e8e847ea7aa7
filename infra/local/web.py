"""The built web, served as CloudFront serves it: the page for paths without a dot."""

import mimetypes
from pathlib import Path

from infra.local.wsgi import Answer
from infra.template import ROOT

DIST = ROOT / "web" / "dist"
_NOT_BUILT = b"The web is not built yet: `make web` builds it. The API answers under /api.\n"

FOREVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"


def caching(name: str) -> str:
    """Assets carry a digest in their name, everything else may change."""
    return FOREVER if name.startswith("assets/") else ALWAYS_ASK


def content_type(name: str) -> str:
    """Of a file of the web."""
    if name.endswith((".js", ".mjs")):
        return "text/javascript; charset=utf-8"
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") else guessed


class Web:
    """Files of one folder, and never of another."""

    def __init__(self, dist: Path = DIST) -> None:
        self._dist = dist.resolve()

    def handle(self, path: str) -> Answer:
        """The file at this path, or the page."""
        name = path.lstrip("/")
        if "." not in name.rsplit("/", 1)[-1]:
            name = "index.html"
        found = (self._dist / name).resolve()
        if not found.is_file() or not found.is_relative_to(self._dist):
            return self._missing(name)
        headers = [("Content-Type", content_type(name)), ("Cache-Control", caching(name))]
        return Answer(200, found.read_bytes(), headers)

    def _missing(self, name: str) -> Answer:
        text = _NOT_BUILT if name == "index.html" else b"Not found\n"
        return Answer(404, text, [("Content-Type", "text/plain; charset=utf-8")])
