"""Files of rates, as the ECB gives them and as people make them."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.rates.files import Line, read

DAILY = b"Date, USD, JPY, CHF, \n27 November 2026, 1.0843, 163.52, 0.9312, \n"
HISTORY = b"Date,USD,CYP,CHF,\n2026-11-27,1.0843,N/A,0.9312,\n2026-11-26,1.0811,N/A,0.9301,\n"
XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
 <gesmes:subject>Reference rates</gesmes:subject>
 <Cube><Cube time="2026-11-27"><Cube currency="USD" rate="1.0843"/></Cube>
 <Cube time="2026-11-26"><Cube currency="USD" rate="1.0811"/></Cube></Cube>
</gesmes:Envelope>"""
FRIDAY = date(2026, 11, 27)


def zipped(content, how=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        archive.writestr("eurofxref.csv", content)
    return packed.getvalue()


def damaged(how, at=50):
    """An archive with other bytes where its content begins, after a header of 43."""
    packed = bytearray(zipped(HISTORY * 100, how))
    packed[at : at + 20] = b"\xff" * 20
    return bytes(packed)


def cut_short():
    """An archive that says it holds more than it does."""
    packed = zipped(HISTORY * 100, zipfile.ZIP_STORED)
    at = packed.rindex(b"PK\x01\x02")
    sizes = b"\xff\xff\xff\x00" * 2
    return packed[: at + 20] + sizes + packed[at + 28 :]


def test_the_daily_file_of_the_ecb():
    source, lines = read(DAILY, "eurofxref.csv")
    assert source == "ECB"
    assert lines[0] == Line(FRIDAY, "USD", Decimal("1.0843"))
    assert [line.currency for line in lines] == ["USD", "JPY", "CHF"]


def test_the_history_of_the_ecb_leaves_out_what_has_no_rate():
    _, lines = read(HISTORY, "")
    assert {line.currency for line in lines} == {"USD", "CHF"}
    assert {line.on.day for line in lines} == {26, 27}


def test_the_archive_in_which_the_ecb_gives_its_file():
    assert read(zipped(DAILY), "") == read(DAILY, "")


def test_the_xml_of_the_ecb():
    source, lines = read(XML, "")
    assert (source, lines[0]) == ("ECB", Line(FRIDAY, "USD", Decimal("1.0843")))
    assert len(lines) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"Date;Devise;Taux\n27/11/2026;CHF;0,9312\n",
        b"date,currency,rate\n2026-11-27,chf,0.9312\n",
        "\ufeffdevise;taux;date\nCHF;0,9312;2026-11-27\n\n".encode(),
    ],
)
def test_a_table_of_ones_own_is_known_by_its_name(content):
    expected = ("groupe.csv", [Line(FRIDAY, "CHF", Decimal("0.9312"))])
    assert read(content, "groupe.csv") == expected


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"2026-11-27,CHF,-1", "'-1' is no rate above zero"),
        (b"2026-11-27,CHF,NaN", "'NaN' is no rate above zero"),
        (b"2026-11-27,CHF,about one", "'about one' is no rate above zero"),
        (b"2026-11-27,CHF,1e99", "'1e99' is no rate above zero"),
        (b"yesterday,CHF,0.93", "'yesterday' is no date, such as 2026-11-27"),
        (b"2026-11-27,EUR,1", "'EUR' is no currency beside the euro"),
        (b"2026-11-27,=HYPERLINK(1),1", "'=HYPERLINK(1)' is no currency beside the euro"),
    ],
)
def test_a_line_that_is_no_rate_is_refused_with_its_place(line, reason):
    with pytest.raises(InvalidError) as refused:
        read(b"date,currency,rate\n2026-11-26,CHF,0.93\n" + line, "own.csv")
    assert [(e.field, e.reason) for e in refused.value.errors] == [("line 3", reason)]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a;b\n1;2\n",
        b"PK\x03\x04broken",
        damaged(zipfile.ZIP_DEFLATED),
        damaged(zipfile.ZIP_BZIP2),
        damaged(zipfile.ZIP_LZMA),
        cut_short(),
        b"<Cube",
        b"<a/>",
        b'<?xml version="1.0" encoding="no-such-code"?><a/>',
        b'<?xml version="1.0" encoding="big5"?><a/>',
        b"Date, USD\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_holds_no_rates_is_refused(content):
    with pytest.raises(InvalidError):
        read(content, "x")


def test_entities_are_refused():
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb">]><a><Cube time="2026-11-27">&b;</Cube></a>'
    with pytest.raises(InvalidError, match="Entities"):
        read(bomb, "x")


def test_an_archive_is_not_unpacked_without_end():
    with pytest.raises(InvalidError) as refused:
        read(zipped(b"0" * 20_000_000), "x")
    assert refused.value.code == "too_large"
