"""The application, Chalice's configuration and the template say the same."""

import importlib
import json
from functools import cache
from typing import Any

import pytest

from chalicelib.aws.pace import WORKERS
from chalicelib.settings import Settings
from infra.local.triggers import machines, rules, triggers
from infra.local.values import Values
from infra.template import CHALICE_STAGE, ROOT, cached_cloudformation, resources

ENTRY_POINTS = {"APIHandler", "Authorizer"}
# Lambda sets it; nobody else may.
SET_BY_LAMBDA = {"AWS_REGION"}
# Where a role's statement has a `*`, and why there is no narrower way to say it.
WIDE = {
    ("sns:Publish", "*"): "a telephone number is no resource; topics are denied",
    ("xray:PutTraceSegments", "*"): "X-Ray knows no resources",
    ("xray:PutTelemetryRecords", "*"): "X-Ray knows no resources",
    ("ses:DeleteSuppressedDestination", "*"): "an address is no resource",
    ("ses:GetAccount", "*"): "an account is no resource",
    ("ses:SendEmail", ":identity/*"): "companies add their sender while the system runs",
    ("s3:GetObject", "${UploadBucket.Arn}/uploads/*"): "the files of a bucket have no list",
    ("s3:PutObject", "${UploadBucket.Arn}/uploads/*"): "the files of a bucket have no list",
    ("s3:GetObject", "${UploadBucket.Arn}/mail/*"): "the files of a bucket have no list",
    ("s3:GetObject", "${DocumentBucket.Arn}/*"): "the files of a bucket have no list",
    ("s3:DeleteObject", "${DocumentBucket.Arn}/*"): "the files of a bucket have no list",
    ("s3:PutObject", "${DocumentBucket.Arn}/*"): "the files of a bucket have no list",
    ("s3:PutObject", "${SftpTenant}/${SftpProfile}/*"): "the files of one folder have no list",
}


@cache
def template() -> dict[str, Any]:
    return cached_cloudformation()


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    return {
        name: resource["Properties"]
        for name, resource in template()["Resources"].items()
        if resource["Type"] == kind
    }


def values() -> Values:
    return Values(template(), "http://127.0.0.1:8000", {}, {})


def functions() -> dict[str, dict[str, Any]]:
    return of_type("AWS::Lambda::Function")


def statements() -> list[tuple[str, dict[str, Any]]]:
    return [
        (role, statement)
        for role, properties in of_type("AWS::IAM::Role").items()
        for policy in properties.get("Policies", [])
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def text_of(resource: Any) -> str:
    return str(resource.get("Fn::Sub", "")) if isinstance(resource, dict) else str(resource)


def test_every_function_has_its_memory_and_timeout_in_the_configuration() -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text())
    declared = set(config["stages"][CHALICE_STAGE]["lambda_functions"]) - {"api_handler"}
    handlers = {f["Handler"].split(".")[1] for f in functions().values()} - {"app"}
    assert declared == handlers


@pytest.mark.parametrize("name", sorted(functions()))
def test_lambda_finds_the_function_under_its_handler_name(name: str) -> None:
    module, attribute = functions()[name]["Handler"].rsplit(".", 1)
    assert callable(getattr(importlib.import_module(module), attribute))


def test_every_function_has_a_role_of_its_own() -> None:
    roles = [json.dumps(f["Role"]) for f in functions().values()]
    assert len(set(roles)) == len(functions())


def test_something_calls_every_function() -> None:
    called = {trigger.function for trigger in triggers(values())}
    by_machines = " ".join(definition for _, definition in machines(values()))
    called |= {name for name in map(values().name, functions()) if f':{name}"' in by_machines}
    assert called == {values().name(name) for name in set(functions()) - ENTRY_POINTS}


def test_every_trigger_gives_up_into_a_queue_that_somebody_watches() -> None:
    watched = {
        values().of(alarm["Dimensions"])[0]["Value"]
        for alarm in of_type("AWS::CloudWatch::Alarm").values()
        if alarm["Namespace"] == "AWS/SQS"
    }
    assert {trigger.dead_letters for trigger in triggers(values())} == watched


