"""The table as `infra/resources.yaml` describes it, made on any DynamoDB."""

from typing import Any

import boto3

from infra.template import resources

_ASKED = ("AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes")


def create_table(endpoint: str, name: str) -> None:
    """Make the table with its indexes at this address; nothing happens when it is there."""
    client: Any = boto3.client(
        "dynamodb",
        endpoint_url=endpoint,
        region_name="eu-west-3",
        aws_access_key_id="local",
        aws_secret_access_key="local",  # noqa: S106 - an emulator asks for one and checks none
    )
    if name in client.list_tables()["TableNames"]:
        return
    declared = resources()["Resources"]["Table"]["Properties"]
    client.create_table(TableName=name, **{key: declared[key] for key in _ASKED})
    client.update_time_to_live(
        TableName=name, TimeToLiveSpecification=declared["TimeToLiveSpecification"]
    )
