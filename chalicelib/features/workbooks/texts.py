"""Texts as a cell can hold them."""

import re

CELL_LENGTH_MAX = 32_000
# XML 1.0 has no way to write these.
NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_text(text: str) -> str:
    """The text without what a workbook cannot hold, cut where a cell ends."""
    return NOT_XML.sub("", text)[:CELL_LENGTH_MAX]
