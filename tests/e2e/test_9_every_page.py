"""Every page in both languages and both schemes: axe finds nothing serious, the console nothing."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import ROOT

PAGES = (
    "/",
    "/agenda?collector=*",
    "/dashboard",
    "/alerts",
    "/accounts",
    "/accounts?where=overdue+%3E+1",
    "/accounts/CLI001",
    "/accounts/CLI001?items=closed&follow=reminders",
    "/accounts/nobody",
    "/reports",
    "/reports?report=dso",
    "/reports?report=disputes",
    "/reports?report=follow",
    "/reports?report=companies",
    "/overdue",
    "/overdue?view=all",
    "/answers",
    "/reminders",
    "/imports",
    "/imports/new",
    "/assignment",
    "/plans",
    "/disputes",
    "/forecast",
    "/limits",
    "/accounts/CLI001?follow=risk",
    "/statuses",
    "/accounts/CLI001?items=plans&follow=documents",
    "/accounts/CLI001?follow=actions",
    "/scenarios",
    "/scenarios/new?from=native",
    "/levels",
    "/templates",
    "/templates?edit=1",
    "/templates?channel=sms&edit=1",
    "/letters",
    "/settings",
    "/users",
    "/outbox",
    "/nowhere",
)
AXE = ROOT / "web/node_modules/axe-core/axe.min.js"
RUN = """async () => {
  const found = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  })
  return found.violations
    .filter((v) => ['serious', 'critical'].includes(v.impact))
    .map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 160)} (${v.nodes.length})`)
}"""


def _serious(page: Page) -> list[str]:
    # From the file's text: the page's policy lets no script tag in.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN)
    return found


def _settled(page: Page) -> None:
    page.get_by_role("heading", level=1).wait_for()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".mantine-Skeleton-root")).to_have_count(0)


SCHEMES = ("light", "dark")


def _open(context: BrowserContext, path: str, scheme: str) -> Page:
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(path)
    _settled(page)
    return page


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(signed_in: BrowserContext, path: str, scheme: str) -> None:
    page = _open(signed_in, path, scheme)
    found = _serious(page)
    page.close()
    assert found == []


OVERLAYS = {
    "palette": ("/", "keyboard", "Control+k"),
    "shortcuts": ("/", "keyboard", "?"),
    "user menu": ("/", "click", "[data-testid=user-menu]"),
    "qualify": ("/accounts/CLI001", "key", "p"),
    "send": ("/accounts/CLI001", "click", "[data-testid=send]"),
    "reminder": ("/accounts/CLI001?follow=reminders", "click", "td button"),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_axe_finds_nothing_serious_in_an_overlay(
    signed_in: BrowserContext, overlay: str, scheme: str
) -> None:
    path, how, what = OVERLAYS[overlay]
    page = _open(signed_in, path, scheme)
    if how == "key":
        page.locator("[data-row='0'] input").click()
    page.locator(what).first.click() if how == "click" else page.keyboard.press(what)
    page.get_by_role("dialog").first.wait_for()
    page.wait_for_timeout(800)
    found = _serious(page)
    page.close()
    assert found == []


@pytest.mark.parametrize(
    ("path", "french", "english"),
    [
        ("/", "À faire maintenant", "To do now"),
        ("/accounts", "Comptes clients", "Accounts"),
        ("/overdue", "À relancer", "To remind"),
    ],
)
def test_the_language_changes_everywhere(page: Page, path: str, french: str, english: str) -> None:
    page.goto(path)
    expect(page.get_by_role("heading", name=french)).to_be_visible()
    page.get_by_test_id("user-menu").click()
    page.get_by_test_id("language").get_by_text("English").click()
    expect(page.get_by_role("heading", name=english)).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_test_id("language").get_by_text("français").click()
    expect(page.get_by_role("heading", name=french)).to_be_visible()


def test_a_filtered_list_is_a_link(page: Page) -> None:
    page.goto("/accounts?q=peeters&sort=name")
    expect(page.get_by_test_id("count")).to_have_text("1 compte")
    expect(page.get_by_test_id("search")).to_have_value("peeters")


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.goto("/accounts")
    page.locator("[data-row]").first.wait_for()
    page.keyboard.press("?")
    page.get_by_role("switch").press("Space")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("grid").focus()
    page.keyboard.press("x")
    expect(page.get_by_test_id("bulk")).to_have_count(0)
    page.evaluate("localStorage.removeItem('relance.single-keys')")


def test_signing_out_ends_the_session(page: Page) -> None:
    page.goto("/")
    page.get_by_test_id("user-menu").click()
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_test_id("sign-in")).to_be_visible()
    page.goto("/accounts")
    expect(page.get_by_test_id("sign-in")).to_be_visible()
