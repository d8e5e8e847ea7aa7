"""The state machine as it is deployed, on moto's interpreter, with the real functions.

Its waits are real, so the functions' answer says 0 seconds and the story's clock moves by what was
asked: years pass in a second, and nothing of the machine is changed.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import boto3
import pytest
from cheroot.wsgi import Server

from chalicelib import container
from chalicelib.aws.stepfunctions import StepFunctions
from chalicelib.features.plans.terms import NewPlan
from chalicelib.jobs import plans
from infra.local.dynoxide import free_port
from infra.local.moto import services
from infra.local.triggers import machines
from infra.local.values import Values
from infra.template import cached_cloudformation
from tests.fakes.dunning import item
from tests.scenarios.plans import PlanStory

ENDS_WITHIN_SECONDS = 30
START = date(2026, 3, 2)
INVOICES = (item("F1", date(2026, 1, 10), 200_000), item("F2", date(2026, 1, 20), 100_000))
GIVEN = {"items": ["F1", "F2"], "schedule": {"equal": {"count": 3, "first_on": "2026-03-31"}}}


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
        self.answers: list[dict] = []
        emulator.functions = {
            "planstep": self._step,
            "planalarm": lambda event: plans.plan_alarm(event, None),
        }

    def _step(self, event: dict) -> dict:
        self.before_step(event)
        said = plans.plan_step({**event, "started_at": self.clock.at.isoformat()}, None)
        self.answers.append(said)
        if said["next"] == "wait":
            self.clock.at += timedelta(seconds=said["seconds"])
            self.imported_on = self.today
            return {**said, "seconds": 0}
        return said

    def begin(self, name: str, given: dict) -> None:
        """Start an execution by hand."""
        self.services.ports.workflows.start(name, given)

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

    def stop(self, name: str) -> None:
        """End an execution from outside, as a person can in the console."""
        arn = self.arn.replace("stateMachine", "execution") + f":{name}"
        self.client.stop_execution(executionArn=arn, error="Stopped")

    def names(self) -> list[str]:
        """Every execution there is."""
        found = self.client.list_executions(stateMachineArn=self.arn)["executions"]
        return [execution["name"] for execution in found]

    def history(self, name: str) -> list[dict]:
        """The events of the execution of that name."""
        arn = self.arn.replace("stateMachine", "execution") + f":{name}"
        return self.client.get_execution_history(executionArn=arn, maxResults=1000)["events"]

    def transitions(self, name: str) -> int:
        """How many states it entered: what is paid for."""
        return sum(event["type"].endswith("StateEntered") for event in self.history(name))


@pytest.fixture
def story(emulator):
    """A story that begins on a day, its machine new."""
    client = boto3.client("stepfunctions", endpoint_url=emulator.origin)

    @contextmanager
    def begin(day, earlier=""):
        """`earlier`: the definition of an earlier release."""
        template = deepcopy(cached_cloudformation())
        if earlier:
            machine = template["Resources"]["PlanMachine"]["Properties"]
            machine["Definition"] = json.loads(earlier)
        ((_, definition),) = machines(Values(template, emulator.origin, {}, {}))
        name = f"plans-{uuid4().hex[:8]}"
        role = "arn:aws:iam::123456789012:role/plans"
        made_machine = client.create_state_machine(name=name, definition=definition, roleArn=role)
        made = Followed(day, emulator, client, made_machine["stateMachineArn"])
        container.install(made.services)
        yield made
        container._installed.clear()

    return begin


@pytest.fixture
def agreed(story):
    """A story and its plan; the story's clock moves as soon as the machine waits."""
    opened = []

    def make(before_step=lambda world, event: None, **more):
        context = story(START)
        world = context.__enter__()
        opened.append(context)
        world.extract("C1", *INVOICES)
        world.before_step = lambda event: before_step(world, event)
        given = NewPlan.model_validate({**GIVEN, **more})
        plan = world.services.plans.make(world.admin, "C1", world.account().version, given)
        return world, plan

    yield make
    for context in opened:
        context.__exit__(None, None, None)


def state_of(world, plan):
    return world.services.plans.get(world.admin, "C1", plan.id).state


def paying(world, event):
    """What is due is paid on its day."""
    paid = sum(100_000 for on in ((3, 31), (4, 30), (5, 31)) if world.today >= date(2026, *on))
    left = 300_000 - paid
    items = [
        invoice.model_copy(update={"balance_minor": min(invoice.balance_minor, left - before)})
        for invoice, before in zip(INVOICES, (0, 200_000), strict=True)
        if left > before
    ]
    world.extract("C1", *items)
