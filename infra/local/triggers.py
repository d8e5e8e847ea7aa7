"""What calls a function, read from the template: queues, rules, schedules, topics."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from chalicelib.core.clock import MachineClock
from infra.local.messages import Message
from infra.local.values import REGION, Values

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Messages of `place` become events of `function`; after `tries` they go to `dead_letters`."""

    place: str
    function: str
    event: Callable[[list[Message]], Event]
    batch: int = 1
    tries: int = 3
    dead_letters: str | None = None
    reports_failures: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """An EventBridge rule: a pattern, or a schedule in seconds."""

    place: str
    pattern: Event | None
    every_s: int | None


def rules(values: Values) -> list[Rule]:
    """The rules of the template."""
    found = []
    for logical_id, properties in _of_type(values, "AWS::Events::Rule"):
        schedule = properties.get("ScheduleExpression")
        every_s = _seconds(schedule) if schedule else None
        found.append(Rule(f"rule:{logical_id}", properties.get("EventPattern"), every_s))
    return found


def triggers(values: Values) -> list[Trigger]:
    """Everything that calls a function, but HTTP."""
    return [*_queues(values), *_rules(values), *_topics(values)]


def machines(values: Values) -> Iterator[tuple[str, str]]:
    """Name and definition of each state machine, its functions' ARNs filled in."""
    for _, properties in _of_type(values, "AWS::StepFunctions::StateMachine"):
        definition = json.dumps(properties["Definition"])
        for name, arn in properties["DefinitionSubstitutions"].items():
            definition = definition.replace(f"${{{name}}}", arn)
        yield properties["StateMachineName"], definition


def matches(pattern: Any, event: Any) -> bool:  # noqa: ANN401 - any JSON
    """Whether an event fits an EventBridge pattern (exact values and prefixes)."""
    if isinstance(pattern, dict):
        return isinstance(event, dict) and all(
            matches(wanted, event.get(key)) for key, wanted in pattern.items()
        )
    return any(
        str(event).startswith(wanted["prefix"]) if isinstance(wanted, dict) else event == wanted
        for wanted in pattern
    )


def topic_place(arn: str) -> str:
    """Where messages to a topic wait."""
    return f"topic:{arn}"


def _of_type(values: Values, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for logical_id, resource in values.template["Resources"].items():
        if resource["Type"] == kind and "Condition" not in resource:
            yield logical_id, values.of(resource.get("Properties", {}))


def _queues(values: Values) -> Iterator[Trigger]:
    queues = {
        values.of({"Fn::GetAtt": [i, "Arn"]}): (i, p)
        for i, p in _of_type(values, "AWS::SQS::Queue")
    }
    for _, mapping in _of_type(values, "AWS::Lambda::EventSourceMapping"):
        arn = mapping["EventSourceArn"]
        queue, properties = queues[arn]
        redrive = properties["RedrivePolicy"]
        yield Trigger(
            place=values.name(queue),
            function=mapping["FunctionName"],
            event=lambda messages, arn=arn: _sqs_event(messages, arn),  # type: ignore[misc]
            batch=mapping["BatchSize"],
            tries=redrive["maxReceiveCount"],
            dead_letters=redrive["deadLetterTargetArn"].split(":")[-1],
            reports_failures="ReportBatchItemFailures" in mapping.get("FunctionResponseTypes", []),
        )


def _rules(values: Values) -> Iterator[Trigger]:
    for logical_id, rule in _of_type(values, "AWS::Events::Rule"):
        function = rule["Targets"][0]["Arn"].split(":")[-1]
        yield _asynchronous(values, f"rule:{logical_id}", function, _body)


def _topics(values: Values) -> Iterator[Trigger]:
    for _, subscription in _of_type(values, "AWS::SNS::Subscription"):
        if subscription["Protocol"] == "lambda":
            arn, function = subscription["TopicArn"], subscription["Endpoint"].split(":")[-1]
            yield _asynchronous(
                values,
                topic_place(arn),
                function,
                lambda messages, arn=arn: _sns_event(messages, arn),  # type: ignore[misc]
            )


def _asynchronous(
    values: Values, place: str, function: str, event: Callable[[list[Message]], Event]
) -> Trigger:
    for _, config in _of_type(values, "AWS::Lambda::EventInvokeConfig"):
        if config["FunctionName"] == function:
            dead = config["DestinationConfig"]["OnFailure"]["Destination"].split(":")[-1]
            tries = config["MaximumRetryAttempts"] + 1
            return Trigger(place, function, event, tries=tries, dead_letters=dead)
    return Trigger(place, function, event)


def _body(messages: list[Message]) -> Event:
    event: Event = json.loads(messages[0].body)
    return event


def _sqs_event(messages: list[Message], arn: str) -> Event:
    return {"Records": [_sqs_record(message, arn) for message in messages]}


def _sqs_record(message: Message, arn: str) -> Event:
    return {
        "messageId": message.id,
        "receiptHandle": message.id,
        "body": message.body,
        "attributes": {
            "ApproximateReceiveCount": str(message.received),
            "SentTimestamp": str(message.sent_ms),
            "ApproximateFirstReceiveTimestamp": str(message.sent_ms),
            "SenderId": "local",
        },
        "messageAttributes": {},
        "md5OfBody": "",
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }


def _sns_event(messages: list[Message], arn: str) -> Event:
    (message,) = messages
    notification = {
        "Type": "Notification",
        "MessageId": message.id,
        "TopicArn": arn,
        "Subject": "Amazon SES Email Event Notification",
        "Message": message.body,
        "Timestamp": MachineClock().now().isoformat(),
        "SignatureVersion": "1",
        "Signature": "local",
        "SigningCertUrl": "",
        "UnsubscribeUrl": "",
        "MessageAttributes": {},
    }
    record = {"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": arn}
    return {"Records": [{**record, "Sns": notification}]}


def _seconds(expression: str) -> int:
    """Of `rate(1 hour)`: the only schedules the application has."""
    number, unit = expression.removeprefix("rate(").removesuffix(")").split()
    return int(number) * {"minute": 60, "hour": 3600, "day": 86400}[unit.removesuffix("s")]
