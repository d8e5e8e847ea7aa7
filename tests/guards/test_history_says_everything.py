"""No event is written that the history cannot say in every language."""

import ast
from pathlib import Path

from chalicelib.features.history.rules import HERE, kinds

CODE = Path(__file__).parents[2] / "chalicelib"


def kinds_written():
    """The kinds of `draft(actor, kind, ...)` calls that are written out, and prefixes of others."""
    for path in CODE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_draft = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "draft"
            if is_draft and len(node.args) > 1:
                yield from literals(node.args[1])


def literals(node):
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.JoinedStr):
        yield node.values[0].value


def test_every_kind_of_event_has_a_sentence():
    said = kinds("fr")
    silent = {k for k in kinds_written() if not any(s == k or s.startswith(k) for s in said)}
    assert silent == set()


def test_the_guard_sees_the_kinds():
    assert {"import", "edited", "qualified", "answer_received"} <= set(kinds_written())


def test_every_language_says_every_kind():
    assert {frozenset(kinds(path.stem)) for path in HERE.glob("*.toml")} == {kinds("fr")}
