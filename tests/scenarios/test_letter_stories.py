"""Dated stories of letters between printing and posting."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from chalicelib.core.errors import ConflictError, InvalidError, NotFoundError
from chalicelib.features.letters.model import LetterKey
from chalicelib.features.reminders.model import ReminderState
from tests.fakes.dunning import item
from tests.fakes.work import drain
from tests.scenarios.dunning import Story
from tests.scenarios.scenarios import follow, save, step

DUE, PRINTED, POSTED = date(2026, 3, 10), date(2026, 3, 13), date(2026, 3, 16)
ADDRESS = {"postal_code": "69001", "city": "Lyon", "country": "FR"}
CODES = ("C1", "C2", "C3")


def told(*codes, registered=("C2",), many=1):
    """A morning on which these accounts' letters are printed."""
    story = Story(date(2026, 3, 2))
    for name, more in (("plain", {}), ("strict", {"is_registered": True})):
        save(story, step("reminder_1", 3, channel="letter", **more), scenario=name)
    for code in codes:
        items = [item(f"{code}-{n}", DUE) for n in range(many)]
        story.extract(code, *items, address=f"{code} rue Neuve", **ADDRESS)
        follow(story, "strict" if code in registered else "plain", code)
    story.on(PRINTED).hour()
    return story


@pytest.fixture
def story():
    return told(*CODES)


def waiting(story, on=None):
    found, _ = story.services.postal.page(story.admin, on, "")
    return found


def keys(story):
    return [LetterKey(w.reminder.code, w.reminder.id) for w in waiting(story)]


def printed(story, chosen=None, **more):
    job = story.services.letters.print(
        story.admin, chosen or keys(story), "fr", **{"two_sided": False, **more}
    )
    drain(story, times=2)
    story.services.letters.link(story.admin, job.id)
    (content,) = [v for k, v in story.documents.kept.items() if k.endswith("letters.pdf")]
    return PdfReader(BytesIO(content))


def test_the_letters_of_a_morning_wait_by_account(story):
    assert [w.reminder.code for w in waiting(story, PRINTED)] == list(CODES)
    assert waiting(story, POSTED) == []


def test_they_are_one_file_in_the_order_of_the_list(story):
    pages = printed(story, keys(story)[::-1]).pages
    places = [next(c for c in CODES if f"{c} rue Neuve" in p.extract_text()) for p in pages]
    assert places == list(CODES)


def test_on_two_sides_every_letter_begins_on_a_sheet_of_its_own():
    story = told(*CODES, many=40)
    pages = printed(story, two_sided=True).pages
    begins = [n for n, page in enumerate(pages) if "rue Neuve" in page.extract_text()]
    assert len(begins) == len(CODES)
    assert {n % 2 for n in begins} == {0}


def test_a_letter_whose_paper_was_removed_is_named_and_nothing_is_handed_out(story):
    chosen = keys(story)
    story.services.documents.remove(story.admin, *chosen[0])
    job = story.services.letters.print(story.admin, chosen, "fr", two_sided=False)
    drain(story)
    assert [m.what for m in story.services.jobs.get(story.admin, job.id).misses] == ["C1"]
    with pytest.raises(ConflictError):
        story.services.letters.link(story.admin, job.id)


def test_the_list_for_the_counter_names_registered_letters_alone(story):
    content = story.services.letters.register(story.admin, keys(story), "fr", "pdf")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert ["rue Neuve" in text, "C2 rue" in text, "C1 rue" in text] == [True, True, False]
    assert "120,00" in text


def test_on_monday_they_are_marked_as_posted_once(story):
    chosen = keys(story)
    story.on(POSTED)
    assert story.services.letters.post(story.admin, chosen, POSTED) == len(CODES)
    assert story.services.letters.post(story.admin, chosen, POSTED) == 0
    (reminder,) = story.services.reminders.of_account(story.admin, "C1")
    assert (reminder.state, waiting(story)) == (ReminderState.SENT, [])
    assert story.kinds().count("letter_posted") == 1


def test_the_next_step_keeps_its_distance_from_the_day_of_posting(story):
    story.on(POSTED)
    story.services.letters.post(story.admin, keys(story), POSTED)
    assert story.account().dunning.last_reminder_on == POSTED


def test_many_are_marked_by_a_job_that_may_come_twice():
    codes = [f"C{n:03}" for n in range(30)]
    story = told(*codes)
    story.on(POSTED)
    job = story.services.letters.post(story.admin, keys(story), POSTED)
    drain(story, times=2)
    assert story.services.jobs.get(story.admin, job.id).done == len(codes)
    assert waiting(story) == []


def test_a_letter_about_what_was_paid_meanwhile_says_so(story):
    story.extract("C1")
    assert [w.holds for w in waiting(story)] == [False, True, True]


def test_a_withdrawn_letter_leaves_the_account_as_before(story):
    story.services.letters.withdraw(story.admin, keys(story)[0])
    account = story.account("C1")
    assert (account.level, account.dunning.reminded) == (0, {})
    assert story.services.documents.of_account(story.admin, "C1") == []


def test_a_letter_that_left_is_not_withdrawn(story):
    (first, *_) = keys(story)
    story.on(POSTED)
    story.services.letters.post(story.admin, [first], POSTED)
    story.services.letters.withdraw(story.admin, first)
    assert story.account("C1").level == 1


def test_a_letter_posted_before_it_was_made_is_refused(story):
    (first, *_) = keys(story)
    with pytest.raises(InvalidError):
        story.services.postal.post(story.admin, *first, DUE)


def test_a_letter_is_not_sent_again_as_what_nobody_knows_of_is(story):
    (first, *_) = keys(story)
    with pytest.raises(ConflictError):
        story.services.reminders.settle(story.admin, *first, "send_again")


def test_another_company_s_letters_do_not_exist(story):
    stranger = story.on(POSTED).add_tenant("other")
    with pytest.raises(InvalidError):
        story.services.letters.print(stranger, keys(story), "fr", two_sided=False)
    with pytest.raises(NotFoundError):
        story.services.letters.post(stranger, keys(story), POSTED)
