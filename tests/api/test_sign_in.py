"""Sign-in, sign-out, and what an answer tells somebody who may not."""

import pytest

from chalicelib.features.access.model import Role

PASSWORD = "correct horse battery staple"


def test_a_user_signs_in_with_e_mail_and_password(anonymous, world):
    answer = anonymous.post("/sessions", {"user": world.admin.name, "password": PASSWORD})
    assert (answer.status, answer.json["user"]["role"]) == (200, "administrator")


def test_the_refresh_token_is_out_of_reach_of_scripts(anonymous, world):
    answer = anonymous.post("/sessions", {"user": world.admin.name, "password": PASSWORD})
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "refresh" not in answer.body.decode()


@pytest.mark.parametrize("user", ["administrator@acme.example", "nobody@acme.example"])
def test_a_wrong_password_and_an_unknown_user_get_the_same_answer(anonymous, user):
    answer = anonymous.post("/sessions", {"user": user, "password": "wrong"})
    assert (answer.status, answer.json["code"]) == (401, "wrong_credentials")


def test_a_session_is_renewed_by_its_cookie(anonymous, world):
    cookie = f"relance_session=refresh-of-{world.admin.name}"
    answer = anonymous.post("/sessions/refreshes", Cookie=cookie)
    assert answer.json["user"]["email"] == world.admin.name


def test_without_a_cookie_nothing_is_renewed(anonymous):
    assert anonymous.post("/sessions/refreshes").status == 401


def test_after_sign_out_the_cookie_renews_nothing(admin, anonymous, world):
    admin.call("DELETE", "/sessions")
    cookie = f"relance_session=refresh-of-{world.admin.name}"
    assert anonymous.post("/sessions/refreshes", Cookie=cookie).status == 401


def test_a_first_password_must_be_replaced(anonymous, world):
    world.identities.passwords[world.admin.name] = "first-password"
    given = {"user": world.admin.name, "password": "first-password"}
    assert anonymous.post("/sessions", given).json["code"] == "new_password_required"
    assert anonymous.post("/sessions", given | {"new_password": PASSWORD}).status == 200


def test_a_deactivated_user_is_out_at_once(admin, browser_of, world):
    collector = world.add_user("acme", Role.COLLECTOR)
    admin.call("PATCH", f"/users/{collector.name}", {"active": False})
    assert browser_of(collector).get("/me").status in {401, 403}


def test_an_administrator_cannot_lock_itself_out(admin, world):
    answer = admin.call("PATCH", f"/users/{world.admin.name}", {"active": False})
    assert answer.json["code"] == "own_role"


def test_me_tells_who_where_and_which_day(admin):
    me = admin.get("/me").json
    assert (me["tenant_id"], me["today"], me["demo_clock"]) == ("acme", "2026-03-02", False)


def test_settings_need_the_version_that_was_seen(admin):
    settings = admin.get("/settings").json
    assert admin.call("PUT", "/settings", settings).status == 428
    assert admin.call("PUT", "/settings", settings, If_Match='"9"').status == 412
    assert admin.call("PUT", "/settings", settings, If_Match='"1"').status == 200


def test_input_is_refused_field_by_field(admin):
    answer = admin.post("/users", {"email": "not an address", "name": "x", "role": "king"})
    assert (answer.status, {e["field"] for e in answer.json["errors"]}) == (422, {"email", "role"})


def test_only_a_demonstration_has_a_clock_to_advance(admin):
    assert admin.post("/clock", {"days": 1}).status == 403
