"""One CloudFormation stack: what would change, and changing it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from infra.template import Template

POLL_SECONDS = 3
_NOTHING = ("didn't contain changes", "No updates are to be performed")
_CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]


class StackError(Exception):
    """CloudFormation refused or failed; the sentence says what and why."""


@dataclass(frozen=True, slots=True)
class Change:
    """One resource that would be made, changed, replaced or removed."""

    verb: str
    resource: str
    kind: str
    is_replaced: bool

    def __str__(self) -> str:
        """One line of the list a person says yes to."""
        note = "  REPLACED" if self.is_replaced else ""
        return f"  {self.verb:7} {self.resource:34} {self.kind}{note}"


class Stack:
    """A stack by name, there or not yet."""

    def __init__(self, name: str, cloudformation: Any) -> None:  # noqa: ANN401 - boto3's client
        self.name, self._client = name, cloudformation

    def outputs(self) -> dict[str, str]:
        """What the stack says of itself; empty before it exists."""
        described = self._described() or {}
        return {o["OutputKey"]: o["OutputValue"] for o in described.get("Outputs", [])}

    def parameters(self) -> dict[str, str]:
        """What the stack was told; empty before it exists."""
        described = self._described() or {}
        return {p["ParameterKey"]: p["ParameterValue"] for p in described.get("Parameters", [])}

    def propose(
        self, name: str, template: Template, url: str, given: dict[str, str]
    ) -> list[Change] | None:
        """Make a change set; None when there is nothing to change."""
        current = self._described()
        if current and current["StackStatus"] == "ROLLBACK_COMPLETE":
            raise StackError(f"The first deployment of {self.name} failed: delete the stack first.")
        is_new = current is None or current["StackStatus"] == "REVIEW_IN_PROGRESS"
        self._client.create_change_set(
            StackName=self.name,
            ChangeSetName=name,
            ChangeSetType="CREATE" if is_new else "UPDATE",
            TemplateURL=url,
            Capabilities=_CAPABILITIES,
            Parameters=list(_parameters(template, {} if is_new else current or {}, given)),
            Tags=[{"Key": "application", "Value": "relance"}],
        )
        described = self._await_change_set(name)
        if described["Status"] != "FAILED":
            return [_change(entry["ResourceChange"]) for entry in self._changes(name)]
        reason = described.get("StatusReason", "")
        if any(text in reason for text in _NOTHING):
            self._client.delete_change_set(StackName=self.name, ChangeSetName=name)
            return None
        raise StackError(f"The change set was refused: {reason}")

    def apply(self, name: str) -> None:
        """Execute a change set and wait for its end."""
        self._client.execute_change_set(StackName=self.name, ChangeSetName=name)
        while (described := self._described() or {})["StackStatus"].endswith("_IN_PROGRESS"):
            time.sleep(POLL_SECONDS)
        if described["StackStatus"] not in {"CREATE_COMPLETE", "UPDATE_COMPLETE"}:
            raise StackError("\n".join([described["StackStatus"], *self._failures()]))

    def drop(self, name: str) -> None:
        """Forget a change set nobody wants."""
        self._client.delete_change_set(StackName=self.name, ChangeSetName=name)

    def _described(self) -> dict[str, Any] | None:
        try:
            stacks = self._client.describe_stacks(StackName=self.name)["Stacks"]
        except ClientError as error:
            if "does not exist" in str(error):
                return None
            raise
        return dict(stacks[0]) if stacks else None

    def _await_change_set(self, name: str) -> dict[str, Any]:
        while True:
            found = self._client.describe_change_set(StackName=self.name, ChangeSetName=name)
            if found["Status"] in {"CREATE_COMPLETE", "FAILED"}:
                return dict(found)
            time.sleep(POLL_SECONDS)

    def _changes(self, name: str) -> Iterator[dict[str, Any]]:
        asked = {"StackName": self.name, "ChangeSetName": name}
        while True:
            page = self._client.describe_change_set(**asked)
            yield from page.get("Changes", [])
            if "NextToken" not in page:
                return
            asked["NextToken"] = page["NextToken"]

    def _failures(self) -> list[str]:
        events = self._client.describe_stack_events(StackName=self.name)["StackEvents"]
        return [
            f"  {e['LogicalResourceId']}: {e.get('ResourceStatusReason', '')}"
            for e in events
            if e["ResourceStatus"].endswith("_FAILED")
        ]


def _parameters(
    template: Template, current: dict[str, Any], given: dict[str, str]
) -> Iterator[dict[str, Any]]:
    known = {p["ParameterKey"] for p in current.get("Parameters", [])}
    for name in template.get("Parameters", {}):
        if name in given:
            yield {"ParameterKey": name, "ParameterValue": given[name]}
        elif name in known:
            yield {"ParameterKey": name, "UsePreviousValue": True}


def _change(said: dict[str, Any]) -> Change:
    return Change(
        said["Action"],
        said["LogicalResourceId"],
        said["ResourceType"],
        said.get("Replacement") == "True",
    )
