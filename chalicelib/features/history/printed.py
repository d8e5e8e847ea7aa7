"""The history as a PDF, oldest event first."""

from datetime import datetime
from zoneinfo import ZoneInfo

from reportlab.lib import colors
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph, Spacer, TableStyle

from chalicelib.features.history.model import Extract
from chalicelib.features.history.rules import print_words
from chalicelib.features.prints.fonts import Face, face_for
from chalicelib.features.prints.pages import Sheet, printed
from chalicelib.features.prints.text import paragraph

WIDTHS = (14 * mm, 30 * mm, 48 * mm, 165 * mm)
TEXT_MAX = 2_000


def history_pdf(extract: Extract, company: str, timezone: str, on: str) -> bytes:
    """The document; `on` is the day it is made."""
    words = print_words(extract.language)
    title = f"{words['title']} · {extract.code} {extract.name}"
    texts = [company, title, *(f"{text}{event.by}" for event, text in extract.events)]
    face = face_for(texts)
    chain = words["chain"].format(seq=extract.head_seq, hash=extract.head_hash)
    sheet = Sheet(
        title=title,
        author=company,
        heading=f"{company} · {title}",
        foot=(f"{company} · {on}", chain),
        page_of=words["page"],
        face=face,
        is_wide=True,
    )
    return printed(sheet, _story(extract, face, title, timezone))


def _story(extract: Extract, face: Face, title: str, timezone: str) -> list[Flowable]:
    words = print_words(extract.language)
    chosen = extract.wanted.model_dump(by_alias=True, mode="json", exclude_defaults=True)
    said = " · ".join(f"{words[name]} : {value}" for name, value in chosen.items())

    def text(value: str) -> Paragraph:
        return paragraph(value[:TEXT_MAX], face, size=8)

    rows: list[list[object]] = [[words["no"], words["at"], words["by"], words["text"]]]
    zone = ZoneInfo(timezone)
    for event, sentence in extract.events:
        at = _instant(event.at, zone)
        rows.append([str(event.seq), at, text(event.by), text(sentence)])
    table = LongTable(rows, colWidths=WIDTHS, repeatRows=1)
    table.setStyle(_style(face))
    head: list[Flowable] = [
        paragraph(title, face, bold=True, size=14),
        text(said or words["all"]),
        Spacer(0, 4 * mm),
    ]
    return [*head, table] if extract.events else [*head, text(words["none"])]


def _instant(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%d/%m/%Y %H:%M")


def _style(face: Face) -> TableStyle:
    return TableStyle(
        [
            ("FONT", (0, 0), (-1, -1), face.regular, 8),
            ("FONT", (0, 0), (-1, 0), face.bold, 8),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
            ("LINEBELOW", (0, 1), (-1, -1), 0.2, colors.lightgrey),
            ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
