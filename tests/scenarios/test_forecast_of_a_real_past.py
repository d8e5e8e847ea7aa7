"""The forecast tried on a real file of settled invoices; skipped where it is not at hand."""

import csv
from datetime import date, datetime

import pytest

from chalicelib.features.forecast.past import Row
from chalicelib.features.forecast.trial import outcomes, trial
from tests.fakes.extracts import IBM

pytestmark = pytest.mark.skipif(not IBM.exists(), reason="the real file is not at hand")


def ordinal(text):
    return datetime.strptime(text, "%m/%d/%Y").date().toordinal()  # noqa: DTZ007 - a date


@pytest.fixture(scope="module")
def tried():
    with IBM.open(newline="") as lines:
        rows = [
            Row(
                code=row["customerID"],
                group=row["countryCode"],
                currency="USD",
                issued=ordinal(row["InvoiceDate"]),
                due=ordinal(row["DueDate"]),
                closed=ordinal(row["SettledDate"]),
                minor=round(float(row["InvoiceAmount"]) * 100),
            )
            for row in csv.DictReader(lines)
        ]
    return trial(outcomes(rows, date(2013, 12, 2).toordinal())["USD"])


def test_the_note_says_the_errors_that_were_found(tried):
    near = (tried.near_percent, tried.near_plain_percent)
    assert (tried.error_percent, tried.plain_percent, *near) == (24, 44, 20, 34)


def test_the_note_says_how_many_intervals_held(tried):
    assert (tried.covered, tried.intervals) == (186, 247)
