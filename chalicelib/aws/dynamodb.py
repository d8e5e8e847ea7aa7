"""The table on DynamoDB. Conditions and prefixes are made here and nowhere else."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.errors import ConflictError, RetryableError
from chalicelib.ports import Delete, Index, Put, Record, Value

if TYPE_CHECKING:
    from types_boto3_dynamodb import DynamoDBClient

PLATFORM = "~"
_INDEX_KEYS = {"portfolio": ("p_pk", "p_sk"), "due": ("d_pk", "d_sk")}
_PREFIXED = ("pk", "p_pk", "d_pk")
_BATCH = 25
_BATCH_ATTEMPTS = 8
# What an insert answers where an item stands.
_THERE = {"DuplicateItem", "ConditionalCheckFailed"}
_CONFLICTS = {"ConditionalCheckFailedException", "TransactionConflictException"}


def client() -> "DynamoDBClient":
    """A client with short timeouts: a Lambda function must not wait on one call for a minute."""
    config = Config(
        connect_timeout=3,
        read_timeout=10,
        max_pool_connections=32,
        parameter_validation=False,
        # Said once: boto3 would put its own long name together anew for every call.
        user_agent="relance",
        retries={"mode": "standard", "total_max_attempts": 4},
    )
    return boto3.client("dynamodb", config=config)


def _out(value: Value) -> dict[str, Any]:
    if isinstance(value, str):
        return {"S": value}
    return {"N": str(value)} if isinstance(value, int) else {"B": value}


def _in(value: dict[str, Any]) -> Value:
    ((kind, raw),) = value.items()
    return int(raw) if kind == "N" else raw


class DynamoTable:
    """`ports.Table` on one DynamoDB table."""

    def __init__(self, name: str, dynamodb: "DynamoDBClient | None" = None) -> None:
        self._name, self._client = name, dynamodb or client()

    def for_tenant(self, tenant_id: str) -> "DynamoTenantTable":
        """What belongs to a tenant; its id has no separator in it."""
        if not tenant_id or "|" in tenant_id or tenant_id == PLATFORM:
            msg = f"not a tenant id: {tenant_id!r}"
            raise ValueError(msg)
        return DynamoTenantTable(self._client, self._name, f"{tenant_id}|")

    def platform(self) -> "DynamoTenantTable":
        """What belongs to no tenant."""
        return DynamoTenantTable(self._client, self._name, f"{PLATFORM}|")


class DynamoTenantTable:
    """`ports.TenantTable`: every key that leaves begins with the tenant's prefix."""

    def __init__(self, dynamodb: "DynamoDBClient", name: str, prefix: str) -> None:
        self._client, self._name, self._prefix = dynamodb, name, prefix

    def _item(self, record: Record) -> dict[str, Any]:
        return {
            key: _out(self._prefix + str(value) if key in _PREFIXED else value)
            for key, value in record.items()
        }

    def _record(self, item: dict[str, Any]) -> Record:
        record = {key: _in(value) for key, value in item.items()}
        for key in _PREFIXED:
            if key in record:
                record[key] = str(record[key]).removeprefix(self._prefix)
        return record

    def _key(self, pk: str, sk: str) -> dict[str, Any]:
        return {"pk": {"S": self._prefix + pk}, "sk": {"S": sk}}

    def get(self, pk: str, sk: str) -> Record | None:
        """One record, strongly consistent."""
        found = _call(
            self._client.get_item, TableName=self._name, Key=self._key(pk, sk), ConsistentRead=True
        )
        return self._record(found["Item"]) if "Item" in found else None

    def query(  # noqa: PLR0913 - one question, said whole
        self,
        pk: str,
        *,
        low: str = "",
        high: str = "\U0010ffff",
        newest_first: bool = False,
        limit: int | None = None,
        index: Index | None = None,
    ) -> Iterator[Record]:
        """All pages of a range of one partition."""
        hash_key, range_key = _INDEX_KEYS[index] if index else ("pk", "sk")
        # An empty text is no key value: a space is below every key we make.
        asked: dict[str, Any] = {
            "TableName": self._name,
            "KeyConditionExpression": f"{hash_key} = :p AND {range_key} BETWEEN :l AND :h",
            "ExpressionAttributeValues": {
                ":p": {"S": self._prefix + pk},
                ":l": {"S": low or " "},
                ":h": {"S": high},
            },
            "ScanIndexForward": not newest_first,
        }
        if index:
            asked["IndexName"] = index
        else:
            asked["ConsistentRead"] = True
        if index == "portfolio":
            asked["ProjectionExpression"] = "summary"
        if limit:
            asked["Limit"] = limit
        return islice(self._pages(asked), limit)

    def _pages(self, asked: dict[str, Any]) -> Iterator[Record]:
        while True:
            page = _call(self._client.query, **asked)
            for item in page["Items"]:
                yield self._record(item)
            if "LastEvaluatedKey" not in page:
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def write(self, *changes: Put | Delete) -> None:
        """One conditional write, or one transaction."""
        actions = [self._action(change) for change in changes]
        if len(actions) == 1:
            ((verb, request),) = actions[0].items()
            call = self._client.put_item if verb == "Put" else self._client.delete_item
            _call(call, **request)
        else:
            _call(self._client.transact_write_items, TransactItems=actions)

    def _action(self, change: Put | Delete) -> dict[str, dict[str, Any]]:
        request: dict[str, Any] = {"TableName": self._name}
        if isinstance(change, Put):
            verb, request["Item"] = "Put", self._item(change.record)
        else:
            verb, request["Key"] = "Delete", self._key(change.pk, change.sk)
        if change.expects == 0:
            request["ConditionExpression"] = "attribute_not_exists(pk)"
        elif change.expects is not None:
            request["ConditionExpression"] = "version = :v"
            request["ExpressionAttributeValues"] = {":v": {"N": str(change.expects)}}
        return {verb: request}

    def put_all(self, records: Iterable[Record]) -> None:
        """Batches of 25; what DynamoDB leaves unprocessed is asked again, a bounded time."""
        waiting = [{"PutRequest": {"Item": self._item(record)}} for record in records]
        for start in range(0, len(waiting), _BATCH):
            batch: dict[str, Any] = {self._name: waiting[start : start + _BATCH]}
            for _ in range(_BATCH_ATTEMPTS):
                batch = _call(self._client.batch_write_item, RequestItems=batch)["UnprocessedItems"]
                if not batch:
                    break
            else:
                raise RetryableError("The table did not take every record in time.")

    def put_new(self, records: Sequence[Record]) -> list[int]:
        """Batches of 25 conditional inserts, at the price of plain ones.

        BatchWriteItem takes no condition and a transaction costs twice; a PartiQL INSERT is
        refused where an item stands.
        """
        refused: list[int] = []
        for start in range(0, len(records), _BATCH):
            waiting = list(range(start, min(start + _BATCH, len(records))))
            for _ in range(_BATCH_ATTEMPTS):
                answers = self._insert([records[n] for n in waiting])
                refused += [n for n, code in zip(waiting, answers, strict=True) if code in _THERE]
                waiting = [
                    n
                    for n, code in zip(waiting, answers, strict=True)
                    if code and code not in _THERE
                ]
                if not waiting:
                    break
            else:
                raise RetryableError("The table did not take every record in time.")
        return refused

    def _insert(self, records: list[Record]) -> list[str]:
        """The error of each insert, "" for none."""
        statements = []
        for record in records:
            item = self._item(record)
            # The names of our own attributes; the values travel beside the statement.
            shape = ", ".join(f"'{name}': ?" for name in item)
            statements.append(
                {
                    "Statement": f'INSERT INTO "{self._name}" VALUE {{{shape}}}',
                    "Parameters": list(item.values()),
                }
            )
        answer = _call(self._client.batch_execute_statement, Statements=statements)
        return [each.get("Error", {}).get("Code", "") for each in answer["Responses"]]


def _call(method: Any, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - boto3's own methods
    """Call DynamoDB; its errors become the application's."""
    try:
        return method(**request)  # type: ignore[no-any-return]
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        reasons = {r.get("Code", "") for r in error.response.get("CancellationReasons", [])}
        if code in _CONFLICTS or reasons & {"ConditionalCheckFailed", "TransactionConflict"}:
            raise ConflictError("It changed meanwhile.") from error
        if code in {"ValidationException", "AccessDeniedException", "ResourceNotFoundException"}:
            raise
        raise RetryableError(f"The table did not answer ({code}).") from error
    except BotoCoreError as error:
        raise RetryableError("The table could not be reached.") from error
