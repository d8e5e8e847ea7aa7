"""The desk in a real browser against the whole application on one machine.

Playwright's wheel drives the machine's own Chromium: nothing is downloaded. Without a Chromium the
tests are skipped and say how to get one.
"""

import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.e2e.extract import extract

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Desk:
    """A running machine: where it is, and who signs in."""

    web: str
    user: str
    password: str
    token: str


def _chromium() -> str:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.skip("No Chromium here: on Debian, `apt-get install chromium` brings it.")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for_ready(machine: "subprocess.Popen[str]") -> None:
    late = threading.Timer(START_SECONDS, machine.kill)
    late.start()
    said: list[str] = []
    for line in machine.stdout or ():
        said.append(line)
        if line.startswith("ready "):
            late.cancel()
            return
    pytest.fail("the machine did not start:\n" + "".join(said))


@contextmanager
def running(data: Path, *options: str) -> Iterator[Desk]:
    """A machine of one's own, on a free port."""
    _chromium()
    from infra import web

    web.build()
    given = ("--port", str(_free_port()), "--data", str(data), *options)
    with subprocess.Popen(
        [sys.executable, "-m", "infra.local", *given],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as machine:
        _wait_for_ready(machine)
        # What it says further on must not fill the pipe.
        drain = threading.Thread(target=lambda: list(machine.stdout or ()), daemon=True)
        drain.start()
        said = json.loads((data / "local.json").read_text())
        try:
            yield Desk(said["web"], said["user"], said["password"], said["token"])
        finally:
            machine.terminate()
            machine.wait(20)
            drain.join(5)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One empty machine for all journeys: they run in the order of the files."""
    with running(tmp_path_factory.mktemp("machine"), "--empty") as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = _chromium()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield launched
        launched.close()


@contextmanager
def signed_in_at(browser: Browser, desk: Desk) -> Iterator[BrowserContext]:
    """A French user who signed in once; the cookie renews each page's session."""
    context = browser.new_context(
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": 1440, "height": 900},
        reduced_motion="reduce",
        base_url=desk.web,
        accept_downloads=True,
    )
    page = context.new_page()
    sign_in(page, desk)
    page.close()
    yield context
    context.close()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, desk: Desk) -> Iterator[BrowserContext]:
    """The collector of the empty machine."""
    with signed_in_at(browser, desk) as context:
        yield context


def sign_in(page: Page, desk: Desk) -> None:
    """Through the form, as people do."""
    page.goto("/")
    page.get_by_label("Adresse e-mail").fill(desk.user)
    page.get_by_role("textbox", name="Mot de passe").fill(desk.password)
    page.get_by_role("button", name="Se connecter").click()
    page.get_by_test_id("user-menu").wait_for()


@contextmanager
def new_page(context: BrowserContext) -> Iterator[Page]:
    """A page; an error in its console fails the test."""
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda said: errors.append(said.text) if _is_error(said) else None)
    yield opened
    opened.close()
    assert errors == []


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    """A new page of the signed-in collector."""
    with new_page(signed_in) as opened:
        yield opened


def _is_error(said: ConsoleMessage) -> bool:
    # Refused (422), changed by others (412), try again (503) are answers: tests look at what the
    # page makes of them.
    return said.type == "error" and not re.search(r" (412|422|503) ", said.text)


class Api:
    """The API with the machine's own token, to prepare what a journey starts from."""

    def __init__(self, context: BrowserContext, token: str) -> None:
        self._request = context.request
        self._headers = {"Authorization": f"Bearer {token}"}

    def get(self, path: str) -> Any:
        """The JSON of a path."""
        answer = self._request.get(f"/api{path}", headers=self._headers)
        assert answer.ok, answer.text()
        return answer.json()

    def post(self, path: str, body: object) -> Any:
        """What somebody says anew."""
        answer = self._request.post(f"/api{path}", headers=self._headers, data=body)
        assert answer.ok, answer.text()
        return answer.json()

    def change(self, method: str, path: str, body: object, version: int) -> Any:
        """What somebody else does meanwhile."""
        headers = {**self._headers, "If-Match": f'"{version}"'}
        answer = self._request.fetch(f"/api{path}", method=method, headers=headers, data=body)
        assert answer.ok, answer.text()
        return answer.json()


@pytest.fixture(scope="session")
def api(signed_in: BrowserContext, desk: Desk) -> Api:
    """The API as the machine's administrator."""
    return Api(signed_in, desk.token)


# A Monday: for journeys whose clock goes forward, or that need the books as they came.
OWN_DAY = date(2026, 3, 2)
TAKEN_IN_SECONDS = 60


@pytest.fixture(scope="module")
def own_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An empty machine for one file of journeys."""
    with running(tmp_path_factory.mktemp("own"), "--empty", "--today", str(OWN_DAY)) as made:
        yield made


@pytest.fixture(scope="module")
def own_context(browser: Browser, own_desk: Desk) -> Iterator[BrowserContext]:
    """Its collector."""
    with signed_in_at(browser, own_desk) as context:
        yield context


def take_in(api: Api, today: date) -> None:
    """The accounting system's extract, mapped as proposed."""
    begun = api.post("/imports", {"csv": extract(today)})["id"]
    _until(api, begun, "waiting_for_mapping")
    api.post(f"/imports/{begun}/mappings", api.get(f"/imports/{begun}")["proposal"])
    _until(api, begun, "done")


def _until(api: Api, import_id: str, state: str) -> None:
    for _ in range(TAKEN_IN_SECONDS):
        if api.get(f"/imports/{import_id}")["state"] == state:
            return
        time.sleep(1)
    pytest.fail(f"the import did not come to {state}")
