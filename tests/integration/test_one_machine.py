"""The runner as a person starts it: what it holds survives a stop, a kill and a restart."""

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest

from infra.local.dynoxide import free_port
from infra.template import ROOT

START_S = 60
WAIT_S = 30
EXTRACT = "code;name;number;issued;due;balance\nC1;Alpha;F1;2026-09-01;2026-10-01;100,00\n"


class Runner:
    """One start of `python -m infra.local` on a data folder."""

    def __init__(self, data: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "infra.local", "--empty", "--port", str(free_port())]
        self.process = subprocess.Popen(
            [*command, "--data", str(data), *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.said: list[str] = []
        while not any(line.startswith("ready ") for line in self.said):
            line = self.process.stdout.readline()
            assert line, f"ended before it was ready: {self.said}"
            self.said.append(line)
        self.local: dict[str, str] = json.loads((data / "local.json").read_text())

    def call(self, method: str, path: str, body: object = None, token: str | None = None) -> Any:
        request = urllib.request.Request(
            self.local["api"] + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Authorization": f"Bearer {token or self.local['token']}",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def status(self, path: str, headers: dict[str, str]) -> int:
        request = urllib.request.Request(self.local["web"] + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def aws(self, service: str) -> Any:
        endpoint = self.local["s3_endpoint"]
        return boto3.client(service, endpoint_url=endpoint, region_name="eu-west-3")

    def end(self, how: signal.Signals) -> int:
        assert self.process.stdout
        self.process.send_signal(how)
        code = self.process.wait(20)
        self.process.stdout.close()
        return code


def until(wanted: Any) -> Any:
    """What `wanted` gives as soon as it gives something."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        if found := wanted():
            return found
        time.sleep(0.1)
    raise AssertionError("waited in vain")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared")


@pytest.fixture(scope="module")
def runner(shared: Path) -> Iterator[Runner]:
    started = Runner(shared)
    yield started
    started.end(signal.SIGTERM)


def sessions(runner: Runner) -> Any:
    user = {"user": runner.local["user"], "password": runner.local["password"]}
    return runner.call("POST", "/sessions", user)


def send(runner: Runner, recipient: str) -> None:
    runner.aws("sesv2").send_email(
        FromEmailAddress="credit@relance.example",
        Destination={"ToAddresses": [recipient]},
        EmailTags=[{"Name": "tenant", "Value": "demo"}],
        Content={
            "Simple": {
                "Subject": {"Data": "Relevé"},
                "Body": {"Text": {"Data": "texte"}, "Html": {"Data": "<p>texte"}},
                "Headers": [{"Name": "References", "Value": "<a@b>"}],
            }
        },
    )


def test_it_stops_when_told_and_leaves_no_child(data: Path) -> None:
    runner = Runner(data)
    child = int((data / "table.pid").read_text())
    assert runner.end(signal.SIGTERM) == 0
    assert (
        not Path(f"/proc/{child}/cmdline").exists()
        or not Path(f"/proc/{child}/cmdline").read_text()
    )


def test_the_sign_in_for_scripts_is_readable_by_its_owner_alone(
    runner: Runner, shared: Path
) -> None:
    assert (shared / "local.json").stat().st_mode & 0o777 == 0o600
    assert (shared / "users.json").stat().st_mode & 0o777 == 0o600


def test_nobody_gets_in_without_a_token_of_this_machine(runner: Runner) -> None:
    assert runner.status("/api/me", {}) == 401
    assert runner.status("/api/me", {"Authorization": "Bearer a.b.c"}) == 401


def test_a_page_elsewhere_that_points_its_name_here_gets_nothing(runner: Runner) -> None:
    assert runner.status("/", {"Host": "evil.example"}) == 421


def test_two_runners_do_not_share_a_folder(runner: Runner, shared: Path) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "infra.local", "--port", str(free_port()), "--data", shared],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=START_S,
    )
    assert second.returncode != 0
    assert "Another Relance" in second.stderr


def test_a_kill_loses_no_file_no_message_and_no_password(data: Path) -> None:
    runner = Runner(data)
    runner.aws("s3").put_object(
        Bucket=runner.local["upload_bucket"], Key="uploads/demo/kept/é.csv", Body=EXTRACT.encode()
    )
    send(runner, "a@debtor.example")
    before = sessions(runner)
    runner.end(signal.SIGKILL)

    again = Runner(data)
    try:
        kept = again.aws("s3").get_object(
            Bucket=again.local["upload_bucket"], Key="uploads/demo/kept/é.csv"
        )
        assert kept["Body"].read() == EXTRACT.encode()
        (message,) = again.call("GET", "/outbox")["items"]
        assert (message["to"], message["headers"]["References"]) == ("a@debtor.example", "<a@b>")
        assert sessions(again)["user"] == before["user"]
        assert again.call("GET", "/me", token=before["access_token"])["tenant_id"] == "demo"
    finally:
        again.end(signal.SIGTERM)


def test_a_dropped_file_starts_an_import(runner: Runner) -> None:
    runner.aws("s3").put_object(
        Bucket=runner.local["upload_bucket"], Key="uploads/demo/daily/e.csv", Body=EXTRACT.encode()
    )
    (found,) = until(lambda: runner.call("GET", "/imports")["items"])
    assert found["filename"] == "e.csv"


def test_the_clock_starts_on_the_day_asked_for(data: Path) -> None:
    started = Runner(data, "--today", "2027-03-01")
    try:
        assert started.call("GET", "/me")["today"] in {"2027-03-01", "2027-03-02"}
    finally:
        started.end(signal.SIGTERM)
