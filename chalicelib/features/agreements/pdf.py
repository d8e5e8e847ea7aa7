"""An agreement as a paper to sign: what is owed, the instalments, the terms."""

from collections.abc import Iterator

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, LongTable, Paragraph, Spacer

from chalicelib.features.agreements.words import words
from chalicelib.features.plans.model import Plan
from chalicelib.features.prints.fonts import Face
from chalicelib.features.statements.letter import face_of, look, on_paper
from chalicelib.features.statements.model import Statement
from chalicelib.features.templates.native import wording

_ITEMS = tuple(w * mm for w in (100, 60))
_ROWS = tuple(w * mm for w in (20, 60, 80))
_GAP = 5 * mm


def agreement_pdf(paper: Statement, plan: Plan) -> bytes:
    """The agreement; `paper` says who writes to whom and in which language."""
    said = words(paper.language)
    face = face_of(paper, plan.terms, *(item.number for item in plan.items))
    on = paper.model_copy(update={"on": plan.made_on, "sections": ()})
    return on_paper(on, said["title"], face, list(_story(on, plan, face)))


def _text(said: str, face: Face, *, bold: bool = False, size: float = 10) -> Paragraph:
    font = face.bold if bold else face.regular
    style = ParagraphStyle(font, fontName=font, fontSize=size, leading=size * 1.4)
    shown = face.shown(said).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Paragraph(shown.replace("\n", "<br/>"), style)


def _story(paper: Statement, plan: Plan, face: Face) -> Iterator[Flowable]:
    said, formats = words(paper.language), wording(paper.language).formats
    names = {"company": paper.sender.name, "customer": paper.customer.name}

    def money(minor: int) -> str:
        return formats.amount(minor, plan.currency)

    yield _text(said["title"], face, bold=True, size=15)
    yield Spacer(0, _GAP)
    yield _text(said["intro"].format(**names, total=money(plan.total_minor)), face)
    yield Spacer(0, _GAP)
    items = [[face.shown(i.number), money(i.balance_minor)] for i in plan.items]
    head = [wording(paper.language).columns.number, said["amount"]]
    yield LongTable([head, *items], colWidths=_ITEMS, repeatRows=1, style=look(face))
    if plan.fees_minor:
        yield _text(said["fees"].format(amount=money(plan.fees_minor)), face)
    yield Spacer(0, _GAP)
    yield _text(said["schedule"], face, bold=True, size=12)
    rows = [[str(i.number), formats.day(i.due_on), money(i.amount_minor)] for i in plan.instalments]
    heads = [said["number"], said["due"], said["amount"]]
    yield LongTable([heads, *rows], colWidths=_ROWS, repeatRows=1, style=look(face))
    yield Spacer(0, _GAP)
    yield from _end(paper, plan, face, names)


def _end(paper: Statement, plan: Plan, face: Face, names: dict[str, str]) -> Iterator[Flowable]:
    said, formats = words(paper.language), wording(paper.language).formats
    rule = said["tolerance"] if plan.tolerance_days else said["strict"]
    if plan.terms:
        yield _text(said["terms"], face, bold=True, size=12)
        yield _text(plan.terms, face)
        yield Spacer(0, _GAP)
    yield _text(rule.format(days=plan.tolerance_days), face)
    yield Spacer(0, 2 * _GAP)
    day = formats.day(plan.made_on)
    yield KeepTogether(
        [
            _text(said["signed"].format(**names, day=day), face),
            Spacer(0, 4 * _GAP),
            _text(said["accepted"].format(**names), face),
            Spacer(0, 4 * _GAP),
        ]
    )
