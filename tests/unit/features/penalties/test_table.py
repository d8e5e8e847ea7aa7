"""Cases worked out by hand, each with where its rule or figure was read."""

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.core.errors import InvalidError
from chalicelib.features.penalties.model import (
    DayCount,
    LineKind,
    PenaltyPolicy,
    PenaltyTerms,
    Regime,
)
from chalicelib.features.penalties.regimes import (
    check_agreed,
    contract_of,
    statutory,
)
from chalicelib.features.penalties.rules import lines
from tests.unit.features.penalties.cases import debt, holds, said

# Belgian rates as published for each half-year (schoups.com 21432, aquo.be, phc-expert.be,
# medenam.be, forumforthefuture.be 23910, embuild.be; subaccount.webwin.be for the second half of
# 2023, leuropeinfo.eu 1197 for the first of 2025); those before 2016 are older than the file.
BELGIAN = {
    "2015S2": "8.5",
    "2016S1": "8.5",
    "2018S2": "8.0",
    "2020S1": "8.0",
    "2020S2": "8.0",
    "2021S1": "8.0",
    "2023S2": "12.0",
    "2024S1": "12.5",
    "2024S2": "12.5",
    "2025S1": "11.5",
    "2025S2": "10.5",
    "2026S1": "10.5",
}


@pytest.mark.parametrize(("half", "percent"), BELGIAN.items())
def test_the_belgian_rate_is_the_published_one(half, percent):
    day = date(int(half[:4]), 1 if half.endswith("1") else 7, 1)
    assert statutory(Regime.BE_B2B, day) == Decimal(percent)


# domain notes, rule 2: 4.25 + 10 in the second half of 2024. 2.15 + 10: the ECB's rate since
# 11 June 2025. 4.50 + 10: since 20 September 2023. 2.50 + 10: since 21 December 2022.
@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2021, 5, 1), "10.00"),
        (date(2023, 1, 1), "12.50"),
        (date(2023, 6, 30), "12.50"),
        (date(2023, 7, 1), "14.00"),
        (date(2024, 3, 1), "14.50"),
        (date(2024, 12, 31), "14.25"),
        (date(2025, 1, 1), "13.15"),
        (date(2025, 7, 1), "12.15"),
        (date(2026, 6, 30), "12.15"),
    ],
)
def test_the_french_rate_is_the_one_of_the_first_day_of_the_half_year(day, percent):
    assert statutory(Regime.FR_B2B, day) == Decimal(percent)


def test_a_french_invoice_late_across_two_rates_has_a_line_for_each():
    # 1,200.00 due 31 May 2024, asked 31 July 2024. 30 days of June at 14.50 % (4.50 on 1 January):
    # 1200 x 0.145 x 30 / 365 = 14.3013. 31 days of July at 14.25 %: 14.5233.
    assert said(lines(debt(120_000, date(2024, 5, 31)), holds(), date(2024, 7, 31))) == [
        ("interest", 30, "14.50", "14.30"),
        ("interest", 31, "14.25", "14.52"),
        ("indemnity", 0, "", "40.00"),
    ]


def test_a_french_invoice_late_across_three_half_years():
    # 500.00 due 15 December 2024, asked 10 July 2025. 16 days at 14.25 %: 3.1233. 181 days at
    # 13.15 % (3.15 on 1 January, bsi.si): 65.75 x 181 / 365 = 32.6048. 10 days at 12.15 %: 1.6644.
    assert said(lines(debt(50_000, date(2024, 12, 15)), holds(), date(2025, 7, 10))) == [
        ("interest", 16, "14.25", "3.12"),
        ("interest", 181, "13.15", "32.60"),
        ("interest", 10, "12.15", "1.66"),
        ("indemnity", 0, "", "40.00"),
    ]


# 10,000.00 due 28 February 2024, asked 1 March: 29 February is a day like any other. At 14.50 %:
# 2,900 / 365 = 7.9452, 2,900 / 366 = 7.9235.
@pytest.mark.parametrize(
    ("count", "amount"), [(DayCount.DAYS_365, "7.95"), (DayCount.ACTUAL, "7.92")]
)
def test_the_29th_of_february_counts(count, amount):
    found = lines(debt(1_000_000, date(2024, 2, 28)), holds(day_count=count), date(2024, 3, 1))
    assert said(found)[0] == ("interest", 2, "14.50", amount)


