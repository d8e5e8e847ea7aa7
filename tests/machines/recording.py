"""Records what a plan's execution is given and answers, for `test_recorded_histories.py`.

    python -m tests.machines.recording v3

writes `recorded/v3-<story>.json` with the code of the day: the machine's definition, the table as
it stood when the execution began, what it was started with, what came in meanwhile, every answer,
and how the plan ended. Later code must take each of them to the same end: an execution begins under
one release and ends under another.
"""

import base64
import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from chalicelib.features.plans.terms import NewPlan
from chalicelib.jobs.plans import plan_step
from infra.template import ROOT
from tests.fakes.dunning import item
from tests.scenarios.plans import EQUAL, INVOICES, PlanStory

HERE = Path(__file__).parent / "recorded"
DEFINITION = ROOT / "infra" / "state_machines" / "plan.asl.json"
START = date(2026, 3, 2)
DUE_ON = {"F1": date(2026, 1, 10), "F2": date(2026, 1, 20)}
# What is open of each item from a day on.
STORIES: dict[str, dict[str, dict[str, int]]] = {
    "kept": {
        "2026-03-31": {"F1": 100_000, "F2": 100_000},
        "2026-04-30": {"F2": 100_000},
        "2026-05-31": {},
    },
    "late": {
        "2026-04-02": {"F1": 100_000, "F2": 100_000},
        "2026-05-01": {"F2": 100_000},
        "2026-05-20": {},
    },
    "partly": {"2026-03-20": {"F1": 150_000, "F2": 100_000}},
    "broken": {},
    "early": {"2026-03-10": {}},
}


def taken_in(story: Any, payments: dict[str, dict[str, int]]) -> None:
    """The newest of the extracts that came in by the story's day."""
    come = [day for day in payments if date.fromisoformat(day) <= story.today]
    if come:
        left = payments[max(come)]
        story.extract("C1", *(item(i, DUE_ON[i], minor) for i, minor in left.items()))


def packed(rows: dict) -> list[list[Any]]:
    """A fake table as JSON."""
    return [[*key, {k: _packed(v) for k, v in row.items()}] for key, row in rows.items()]


def _packed(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def unpacked(rows: list[list[Any]]) -> dict:
    """The same table again."""
    return {tuple(r[:3]): {k: _unpacked(v) for k, v in r[3].items()} for r in rows}


def _unpacked(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value


def recorded(payments: dict[str, dict[str, int]]) -> dict[str, Any]:
    """One execution from its beginning to its end."""
    story = PlanStory(START)
    story.extract("C1", *INVOICES)
    given = NewPlan.model_validate({"items": ["F1", "F2"], "schedule": EQUAL})
    plan = story.services.plans.make(story.admin, "C1", story.account().version, given)
    ((name, event),) = story.workflows.started.items()
    record = {
        "definition": json.loads(DEFINITION.read_text(encoding="utf-8")),
        "made_at": story.clock.at.isoformat(),
        "name": name,
        "input": event,
        "rows": packed(story.table.rows),
        "payments": payments,
        "answers": [],
    }
    with story._installed():
        while True:
            taken_in(story, payments)
            said = plan_step({**event, "started_at": record["made_at"]}, None)
            record["answers"].append(said)
            if said["next"] == "done":
                break
            story.clock.at += timedelta(seconds=said["seconds"])
    state = story.services.plans.get(story.admin, "C1", plan.id).state
    return {**record, "state": state.value}


def main(version: str) -> None:
    """Write every story."""
    HERE.mkdir(exist_ok=True)
    for name, payments in STORIES.items():
        text = json.dumps(recorded(payments), indent=1, sort_keys=True)
        (HERE / f"{version}-{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
