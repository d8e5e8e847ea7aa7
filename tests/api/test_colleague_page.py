"""The page of a colleague over HTTP: its own purpose, one account, the disputed items only."""

import re

import pytest

from chalicelib.core.ids import fingerprint, new_token
from chalicelib.features.questions.model import NewQuestion
from chalicelib.features.statuses.rules import Qualification
from tests.api.test_debtor_page import post
from tests.fakes.debtors import PDF, book, link_to, state_of
from tests.fakes.posts import MULTIPART, URL_ENCODED, multipart, url_encoded

CREDIT = url_encoded("credit_note", comment="Avoir demandé")


def asked(world, code="C1", actor=None):
    """The token that a colleague got about F1 of an account."""
    services, who = world.services, actor or world.admin
    book(world, "F1", "F2", code=code, actor=who)
    version = services.accounts.get(who, code).version
    said = Qualification(type="LIT", dispute_type="price", comment="Trop cher")
    services.qualifications.qualify(who, code, version, ["F1"], said)
    given = NewQuestion(id="question-1", items=("F1",), to="sales@acme.example", text="Le prix ?")
    services.questions.ask(who, code, given)
    text = world.mailer.sent[-1].email.text
    return re.search(r"/r/([\w-]{32})", text).group(1)


@pytest.fixture
def token(world):
    return asked(world)


def answers(world, code="C1"):
    return world.services.answers.of_account(world.admin, code)


def test_it_shows_the_dispute_and_no_other_invoice(anonymous, token):
    answer = anonymous.get(f"/r/{token}")
    page = answer.body.decode()
    shown = [text in page for text in ("Nova SARL", "F1", "Trop cher", "Le prix ?", ">F2<")]
    assert (answer.status, shown) == (200, [True, True, True, True, False])


def test_reading_it_changes_nothing(anonymous, world, token):
    before = state_of(world.table)
    for _ in range(50):
        anonymous.get(f"/r/{token}")
    assert state_of(world.table) == before


def test_it_has_the_policy_of_the_debtors_page_and_asks_for_nothing(anonymous, token):
    answer = anonymous.get(f"/r/{token}")
    page = answer.body.decode()
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src")
    assert not re.search(r"<script|<img|<link|<iframe|style=|https?://|url\(", page)
    assert token not in page


def test_an_answer_waits_for_the_collector(anonymous, world, token):
    answer = post(anonymous, token, CREDIT)
    (waiting,) = answers(world)
    assert (answer.status, waiting.by, waiting.is_waiting) == (200, "sales@acme.example", True)


def test_the_same_answer_again_changes_nothing(anonymous, world, token):
    post(anonymous, token, CREDIT)
    before = state_of(world.table)
    post(anonymous, token, CREDIT)
    assert state_of(world.table) == before


def test_a_file_comes_with_it(anonymous, world, token):
    body = multipart("credit_note", file=PDF, name="avoir.pdf")
    post(anonymous, token, body, MULTIPART)
    assert [file.filename for file in answers(world)[0].files] == ["avoir.pdf"]


@pytest.mark.parametrize("body", [b"", url_encoded("promise"), url_encoded("more_time")])
def test_what_is_no_answer_is_told_so_and_changes_nothing(anonymous, world, token, body):
    before = state_of(world.table)
    assert post(anonymous, token, body, URL_ENCODED).status == 422
    assert state_of(world.table) == before


def test_a_debtor_says_nothing_of_a_colleague(anonymous, world):
    debtor = link_to(world, book(world, "F1"))
    assert post(anonymous, debtor, CREDIT).status == 422


def test_its_answer_is_not_on_the_debtors_page(anonymous, world, token):
    post(anonymous, token, CREDIT)
    debtor = link_to(world, world.services.accounts.get(world.admin, "C1"))
    assert "Avoir demandé" not in anonymous.get(f"/r/{debtor}").body.decode()


def test_links_that_open_nothing_look_like_any_other(anonymous, world, token):
    withdrawn = asked(world, "C2")
    world.services.questions.withdraw(world.admin, "C2", "question-1")
    revoked = asked(world, "C3")
    world.services.links.revoke(world.admin, fingerprint(revoked))
    world.clock.advance(days=61)
    given = [anonymous.get(f"/r/{t}") for t in (withdrawn, revoked, token, new_token())]
    assert {(a.status, a.body) for a in given} == {(404, given[-1].body)}


def test_no_new_link_is_mailed_for_one_of_a_colleague(anonymous, world, token):
    world.clock.advance(days=61)
    before = len(world.mailer.sent)
    post(anonymous, token, url_encoded("renew"))
    assert len(world.mailer.sent) == before


def test_a_link_of_one_company_shows_and_changes_its_own_alone(anonymous, world, token):
    other = world.add_tenant("other")
    theirs = asked(world, "C1", other)
    before = {k: v for k, v in state_of(world.table).items() if "acme" in str(k)}
    post(anonymous, theirs, CREDIT)
    after = {k: v for k, v in state_of(world.table).items() if "acme" in str(k)}
    assert (before == after, answers(world)) == (True, ())


def test_another_company_revokes_no_link_of_ours(anonymous, world, token):
    other = world.add_tenant("other")
    asked(world, "C1", other)
    world.services.questions.withdraw(other, "C1", "question-1")
    assert anonymous.get(f"/r/{token}").status == 200
