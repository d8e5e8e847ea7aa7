"""A function on one machine has the rights of its role on AWS, and no others."""

import boto3
import pytest
from botocore.exceptions import ClientError

from infra.local.permissions import Permissions, acting_as, needed
from infra.local.values import ACCOUNT, REGION, Values
from infra.template import Template

TABLE = f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table"


def template(*statements: dict[str, object]) -> Template:
    policies = [{"PolicyDocument": {"Statement": list(statements)}}]
    return {
        "Resources": {
            "Work": {
                "Type": "AWS::Lambda::Function",
                "Properties": {"Role": {"Fn::GetAtt": ["WorkRole", "Arn"]}},
            },
            "WorkRole": {"Type": "AWS::IAM::Role", "Properties": {"Policies": policies}},
            "Table": {"Type": "AWS::DynamoDB::Table"},
        }
    }


def permissions(*statements: dict[str, object]) -> Permissions:
    return Permissions(Values(template(*statements), "http://127.0.0.1:1", {}, {}))


READS = {"Action": "dynamodb:GetItem", "Resource": {"Fn::GetAtt": ["Table", "Arn"]}}


def test_a_function_may_do_what_its_role_says() -> None:
    assert permissions(READS).allows("relance-work", ("dynamodb:GetItem", f"{TABLE}/relance-table"))


@pytest.mark.parametrize(
    "right",
    [
        ("dynamodb:PutItem", f"{TABLE}/relance-table"),
        ("dynamodb:GetItem", f"{TABLE}/other"),
        ("dynamodb:GetItem", f"{TABLE}/relance-table/index/due"),
    ],
)
def test_a_function_may_do_nothing_else(right: tuple[str, str]) -> None:
    assert not permissions(READS).allows("relance-work", right)


@pytest.mark.parametrize(
    ("service", "operation", "params", "right"),
    [
        (
            "dynamodb",
            "Query",
            {"TableName": "t", "IndexName": "due"},
            ("dynamodb:Query", f"{TABLE}/t/index/due"),
        ),
        (
            "dynamodb",
            "BatchWriteItem",
            {"RequestItems": {"t": []}},
            ("dynamodb:BatchWriteItem", f"{TABLE}/t"),
        ),
        (
            "dynamodb",
            "TransactWriteItems",
            {"TransactItems": [{"Put": {"TableName": "t"}}]},
            ("dynamodb:PutItem", f"{TABLE}/t"),
        ),
        (
            "dynamodb",
            "BatchExecuteStatement",
            {"Statements": [{"Statement": 'INSERT INTO "t" x'}]},
            ("dynamodb:PartiQLInsert", f"{TABLE}/t"),
        ),
        ("s3", "GetObject", {"Bucket": "b", "Key": "k"}, ("s3:GetObject", "arn:aws:s3:::b/k")),
        (
            "sqs",
            "SendMessageBatch",
            {"QueueUrl": "http://x/1/q"},
            ("sqs:SendMessage", f"arn:aws:sqs:{REGION}:{ACCOUNT}:q"),
        ),
        (
            "sesv2",
            "SendEmail",
            {"ConfigurationSetName": "c"},
            ("ses:SendEmail", f"arn:aws:ses:{REGION}:{ACCOUNT}:configuration-set/c"),
        ),
    ],
)
def test_each_call_asks_for_the_right_that_iam_names(
    service: str, operation: str, params: dict[str, object], right: tuple[str, str]
) -> None:
    assert needed(service, operation, params) == [right]


@pytest.fixture
def _own_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)


@pytest.mark.usefixtures("_own_session")
def test_a_call_without_the_right_is_refused_as_on_aws() -> None:
    permissions(READS).enforce()
    client = boto3.client("dynamodb", region_name=REGION, endpoint_url="http://127.0.0.1:1")
    with acting_as("relance-work"), pytest.raises(ClientError, match="AccessDenied"):
        client.delete_item(TableName="relance-table", Key={"pk": {"S": "x"}})
