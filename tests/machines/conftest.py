"""The state machine as it is deployed, on moto's interpreter, with the real functions.

Its waits are real, so the functions' answer says 0 seconds and the story's clock moves by what was
asked: years pass in a second, and nothing of the machine is changed.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import boto3
import pytest
from cheroot.wsgi import Server

from chalicelib import container
from chalicelib.aws.stepfunctions import StepFunctions
from chalicelib.jobs import plans
from infra.local.dynoxide import free_port
from infra.local.moto import services
from infra.local.triggers import machines
from infra.local.values import Values
from infra.template import cached_cloudformation
from tests.scenarios.plans import PlanStory

ENDS_WITHIN_SECONDS = 30


class Emulator:
    """Step Functions on a port of its own; `functions` are what its tasks call, by name."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.functions: dict[str, Callable[[dict], Any]] = {}

    def invoke(self, name: str, event: dict) -> tuple[bytes, list[tuple[str, str]]]:
        try:
            return json.dumps(self.functions[name.rsplit("-", 1)[-1]](event)).encode(), []
        except Exception as error:  # noqa: BLE001 - Lambda reports whatever the function raised
            failure = {"errorMessage": str(error), "errorType": type(error).__name__}
            return json.dumps(failure).encode(), [("X-Amz-Function-Error", "Unhandled")]


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    port = free_port()
    moto = services(port)
    made = Emulator(f"http://127.0.0.1:{port}")

    def front(environ, start):
        parts = environ["PATH_INFO"].split("/")
        if len(parts) < 5 or parts[4] != "invocations":
            return moto(environ, start)
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        answer, headers = made.invoke(parts[3], json.loads(body))
        start("200 OK", [("Content-Length", str(len(answer))), *headers])
        return [answer]

    server = Server(("127.0.0.1", port), front, numthreads=16)
    server.prepare()
    threading.Thread(target=server.serve, daemon=True).start()
    yield made
    server.stop()


class Followed(PlanStory):
    """A story whose plans the emulated state machine follows."""

    def __init__(self, day, emulator: Emulator, client: Any, arn: str) -> None:
        super().__init__(day)
        self.client, self.emulator = client, emulator
        self.ports = self.ports.__class__(
            **{**vars(self.ports), "workflows": StepFunctions(arn, client)}
        )
        self.services = self.services.__class__(self.ports, self.services.settings)
        self.arn, self.before_step = arn, lambda event: None
        emulator.functions = {
            "planstep": self._step,
            "planalarm": lambda event: plans.plan_alarm(event, None),
        }

    def _step(self, event: dict) -> dict:
        self.before_step(event)
        said = plans.plan_step({**event, "started_at": self.clock.at.isoformat()}, None)
        if said["next"] == "wait":
            self.clock.at += timedelta(seconds=said["seconds"])
            self.imported_on = self.today
            return {**said, "seconds": 0}
        return said

    def ended(self, name: str) -> str:
        """How the execution of that name ended; it is waited for."""
        arn = self.arn.replace("stateMachine", "execution") + f":{name}"
        limit = time.monotonic() + ENDS_WITHIN_SECONDS
        while time.monotonic() < limit:
            status = self.client.describe_execution(executionArn=arn)["status"]
            if status != "RUNNING":
                return status
            time.sleep(0.05)
        return "RUNNING"

    def transitions(self, name: str) -> int:
        """How many states the execution of that name entered: what is paid for."""
        arn = self.arn.replace("stateMachine", "execution") + f":{name}"
        events = self.client.get_execution_history(executionArn=arn, maxResults=1000)["events"]
        return sum(event["type"].endswith("StateEntered") for event in events)


@pytest.fixture
def story(emulator):
    """A story that begins on a day, its machine new."""
    client = boto3.client("stepfunctions", endpoint_url=emulator.origin)
    values = Values(cached_cloudformation(), emulator.origin, {}, {})
    ((_, definition),) = machines(values)
    name = f"plans-{uuid4().hex[:8]}"
    role = "arn:aws:iam::123456789012:role/plans"
    arn = client.create_state_machine(name=name, definition=definition, roleArn=role)[
        "stateMachineArn"
    ]

    @contextmanager
    def begin(day):
        made = Followed(day, emulator, client, arn)
        container.install(made.services)
        yield made
        container._installed.clear()

    return begin
