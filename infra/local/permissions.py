"""IAM on one machine: a function may call what its role in the template allows, and no more.

A right that is missing shows here, at a desk, and not on the first day on AWS.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from fnmatch import fnmatchcase
from typing import Any

import boto3
from botocore.exceptions import ClientError

from infra.local.values import ACCOUNT, REGION, Values

logger = logging.getLogger("local")

# Signing in and changing one's own password is signed by nobody.
_FREE = {"InitiateAuth", "RespondToAuthChallenge", "GlobalSignOut", "ChangePassword"}
_SERVICES = {"sesv2": "ses", "stepfunctions": "states"}
_ACTIONS = {"SendMessageBatch": "SendMessage"}
Right = tuple[str, str]

_running: ContextVar[str] = ContextVar("running", default="")


@contextmanager
def acting_as(function: str) -> Iterator[None]:
    """What boto3 calls in here is called by this function."""
    token = _running.set(function)
    try:
        yield
    finally:
        _running.reset(token)


class Permissions:
    """The rights of each function, by its name."""

    def __init__(self, values: Values) -> None:
        resources = values.template["Resources"]
        self._rights = {
            values.name(logical_id): list(_rights(values, _role_of(resource)))
            for logical_id, resource in resources.items()
            if resource["Type"] == "AWS::Lambda::Function"
        }

    def enforce(self) -> None:
        """Check every call of every client made from now on."""
        boto3.setup_default_session()
        session: Any = boto3.DEFAULT_SESSION
        session.events.register("before-parameter-build", self._check)

    def allows(self, function: str, right: Right) -> bool:
        """Whether the function's role has this action on this resource."""
        return any(
            right[0] == action and fnmatchcase(right[1], resource)
            for action, resource in self._rights[function]
        )

    def _check(self, params: dict[str, Any], model: Any, **_rest: Any) -> None:  # noqa: ANN401
        function = _running.get()
        if not function or model.name in _FREE:
            return
        for right in needed(model.service_model.service_name, model.name, params):
            if not self.allows(function, right):
                logger.error("%s has no right to %s on %s", function, *right)
                said: Any = {"Error": {"Code": "AccessDeniedException", "Message": " ".join(right)}}
                raise ClientError(said, model.name)


def needed(service: str, operation: str, params: dict[str, Any]) -> list[Right]:
    """The actions and resources that a call asks IAM for."""
    if "TransactItems" in params:
        return [
            (f"dynamodb:{verb}Item", _table(item["TableName"]))
            for change in params["TransactItems"]
            for verb, item in change.items()
        ]
    if "Statements" in params:
        return [_partiql(statement["Statement"]) for statement in params["Statements"]]
    action = f"{_SERVICES.get(service, service)}:{_ACTIONS.get(operation, operation)}"
    return [(action, resource) for resource in _resources(service, params)]


def _resources(  # noqa: C901 - a line for each service
    service: str, params: dict[str, Any]
) -> list[str]:
    if "RequestItems" in params:
        return [_table(name) for name in params["RequestItems"]]
    if service == "s3" and "Key" not in params:
        # A form for uploads is signed here; its key is in its fields.
        return []
    here = f"{REGION}:{ACCOUNT}"
    match service:
        case "dynamodb":
            index = f"/index/{params['IndexName']}" if "IndexName" in params else ""
            resource = _table(params["TableName"]) + index
        case "s3":
            resource = f"arn:aws:s3:::{params['Bucket']}/{params['Key']}"
        case "sqs":
            resource = f"arn:aws:sqs:{here}:{params['QueueUrl'].rsplit('/', 1)[-1]}"
        case "sesv2":
            name = params.get("ConfigurationSetName", "")
            resource = f"arn:aws:ses:{here}:configuration-set/{name}" if name else "*"
        case "stepfunctions":
            resource = params["stateMachineArn"]
        case "cognito-idp":
            resource = f"arn:aws:cognito-idp:{here}:userpool/{params['UserPoolId']}"
        case _:
            resource = "*"
    return [resource]


def _partiql(statement: str) -> Right:
    """`INSERT INTO "table" ...` asks for dynamodb:PartiQLInsert on the table."""
    verb, table = statement.split(maxsplit=1)[0], statement.split('"')[1]
    return f"dynamodb:PartiQL{verb.title()}", _table(table)


def _table(name: str) -> str:
    return f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/{name}"


def _role_of(function: dict[str, Any]) -> str:
    return str(function["Properties"]["Role"]["Fn::GetAtt"][0])


def _rights(values: Values, role: str) -> Iterator[Right]:
    for policy in values.template["Resources"][role]["Properties"]["Policies"]:
        for statement in values.of(policy["PolicyDocument"]["Statement"]):
            for action in _many(statement["Action"]):
                for resource in _many(statement["Resource"]):
                    yield action, resource


def _many(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
