"""Asking for a new link: whatever the link is, whoever asks reads the same."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.core.ids import fingerprint, new_token
from tests.fakes.debtors import book, link_to, state_of
from tests.fakes.posts import URL_ENCODED

ALPHABET = "ABCxyz019-_"


@pytest.fixture
def tokens(world):
    """One link of each fate."""
    other = world.add_tenant("rival")
    made = {"revoked": link_to(world, book(world, "F1"))}
    made["expired"] = link_to(world, world.services.accounts.get(world.admin, "C1"))
    made["of a rival"] = link_to(world, book(world, "F9", actor=other), actor=other)
    world.services.links.revoke(world.admin, fingerprint(made["revoked"]))
    world.clock.at += timedelta(days=90)
    return {**made, "unknown": new_token()}


def asked(browser, token):
    """The page of a link, and what asking for a new one answers."""
    page = browser.get(f"/r/{token}")
    post = browser.call("POST", f"/r/{token}", b"kind=renew", Content_Type=URL_ENCODED)
    return page.status, page.body, post.status, post.body


def test_every_link_that_opens_nothing_answers_the_same(anonymous, tokens):
    assert len({asked(anonymous, token) for token in tokens.values()}) == 1


def test_the_page_offers_a_new_link(anonymous, tokens):
    assert b'value="renew"' in anonymous.get(f"/r/{tokens['expired']}").body


def test_looking_at_it_changes_nothing(world, anonymous, tokens):
    before = state_of(world.table)
    anonymous.get(f"/r/{tokens['expired']}")
    assert (state_of(world.table), world.mailer.sent) == (before, [])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    random=st.text(ALPHABET, min_size=1, max_size=80),
    cut=st.integers(1, 31),
    change=st.tuples(st.integers(0, 31), st.sampled_from(ALPHABET)),
)
def test_random_cut_and_altered_links_answer_the_same(anonymous, tokens, random, cut, change):
    good, (place, put) = tokens["expired"], change
    altered = good[:place] + put + good[place + 1 :]
    wanted = asked(anonymous, tokens["unknown"])
    answers = {asked(anonymous, token) for token in (random, good[:cut], altered, good + put)}
    assert answers == {wanted}