def test_queues_hide_a_message_six_times_as_long_as_its_function_may_run() -> None:
    timeouts = {values().name(n): f["Timeout"] for n, f in functions().items()}
    wanted = {t.place: 6 * timeouts[t.function] for t in triggers(values()) if t.reports_failures}
    queues = of_type("AWS::SQS::Queue")
    served = {n: q for n, q in queues.items() if "RedrivePolicy" in q}
    assert {values().name(n): q["VisibilityTimeout"] for n, q in served.items()} == wanted


def test_functions_of_queues_report_which_messages_failed() -> None:
    mappings = of_type("AWS::Lambda::EventSourceMapping").values()
    assert all(m["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for m in mappings)


def test_as_many_workers_send_as_share_the_rate_of_ses() -> None:
    mappings = of_type("AWS::Lambda::EventSourceMapping").values()
    (workers,) = [
        m["ScalingConfig"]["MaximumConcurrency"]
        for m in mappings
        if "Reminder" in json.dumps(m["EventSourceArn"])
    ]
    assert workers == WORKERS


def test_the_one_schedule_is_hourly() -> None:
    assert [rule.every_s for rule in rules(values()) if rule.every_s] == [3600]


def test_somebody_watches_the_errors_of_every_function() -> None:
    alarms = of_type("AWS::CloudWatch::Alarm").values()
    watched = {a["Dimensions"][0]["Value"]["Ref"] for a in alarms if a["Namespace"] == "AWS/Lambda"}
    assert watched == set(functions())


def test_functions_are_given_every_setting_and_no_other() -> None:
    given = set(resources()["Globals"]["Function"]["Environment"]["Variables"])
    assert given == {name.upper() for name in Settings.model_fields} - SET_BY_LAMBDA


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_the_readme_tells_every_setting(name: str) -> None:
    assert name.upper() in (ROOT / "README.md").read_text()


def test_no_role_may_do_everything_of_a_service() -> None:
    actions = {action for _, s in statements() for action in as_list(s["Action"])}
    assert not {action for action in actions if "*" in action}


def test_roles_reach_more_than_one_thing_only_where_there_is_a_reason() -> None:
    wide = {
        (action, text_of(resource))
        for _, statement in statements()
        if statement["Effect"] == "Allow"
        for action in as_list(statement["Action"])
        for resource in as_list(statement["Resource"])
        if "*" in text_of(resource)
    }
    unexplained = {
        (action, resource)
        for action, resource in wide
        if not any(action == known and resource.endswith(end) for known, end in WIDE)
    }
    assert not unexplained


def test_whoever_writes_to_telephones_reaches_no_topic() -> None:
    said = [
        (role, s["Effect"], text_of(s["Resource"]))
        for role, s in statements()
        if "sns:Publish" in as_list(s["Action"])
    ]
    allowed = {role for role, effect, _ in said if effect == "Allow"}
    denied = {
        role for role, effect, where in said if (effect, where[-10:]) == ("Deny", ":sns:*:*:*")
    }
    assert allowed == denied == {"APIRole", "DailyRunRole", "ReminderWorkRole"}


@pytest.mark.parametrize("role", ["APIRole", "DailyRunRole", "ReminderWorkRole"])
def test_whoever_posts_what_people_wrote_reaches_its_papers(role: str) -> None:
    allowed = {
        action
        for name, s in statements()
        if name == role and "${DocumentBucket.Arn}/*" in map(text_of, as_list(s["Resource"]))
        for action in as_list(s["Action"])
    }
    assert {"s3:GetObject", "s3:PutObject"} <= allowed


def test_every_reason_is_still_needed() -> None:
    found = [
        (action, text_of(resource))
        for _, statement in statements()
        for action in as_list(statement["Action"])
        for resource in as_list(statement["Resource"])
    ]
    unneeded = {
        (known, end)
        for known, end in WIDE
        if not any(action == known and resource.endswith(end) for action, resource in found)
    }
    assert not unneeded


@pytest.mark.parametrize("name", ["UploadBucket", "DocumentBucket", "WebBucket"])
def test_buckets_are_private_and_encrypted(name: str) -> None:
    bucket = of_type("AWS::S3::Bucket")[name]
    assert all(bucket["PublicAccessBlockConfiguration"].values())
    assert bucket["BucketEncryption"]
