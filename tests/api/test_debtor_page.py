"""The debtor's page over HTTP: what a browser, a scanner and an attacker get."""

import base64
import hashlib
import re
from contextlib import suppress

import pytest

from chalicelib.core.ids import fingerprint, new_token
from chalicelib.features.answers.model import ANSWERS_PER_LINK_MAX
from tests.fakes.debtors import PDF, book, form, link_to, state_of
from tests.fakes.posts import MULTIPART, URL_ENCODED, multipart, url_encoded

PROMISE = url_encoded("promise", promise_on="2026-03-09")


@pytest.fixture
def token(world):
    return link_to(world, book(world, "F1", "F2"))


def post(browser, token, body, content_type=URL_ENCODED, **headers):
    return browser.call("POST", f"/r/{token}", body, Content_Type=content_type, **headers)


def answers(world):
    return world.services.answers.of_account(world.admin, "C1")


def test_the_page_is_html(anonymous, token):
    answer = anonymous.get(f"/r/{token}")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_the_page_names_company_debtor_and_items(anonymous, token):
    page = anonymous.get(f"/r/{token}").body.decode()
    assert all(text in page for text in ("Acme", "Nova SARL", "F1", "F2", "200,00\u00a0€"))


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex, nofollow"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
    ],
)
def test_the_page_stays_with_its_reader(anonymous, token, header, value):
    assert anonymous.get(f"/r/{token}").headers[header] == value


def test_the_policy_allows_this_style_and_nothing_else(anonymous, token):
    answer = anonymous.get(f"/r/{token}")
    style = re.search(r"<style>(.*?)</style>", answer.body.decode(), re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert answer.headers["content-security-policy"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def test_the_page_asks_for_nothing_else(anonymous, token):
    page = anonymous.get(f"/r/{token}").body.decode()
    assert not re.search(r"<script|<img|<link|<iframe|style=|\son\w+=|https?://|url\(", page)


def test_the_page_does_not_repeat_the_token(anonymous, token):
    assert token not in anonymous.get(f"/r/{token}").body.decode()


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [("", "", "fr"), ("", "en", "fr"), ("?lang=en", "", "en"), ("?lang=xx", "en", "fr")],
)
def test_the_page_is_in_the_links_language_unless_asked(
    anonymous, token, query, accepted, language
):
    page = anonymous.get(f"/r/{token}{query}", Accept_Language=accepted).body.decode()
    assert f'<html lang="{language}">' in page


def test_scanners_change_nothing(anonymous, world, token):
    before = state_of(world.table)
    for method in ("GET", "HEAD", "OPTIONS") * 100:
        # Chalice's test client cannot read the answer that the gateway gives to OPTIONS.
        with suppress(AttributeError):
            anonymous.call(method, f"/r/{token}")
    assert state_of(world.table) == before


@pytest.mark.parametrize("content_type", [URL_ENCODED, MULTIPART])
def test_both_kinds_of_forms_are_taken(anonymous, world, token, content_type):
    make = multipart if content_type == MULTIPART else url_encoded
    post(anonymous, token, make("promise", "F1", promise_on="2026-03-09"), content_type)
    assert [[i.id for i in a.items] for a in answers(world)] == [["F1"]]


def test_an_answer_is_thanked(anonymous, token):
    answer = post(anonymous, token, PROMISE)
    assert (answer.status, "Merci" in answer.body.decode()) == (200, True)


def test_a_file_comes_with_an_answer(anonymous, world, token):
    body = multipart("paid", paid_on="2026-02-20", file=PDF, name="reçu.pdf")
    post(anonymous, token, body, MULTIPART)
    assert list(world.documents.kept.values()) == [PDF]


def test_an_empty_file_field_is_no_file(anonymous, world, token):
    post(anonymous, token, multipart("copy"), MULTIPART)
    assert answers(world)[0].files == ()


def test_a_file_that_is_too_large_is_told_so(anonymous, token):
    body = multipart("copy", file=PDF.ljust(4 * 1024 * 1024 + 1), name="a.pdf")
    answer = post(anonymous, token, body, MULTIPART)
    assert (answer.status, "dépasse 4" in answer.body.decode()) == (422, True)


def test_an_incomplete_form_comes_back_with_what_was_typed(anonymous, token):
    answer = post(anonymous, token, url_encoded("promise", "F1", comment="bientôt"))
    page = answer.body.decode()
    assert (answer.status, "bientôt</textarea>" in page, 'value="F1"' in page) == (422, True, True)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", URL_ENCODED),
        (b"\xff\xfe", URL_ENCODED),
        (b"not a form", MULTIPART),
        (b"", "multipart/form-data"),
        (b"{}", "application/json"),
        (b"x" * (6 * 1024 * 1024 + 1), URL_ENCODED),
    ],
)
def test_what_is_no_form_is_told_so_and_changes_nothing(
    anonymous, world, token, body, content_type
):
    before = state_of(world.table)
    assert post(anonymous, token, body, content_type).status == 422
    assert state_of(world.table) == before