# The same July of 1,200.00 at 14.25 %: /365 14.5233; /360 14.725, halves up 14.73; 2024 has
# 366 days: 14.4836.
@pytest.mark.parametrize(
    ("count", "amount"),
    [(DayCount.DAYS_365, "14.52"), (DayCount.DAYS_360, "14.73"), (DayCount.ACTUAL, "14.48")],
)
def test_the_day_count_changes_the_amount(count, amount):
    found = lines(debt(120_000, date(2024, 6, 30)), holds(day_count=count), date(2024, 7, 31))
    assert said(found)[0] == ("interest", 31, "14.25", amount)


def test_a_belgian_invoice_between_businesses():
    # 1,000.00 due 31 December 2023, asked 31 January 2024 at 12.5 % (published, medenam.be):
    # 1000 x 0.125 x 31 / 365 = 10.6164.
    found = lines(debt(100_000, date(2023, 12, 31)), holds(Regime.BE_B2B), date(2024, 1, 31))
    assert said(found) == [("interest", 31, "12.5", "10.62"), ("indemnity", 0, "", "40.00")]


def test_a_belgian_invoice_late_across_two_rates():
    # 1,000.00 due 31 May 2025: 30 days of June at 11.5 %, 31 of July at 10.5 %, both published.
    # 1000 x 0.115 x 30 / 365 = 9.4521; 1000 x 0.105 x 31 / 365 = 8.9178.
    found = lines(debt(100_000, date(2025, 5, 31)), holds(Regime.BE_B2B), date(2025, 7, 31))
    assert said(found)[:2] == [("interest", 30, "11.5", "9.45"), ("interest", 31, "10.5", "8.92")]


def test_a_belgian_business_may_agree_another_rate():
    # 1000 x 0.15 x 31 / 365 = 12.7397; the 40 EUR stand beside it.
    agreed = holds(Regime.BE_B2B, agreed_rate=Decimal(15))
    assert said(lines(debt(100_000, date(2023, 12, 31)), agreed, date(2024, 1, 31))) == [
        ("interest", 31, "15", "12.74"),
        ("indemnity", 0, "", "40.00"),
    ]


def test_a_european_invoice_late_across_two_rates():
    # 4.25 + 8 in December 2024: 10.4041; 3.15 + 8 in January 2025: 9.4699 (rates: bsi.si).
    found = lines(debt(100_000, date(2024, 11, 30)), holds(Regime.EU), date(2025, 1, 31))
    assert said(found)[:2] == [
        ("interest", 31, "12.25", "10.40"),
        ("interest", 31, "11.15", "9.47"),
    ]


def test_a_european_invoice():
    # Directive 2011/7/EU: reference + 8. 1000 x 0.1225 x 31 / 365 = 10.4041 in July 2024.
    found = lines(debt(100_000, date(2024, 6, 30)), holds(Regime.EU), date(2024, 7, 31))
    assert said(found) == [("interest", 31, "12.25", "10.40"), ("indemnity", 0, "", "40.00")]


def test_the_default_is_not_raised_to_three_times_the_legal_rate():
    # domain notes, rule 2: 14.25 % stands although three times 4.92 % is 14.76 %.
    found = lines(debt(100_000, date(2024, 6, 30)), holds(), date(2024, 7, 31))
    assert (found[0].rate, found[0].notes) == (Decimal("14.25"), ())


def test_an_agreed_rate_replaces_the_default_in_france():
    found = lines(
        debt(100_000, date(2026, 1, 31)), holds(agreed_rate=Decimal(8)), date(2026, 2, 28)
    )
    # 1000 x 0.08 x 28 / 365 = 6.1370
    assert said(found)[0] == ("interest", 28, "8", "6.14")


