"""The functions of the template, called in this process as Lambda would call them."""

import importlib
from typing import Any
from uuid import uuid4

from chalicelib.core.clock import monotonic_seconds
from infra.local.permissions import acting_as
from infra.local.triggers import Event
from infra.local.values import ACCOUNT, REGION, Values


class Context:
    """What Lambda gives beside the event."""

    function_version = "$LATEST"
    log_group_name = log_stream_name = "local"

    def __init__(self, name: str, memory_mb: int, timeout_s: int) -> None:
        self.function_name = name
        self.memory_limit_in_mb = memory_mb
        self.invoked_function_arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
        self.aws_request_id = str(uuid4())
        self._ends = monotonic_seconds() + timeout_s

    def get_remaining_time_in_millis(self) -> int:
        """As Lambda's; here nothing ends a function that takes longer."""
        return max(0, int((self._ends - monotonic_seconds()) * 1000))


class Functions:
    """Functions by the name the template gives them."""

    def __init__(self, values: Values) -> None:
        self._declared: dict[str, dict[str, Any]] = {
            values.name(logical_id): resource["Properties"]
            for logical_id, resource in values.template["Resources"].items()
            if resource["Type"] == "AWS::Lambda::Function"
        }

    def invoke(self, name: str, event: Event) -> Any:  # noqa: ANN401 - what the function gives
        """Call by name or ARN."""
        name = name.rsplit(":", 1)[-1]
        declared = self._declared[name]
        module, attribute = declared["Handler"].rsplit(".", 1)
        handler = getattr(importlib.import_module(module), attribute)
        with acting_as(name):
            return handler(event, Context(name, declared["MemorySize"], declared["Timeout"]))
