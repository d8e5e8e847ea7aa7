"""The agreement on the company's paper: items, dates and amounts, terms, two signatures."""

from collections.abc import Iterator
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, LongTable, Spacer, Table

from chalicelib.features.agreements.words import words
from chalicelib.features.plans.model import Plan
from chalicelib.features.prints.fonts import Face
from chalicelib.features.prints.text import paragraph
from chalicelib.features.statements.letter import face_of, look, on_paper
from chalicelib.features.statements.model import Statement
from chalicelib.features.templates.native import wording

_WIDTHS = (20 * mm, 75 * mm, 75 * mm)
_SIDES = (85 * mm, 85 * mm)
_ROOM_TO_SIGN = 28 * mm


def agreement_pdf(paper: Statement, plan: Plan) -> bytes:
    """The agreement; `paper` says who writes to whom, and in which language."""
    face = face_of(paper, plan.terms, *(item.number for item in plan.items))
    bare = paper.model_copy(update={"on": plan.made_on, "sections": ()})
    return on_paper(bare, words(paper.language)["title"], face, list(_story(paper, plan, face)))


def _story(paper: Statement, plan: Plan, face: Face) -> Iterator[Flowable]:
    own, formats = words(paper.language), wording(paper.language).formats
    yield paragraph(own["title"], face, bold=True, size=15)
    yield Spacer(0, 5 * mm)
    said = {"company": paper.sender.name, "customer": paper.customer.name or paper.code}
    whole = formats.amount(plan.total_minor, plan.currency)
    yield paragraph(own["made"].format(**said, amount=whole, day=formats.day(plan.made_on)), face)
    for title, rows in (
        ("schedule", _schedule(paper, plan)),
        ("items", _items(paper, plan, face)),
    ):
        yield Spacer(0, 5 * mm)
        yield paragraph(own[title], face, bold=True, size=11)
        yield _table(rows, face)
    if plan.terms:
        yield Spacer(0, 5 * mm)
        yield paragraph(own["terms"], face, bold=True, size=11)
        yield paragraph(plan.terms, face)
    yield Spacer(0, 8 * mm)
    yield _signatures(own, tuple(said.values()), face)


def _table(rows: list[list[str]], face: Face) -> LongTable:
    style = [*look(face), ("FONT", (0, -1), (-1, -1), face.bold, 8)]
    return LongTable(rows, colWidths=_WIDTHS, repeatRows=1, style=style)


def _schedule(paper: Statement, plan: Plan) -> list[list[str]]:
    own, formats = words(paper.language), wording(paper.language).formats
    rows = [["", own["due_on"], own["amount"]]]
    for i in plan.instalments:
        amount = formats.amount(i.amount_minor, plan.currency)
        rows.append([str(i.number), formats.day(i.due_on), amount])
    return [*rows, [own["total"], "", formats.amount(plan.total_minor, plan.currency)]]


def _items(paper: Statement, plan: Plan, face: Face) -> list[list[str]]:
    own, formats = words(paper.language), wording(paper.language).formats
    rows = [["", own["number"], own["owed"]]]
    rows += [
        ["", face.shown(i.number), formats.amount(i.balance_minor, plan.currency)]
        for i in plan.items
    ]
    if plan.fees_minor:
        rows.append(["", own["fees"], formats.amount(plan.fees_minor, plan.currency)])
    return [*rows, [own["total"], "", formats.amount(plan.total_minor, plan.currency)]]


def _signatures(own: dict[str, Any], sides: tuple[str, ...], face: Face) -> Flowable:
    names = [paragraph(own["signed_by"].format(name=name), face, bold=True) for name in sides]
    place = [paragraph(own["signed"], face, size=7.5) for _ in sides]
    heights = [None, None, _ROOM_TO_SIGN]
    return KeepTogether([Table([names, place, ["", ""]], colWidths=_SIDES, rowHeights=heights)])