def test_a_half_year_in_which_the_agreed_rate_is_too_low_is_noted():
    found = lines(
        debt(100_000, date(2024, 6, 30)), holds(agreed_rate=Decimal(8)), date(2024, 7, 31)
    )
    assert found[0].notes == ("below_floor",)


# legifiscal.fr 4371: three times 2.62 % is 7.86 % in the first half of 2026.
def test_a_rate_below_three_times_the_legal_one_cannot_be_agreed_in_france():
    with pytest.raises(InvalidError) as refused:
        check_agreed(Regime.FR_B2B, Decimal("7.85"), date(2026, 3, 1))
    assert "7.86" in refused.value.errors[0].reason


@pytest.mark.parametrize(
    ("regime", "rate"),
    [(Regime.FR_B2B, "7.86"), (Regime.BE_B2B, "1.00"), (Regime.FR_B2B, None)],
)
def test_other_rates_can_be_agreed(regime, rate):
    check_agreed(regime, Decimal(rate) if rate else None, date(2026, 3, 1))


def test_a_part_payment_lowers_the_base_from_its_day():
    # 1,000.00 then 400.00 from 16 July 2024: 15 and 16 days at 14.25 %: 5.8562 and 2.4986.
    paid = debt(
        0, date(2024, 6, 30), bases=((date(2024, 6, 30), 100_000), (date(2024, 7, 16), 40_000))
    )
    assert said(lines(paid, holds(), date(2024, 7, 31)))[:2] == [
        ("interest", 15, "14.25", "5.86"),
        ("interest", 16, "14.25", "2.50"),
    ]


def test_interest_survives_the_payment_and_stops_with_it():
    paid = debt(100_000, date(2024, 6, 30), ended_on=date(2024, 7, 31))
    assert lines(paid, holds(), date(2026, 1, 1)) == lines(paid, holds(), date(2024, 7, 31))


def test_what_was_let_go_is_not_claimed_again():
    gone = debt(100_000, date(2026, 1, 31), settled_until=date(2026, 2, 28))
    assert said(lines(gone, holds(), date(2026, 3, 10))) == [("interest", 10, "12.15", "3.33")]


def test_nothing_is_due_on_the_due_date():
    assert lines(debt(100_000, date(2026, 1, 31)), holds(), date(2026, 1, 31)) == ()


def test_yen_are_rounded_to_the_yen_and_the_indemnity_is_in_euros():
    # 100,000 JPY x 12.15 % x 28 / 365 = 932.05
    found = lines(debt(100_000, date(2026, 1, 31), currency="JPY"), holds(), date(2026, 2, 28))
    assert [str(line.amount) for line in found] == ["932 JPY", "40.00 EUR"]


def test_a_rate_nobody_checked_is_provisional():
    found = lines(debt(100_000, date(2026, 6, 30)), holds(), date(2026, 7, 31))
    assert found[0].notes == ("provisional",)


def test_every_line_of_interest_says_its_article_and_the_source_of_its_rate():
    found = lines(debt(100_000, date(2026, 1, 31)), holds(), date(2026, 2, 28))[0]
    assert (found.kind, found.article, found.reference, found.margin, found.reference_on) == (
        LineKind.INTEREST,
        "Code de commerce, art. L441-10 II",
        Decimal("2.15"),
        Decimal(10),
        date(2026, 1, 1),
    )
    assert found.rate_source


@pytest.mark.parametrize(
    ("country", "regime"),
    [("FR", "fr_b2b"), ("BE", "be_b2b"), ("DE", "eu"), ("US", "none"), ("", "none")],
)
def test_the_country_decides_where_nobody_did(country, regime):
    assert contract_of(PenaltyPolicy(), PenaltyTerms(), country).regime.value == regime


def test_an_account_s_own_terms_come_before_the_company_s():
    policy = PenaltyPolicy(charged=True, regime=Regime.FR_B2B, agreed_rate=Decimal(9))
    terms = PenaltyTerms(charged=False, regime=Regime.EU, agreed_rate=Decimal(0))
    found = contract_of(policy, terms, "FR")
    assert (found.charged, found.regime, found.agreed_rate) == (False, Regime.EU, Decimal(0))
