"""Workbooks made by hand, honest and hostile."""

# ruff: noqa: E501 - tables and samples read best unwrapped.

import io
import struct
import zipfile
import zlib

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"/></Relationships>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_BOOK = (
    f'<workbook {_MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Extract" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def xlsx(sheet_rows: str, head: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A workbook whose only sheet has these rows, as XML."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELS.format(kind="officeDocument", target="xl/workbook.xml"),
        "xl/workbook.xml": _BOOK,
        "xl/_rels/workbook.xml.rels": _RELS.format(
            kind="worksheet", target="worksheets/sheet1.xml"
        ),
        "xl/worksheets/sheet1.xml": (
            f'<?xml version="1.0"?>{head}<worksheet {_MAIN}><sheetData>{sheet_rows}</sheetData></worksheet>'
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        for name, raw in (extra or {}).items():
            archive.writestr(name, raw)
    return out.getvalue()


def cells(number: int, *values: str | float, far: str = "") -> str:
    """One row as XML; `far` is the address of one more cell."""
    written = "".join(
        f'<c r="{chr(65 + i)}{number}"><v>{value}</v></c>'
        if isinstance(value, int | float)
        else f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for i, value in enumerate(values)
    )
    last = f'<c r="{far}"><v>1</v></c>' if far else ""
    return f'<row r="{number}">{written}{last}</row>'


def lying(name: str, content: bytes, declared: int) -> bytes:
    """An archive with one entry that declares another size than it has."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = packed.compress(content) + packed.flush()
    crc, encoded = zlib.crc32(content), name.encode()
    sizes = (crc, len(raw), declared, len(encoded))
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, *sizes, 0)
    central = struct.pack(
        "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, 0
    )
    start = len(local) + len(encoded) + len(raw)
    end = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central) + len(encoded), start, 0
    )
    return local + encoded + raw + central + encoded + end
