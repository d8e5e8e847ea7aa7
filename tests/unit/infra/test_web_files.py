"""The web is served as CloudFront serves it."""

from pathlib import Path

import pytest

from infra.local.web import Web


@pytest.fixture
def web(tmp_path: Path) -> Web:
    dist = tmp_path / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("page")
    (dist / "assets" / "app-1.js").write_text("code")
    (tmp_path / "secret.txt").write_text("secret")
    return Web(dist)


@pytest.mark.parametrize("path", ["/", "/accounts/C1", "/accounts"])
def test_paths_without_a_dot_are_the_page(web: Web, path: str) -> None:
    answer = web.handle(path)
    assert (answer.status, answer.body) == (200, b"page")
    assert ("Cache-Control", "no-cache") in answer.headers


def test_assets_are_kept_for_ever(web: Web) -> None:
    assert ("Cache-Control", "public, max-age=31536000, immutable") in web.handle(
        "/assets/app-1.js"
    ).headers


@pytest.mark.parametrize("path", ["/assets/gone.js", "/../secret.txt", "//secret.txt"])
def test_nothing_else_is_served(web: Web, path: str) -> None:
    assert web.handle(path).status == 404
