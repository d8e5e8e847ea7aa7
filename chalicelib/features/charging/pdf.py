"""The statement of penalties, on the company's paper: each line, then its law and its rates."""

from collections.abc import Iterator
from decimal import Decimal

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Spacer

from chalicelib.features.charging.model import Penalties
from chalicelib.features.charging.words import words
from chalicelib.features.penalties.model import Line, Regime
from chalicelib.features.prints.fonts import Face
from chalicelib.features.prints.text import paragraph
from chalicelib.features.statements.letter import face_of, look, on_paper
from chalicelib.features.statements.model import Statement
from chalicelib.features.templates.model import Formats
from chalicelib.features.templates.native import wording

_WIDTHS = tuple(w * mm for w in (30, 20, 19, 19, 11, 25, 14, 32))
_NAMES = ("number", "what", "from_on", "to_on", "days", "base", "rate", "amount")
_HALVES = {Regime.BE_B2B, Regime.BE_B2C}
_NUMBER_LENGTH = 20
SHOWN_NUMBERS = 8


def penalties_pdf(paper: Statement, shown: Penalties) -> bytes:
    """The lines, their totals, and what each of them stands on; `paper` says who writes to whom."""
    own, language = words(paper.language), paper.language
    face = face_of(paper, *(line.number for line in shown.lines))
    on = paper.model_copy(update={"on": shown.on, "sections": ()})
    story = [paragraph(own["title"], face, bold=True, size=15)]
    day = wording(language).formats.day(shown.on)
    story.append(paragraph(f"{paper.code} {paper.customer.name} · {day}", face))
    story.append(Spacer(0, 5 * mm))
    story += _story(shown, language, face) if shown.lines else [paragraph(own["nothing"], face)]
    return on_paper(on, own["title"], face, story)


def _story(shown: Penalties, language: str, face: Face) -> Iterator[Flowable]:
    own, formats = words(language), wording(language).formats
    rows = [[own["columns"][name] for name in _NAMES]]
    rows += [_row(line, language, face) for line in shown.lines]
    yield LongTable(rows, colWidths=_WIDTHS, repeatRows=1, style=look(face))
    if shown.left_off:
        yield paragraph(own["left_off"].format(count=shown.left_off), face)
    yield Spacer(0, 4 * mm)
    for total in shown.totals:
        said = {
            name: formats.amount(money.minor, money.currency)
            for name, money in (("interest", total.interest), ("indemnity", total.indemnity))
        }
        whole = formats.amount(total.total.minor, total.total.currency)
        yield paragraph(own["total"].format(amount=whole), face, bold=True, size=11)
        yield paragraph(own["of_which"].format(**said), face)
    yield Spacer(0, 4 * mm)
    for sentence in dict.fromkeys(_reasons(shown, language, formats)):
        yield paragraph(sentence, face, size=7.5)


def _row(line: Line, language: str, face: Face) -> list[str]:
    formats, is_interest = wording(language).formats, line.rate is not None
    return [
        face.shown(line.number)[:_NUMBER_LENGTH],
        words(language)["kinds"][line.kind],
        formats.day(line.from_on),
        formats.day(line.to_on) if is_interest else "",
        str(line.days) if is_interest else "",
        formats.amount(line.base.minor, line.base.currency),
        _percent(line.rate, formats),
        formats.amount(line.amount.minor, line.amount.currency),
    ]


def _percent(rate: Decimal | None, formats: Formats) -> str:
    return "" if rate is None else f"{rate:.2f}".replace(".", formats.decimal)


def _reasons(shown: Penalties, language: str, formats: Formats) -> Iterator[str]:
    """Why each line is what it is, once for all that say the same."""
    own, halves = words(language), shown.contract.regime in _HALVES
    for line in shown.lines:
        yield own["law"].format(what=own["kinds"][line.kind], article=line.article)
    for line in shown.lines:
        rate = _percent(line.rate, formats)
        if line.reference_on:
            yield own["rate_rounded" if halves else "rate"].format(
                rate=rate,
                reference=_percent(line.reference, formats),
                day=formats.day(line.reference_on),
                margin=line.margin,
            )
        elif rate:
            yield own["rate_agreed"].format(rate=rate)
    yield own["rounding"].format(day_count=own["day_counts"][shown.contract.day_count])
    for note, said in own["notes"].items():
        numbers = list(dict.fromkeys(line.number for line in shown.lines if note in line.notes))
        more = "…" if len(numbers) > SHOWN_NUMBERS else ""
        if numbers:
            items = ", ".join(numbers[:SHOWN_NUMBERS]) + more
            yield own["noted"].format(items=items, note=said)
