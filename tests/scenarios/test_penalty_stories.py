"""What late payment costs, told day by day."""

from datetime import date

from chalicelib.features.penalties.model import PenaltyPolicy, PenaltyTerms, Regime
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

DUE = date(2026, 3, 2)


def sent(story, first, last):
    """(day, text) of everything that leaves in these days."""
    return [(day, mail) for day in story.days(first, last) for mail in story.hour()]


def consumer(story):
    story.extract("C1", item("F1", DUE, 21_500), country="BE", language="en")
    account = story.account()
    terms = PenaltyTerms(regime=Regime.BE_B2C)
    story.services.charging.set_terms(story.admin, "C1", account.version, terms)


def test_a_belgian_consumer_is_left_alone_for_fourteen_days_after_the_first_reminder():
    story = Story(date(2026, 2, 20), penalties=PenaltyPolicy(charged=True))
    consumer(story)
    days = [day for day, _ in sent(story, date(2026, 3, 3), date(2026, 3, 25))]
    # Reminder 1 on 5 March; 6 to 19 March are the consumer's; reminder 2 waited since 17 March.
    assert days == [date(2026, 3, 5), date(2026, 3, 20)]


def test_a_belgian_consumer_s_first_reminder_is_free_and_the_next_one_says_the_cost():
    story = Story(date(2026, 2, 20), penalties=PenaltyPolicy(charged=True))
    consumer(story)
    first, second = (
        mail.email.text for _, mail in sent(story, date(2026, 3, 3), date(2026, 3, 25))
    )
    assert "costs" not in first
    # 215.00 x 10.5 % x 1 day / 365 = 0.06, and the cap of 36.50.
    assert "EUR 0.06 of interest and EUR 36.50 of recovery costs: EUR 251.56 in all" in second


def test_a_company_of_consumers_need_not_say_it_of_each():
    story = Story(date(2026, 2, 20), penalties=PenaltyPolicy(charged=True, regime=Regime.BE_B2C))
    story.extract("C1", item("F1", DUE, 21_500), country="BE", language="en")
    days = [day for day, _ in sent(story, date(2026, 3, 3), date(2026, 3, 25))]
    assert days == [date(2026, 3, 5), date(2026, 3, 20)]


def test_a_french_business_reads_the_cost_in_its_second_reminder():
    story = Story(date(2026, 2, 20), penalties=PenaltyPolicy(charged=True))
    story.extract("C1", item("F1", DUE, 120_000), country="FR")
    *_, (day, mail) = sent(story, date(2026, 3, 3), date(2026, 3, 18))
    # 15 days at 12.15 %: 5.9918.
    assert day == date(2026, 3, 17)
    assert "5,99\u00a0EUR d'intérêts et 40,00\u00a0EUR" in mail.email.text


def test_a_company_that_charges_nothing_says_nothing_of_it():
    story = Story(date(2026, 2, 20))
    story.extract("C1", item("F1", DUE, 120_000), country="FR")
    *_, (_, mail) = sent(story, date(2026, 3, 3), date(2026, 3, 18))
    assert "indemnité" not in mail.email.text
