"""Answers are compressed when that is asked for and worth it."""

import gzip
import io
from typing import Any

from infra.local.wsgi import Answer, respond

LONG = Answer(200, b'{"a": 1}' * 500, [("Content-Type", "application/json")])


def sent(answer: Answer, **environ: str) -> tuple[dict[str, str], bytes]:
    headers: dict[str, str] = {}
    given: dict[str, Any] = {"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO(), **environ}
    body = b"".join(respond(given, lambda _status, pairs: headers.update(pairs), answer))
    return headers, body


def test_long_json_is_compressed_for_those_who_ask() -> None:
    headers, body = sent(LONG, HTTP_ACCEPT_ENCODING="gzip, br")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == LONG.body


def test_nobody_else_gets_it_compressed() -> None:
    assert sent(LONG)[1] == LONG.body


def test_a_short_answer_is_sent_as_it_is() -> None:
    short = Answer(200, b"{}", [("Content-Type", "application/json")])
    assert "Content-Encoding" not in sent(short, HTTP_ACCEPT_ENCODING="gzip")[0]


def test_an_answer_to_head_has_the_length_and_no_body() -> None:
    headers, body = sent(LONG, REQUEST_METHOD="HEAD")
    assert (headers["Content-Length"], body) == (str(len(LONG.body)), b"")


def test_defaults_do_not_replace_what_the_answer_says() -> None:
    answer = Answer(200, b"", [("Referrer-Policy", "origin")])
    assert answer.with_defaults({"referrer-policy": "x"}).headers == answer.headers