def test_a_reload_of_the_thanks_has_no_effect(anonymous, world, token):
    first = post(anonymous, token, PROMISE)
    before = state_of(world.table)
    assert (post(anonymous, token, PROMISE).body, state_of(world.table)) == (first.body, before)


def gone_links(world, token):
    expired = link_to(world, book(world, "F1", code="C2"))
    revoked = link_to(world, book(world, "F1", code="C3"))
    world.services.links.revoke(world.admin, fingerprint(revoked))
    foreign = link_to(
        world, book(world, "F1", code="C4").model_copy(update={"code": "NOBODY"}), "F1"
    )
    world.clock.advance(days=61)
    used_up = link_to(world, book(world, "F1", code="C5"))
    for n in range(ANSWERS_PER_LINK_MAX):
        world.services.debtor_pages.give(used_up, form("comment", comment=f"{n}"))
    return {
        "used up": used_up,
        "expired": expired,
        "revoked": revoked,
        "foreign": foreign,
        "forged": new_token(),
        "flipped": token[:-1] + ("A" if token[-1] != "A" else "B"),
        "malformed": "%2e%2e%2f",
        "short": "x",
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_links_that_open_nothing_all_look_the_same(anonymous, world, token, method):
    given = [
        anonymous.call(method, f"/r/{t}", PROMISE, Content_Type=URL_ENCODED)
        for t in gone_links(world, token).values()
    ]
    assert {(a.status, a.body, tuple(sorted(a.headers.items()))) for a in given} == {
        (404, given[0].body, tuple(sorted(given[0].headers.items())))
    }


@pytest.mark.parametrize(
    ("accepted", "language"), [("fr-BE,fr;q=0.9", "fr"), ("de, en;q=0.5", "en")]
)
def test_a_link_that_opens_nothing_says_so_in_the_browsers_language(anonymous, accepted, language):
    page = anonymous.get(f"/r/{new_token()}", Accept_Language=accepted).body.decode()
    assert f'<html lang="{language}">' in page


def test_a_busy_table_says_to_send_again(anonymous, world, token, monkeypatch):
    from chalicelib.core.errors import RetryableError

    def busy(*_):
        raise RetryableError("Throttled.")

    monkeypatch.setattr(type(world.table.for_tenant("acme")), "write", busy)
    assert post(anonymous, token, PROMISE).status == 503


def test_the_answer_appears_in_the_collectors_list(anonymous, admin, token):
    post(anonymous, token, PROMISE)
    (row,) = admin.get("/answers?state=waiting").json["items"]
    assert (row["code"], row["kind"], row["promise_on"]) == ("C1", "promise", "2026-03-09")


def test_a_yes_shows_on_the_items(anonymous, admin, token):
    post(anonymous, token, PROMISE)
    (row,) = admin.get("/accounts/C1/answers").json["items"]
    admin.post(f"/accounts/C1/answers/{row['id']}/decisions", {"accept": True})
    items = admin.get("/accounts/C1/open-items").json["items"]
    assert {i["status"]["promise_on"] for i in items} == {"2026-03-09"}


def test_only_waiting_answers_have_a_list_of_the_company(anonymous, admin, token):
    post(anonymous, token, PROMISE)
    assert admin.get("/answers?state=accepted").json["items"] == []


def test_a_collector_closes_the_link_an_answer_came_through(anonymous, admin, token):
    post(anonymous, token, PROMISE)
    (row,) = admin.get("/answers").json["items"]
    admin.call("DELETE", f"/accounts/C1/answers/{row['id']}/link")
    assert anonymous.get(f"/r/{token}").status == 404


def test_a_busy_table_says_so_to_a_reader_too(anonymous, world, token, monkeypatch):
    from chalicelib.core.errors import RetryableError

    def busy(*_):
        raise RetryableError("Throttled.")

    monkeypatch.setattr(type(world.table.for_tenant("acme")), "get", busy)
    assert anonymous.get(f"/r/{token}").status == 503
