from datetime import timedelta

import pytest

from chalicelib.core.errors import ForbiddenError, NotFoundError
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import Role
from chalicelib.features.answers.debtor import LinkGoneError
from chalicelib.features.answers.model import ANSWERS_PER_LINK_MAX
from tests.fakes.debtors import book, form, link_to, state_of
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


@pytest.fixture
def account(world):
    return book(world, "F1", "F2")


def is_gone(world, token):
    try:
        world.services.debtor_pages.page(token)
    except LinkGoneError:
        return True
    return False


def test_a_link_opens_the_items_it_names(world, account):
    page = world.services.debtor_pages.page(link_to(world, account, "F2"))
    assert [item.id for item in page.items] == ["F2"]


def test_a_link_stands_on_the_public_address(world, account):
    url = world.services.links.issue(world.admin, account, "R1", ["F1"], "fr")
    assert url.startswith(f"{world.services.settings.public_url}/r/")


def test_the_token_is_kept_nowhere(world, account):
    token = link_to(world, account)
    assert token not in repr(state_of(world.table))


def test_no_two_links_are_the_same(world, account):
    assert link_to(world, account) != link_to(world, account)


def test_every_bit_of_a_token_counts(world, account):
    token = link_to(world, account)
    flipped = [
        token[:i] + chr(ord(token[i]) ^ (1 << bit)) + token[i + 1 :]
        for i in range(len(token))
        for bit in range(8)
    ]
    assert [t for t in flipped if not is_gone(world, t)] == []


def test_a_link_lives_sixty_days(world, account):
    token = link_to(world, account)
    world.clock.at += timedelta(days=60, seconds=-1)
    assert not is_gone(world, token)


def test_a_link_is_gone_after_sixty_days(world, account):
    token = link_to(world, account)
    world.clock.advance(days=60)
    assert is_gone(world, token)


def test_the_table_forgets_a_link_long_after_it_expired(world, account):
    token = link_to(world, account)
    record = world.table.rows["~", f"link#{fingerprint(token)}", "link"]
    assert record["expires_at"] > (world.clock.at + timedelta(days=60)).timestamp()


def test_a_revoked_link_is_gone(world, account):
    token = link_to(world, account)
    world.services.links.revoke(world.admin, fingerprint(token))
    assert is_gone(world, token)


def test_revoking_twice_is_revoking_once(world, account):
    token = link_to(world, account)
    world.services.links.revoke(world.admin, fingerprint(token))
    world.services.links.revoke(world.admin, fingerprint(token))
    assert is_gone(world, token)


def test_another_company_revokes_nothing(world, account):
    token = link_to(world, account)
    with pytest.raises(NotFoundError):
        world.services.links.revoke(world.add_tenant("other"), fingerprint(token))


def test_a_reader_revokes_nothing(world, account):
    token = link_to(world, account)
    with pytest.raises(ForbiddenError):
        world.services.links.revoke(world.add_user("acme", Role.READER), fingerprint(token))


def test_a_link_to_an_account_of_the_same_code_elsewhere_shows_its_own_companys(world, account):
    other = world.add_tenant("other")
    theirs = book(world, "X1", actor=other)
    page = world.services.debtor_pages.page(link_to(world, theirs, actor=other))
    assert (page.company, [i.id for i in page.items]) == ("Other", ["X1"])


def test_a_link_whose_account_is_not_there_is_gone(world, account):
    token = link_to(world, account.model_copy(update={"code": "NOBODY"}), "F1")
    assert is_gone(world, token)


@pytest.mark.parametrize("token", ["", "x", "é" * 32, "A" * 32, "../" * 8, "a" * 5000, "\x00" * 32])
def test_what_never_was_a_link_is_gone(world, account, token):
    assert is_gone(world, token)


def used_up(world, account):
    token = link_to(world, account)
    for n in range(ANSWERS_PER_LINK_MAX):
        world.services.debtor_pages.give(token, form("comment", comment=f"no. {n}"))
    return token


def test_a_link_takes_a_bounded_number_of_answers(world, account):
    token = used_up(world, account)
    with pytest.raises(LinkGoneError):
        world.services.debtor_pages.give(token, form("comment", comment="one more"))


def test_a_used_up_link_is_gone(world, account):
    assert is_gone(world, used_up(world, account))


def test_an_answer_sent_again_through_a_used_up_link_is_still_thanked(world, account):
    token = used_up(world, account)
    page = world.services.debtor_pages.give(token, form("comment", comment="no. 3"))
    assert page.thanks.comment == "no. 3"
