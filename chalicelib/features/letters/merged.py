"""Letters as one file to print, each on sheets of its own."""

from collections.abc import Iterable
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def merged(letters: Iterable[tuple[str, bytes]], *, two_sided: bool) -> bytes:
    """The letters one behind the other, each under its name in the outline.

    Printed on two sides, each ends with an even page: none begins on the back of another.
    """
    writer = PdfWriter()
    for name, content in letters:
        writer.append(PdfReader(BytesIO(content)), outline_item=name or None)
        if two_sided and len(writer.pages) % 2:
            writer.add_blank_page()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
