"""The little of WSGI that the front's parts share."""

import gzip
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

Environ = dict[str, Any]
Start = Callable[..., Any]
Headers = list[tuple[str, str]]

_SMALL = 1024
_TEXT = ("application/json", "application/problem+json", "text/", "image/svg", "application/java")


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole HTTP answer."""

    status: int
    body: bytes = b""
    headers: Headers = field(default_factory=list)

    def with_defaults(self, defaults: dict[str, str]) -> "Answer":
        """The same with headers it does not say itself."""
        said = {name.lower() for name, _ in self.headers}
        more = [(name, value) for name, value in defaults.items() if name.lower() not in said]
        return Answer(self.status, self.body, [*self.headers, *more])


def json_answer(value: object, status: int = 200, content_type: str = "application/json") -> Answer:
    """An answer in JSON."""
    return Answer(status, json.dumps(value).encode(), [("Content-Type", content_type)])


def respond(environ: Environ, start: Start, answer: Answer) -> Iterable[bytes]:
    """Send an answer, compressed when that is asked for and worth it."""
    body, headers = answer.body, list(answer.headers)
    if _compresses(environ, answer):
        body = gzip.compress(body, 5, mtime=0)
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    headers.append(("Content-Length", str(len(body))))
    start(f"{answer.status} {HTTPStatus(answer.status).phrase}", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def body_of(environ: Environ) -> bytes:
    """The request's body, whole."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    read: bytes = environ["wsgi.input"].read(length) if length else b""
    return read


def headers_of(environ: Environ) -> dict[str, str]:
    """Request headers in lower case."""
    found = {
        name[5:].replace("_", "-").lower(): value
        for name, value in environ.items()
        if name.startswith("HTTP_")
    }
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        if environ.get(name):
            found[name.replace("_", "-").lower()] = environ[name]
    return found


def _compresses(environ: Environ, answer: Answer) -> bool:
    if len(answer.body) < _SMALL or "gzip" not in environ.get("HTTP_ACCEPT_ENCODING", ""):
        return False
    said = {name.lower(): value for name, value in answer.headers}
    return said.get("content-type", "").startswith(_TEXT) and "content-encoding" not in said
