"""The calls of SQS that the application and a person with a command line make, on `Messages`."""

import json
from collections.abc import Callable
from hashlib import md5
from typing import Any

from infra.local.messages import Messages
from infra.local.wsgi import Answer, json_answer

TARGET = "AmazonSQS."


class Sqs:
    """SQS in its JSON protocol, for the queues of the template (`urls` by queue)."""

    def __init__(self, messages: Messages, urls: dict[str, str]) -> None:
        self._messages, self._urls = messages, urls

    def handle(self, target: str, body: bytes) -> Answer:
        """Answer one call."""
        action, asked = target.removeprefix(TARGET), json.loads(body or b"{}")
        calls: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "SendMessage": self._send,
            "SendMessageBatch": self._send_batch,
            "ReceiveMessage": self._receive,
            "DeleteMessage": self._delete,
            "GetQueueAttributes": self._attributes,
            "GetQueueUrl": lambda a: {"QueueUrl": self._urls[a["QueueName"]]},
            "ListQueues": lambda _: {"QueueUrls": sorted(self._urls.values())},
        }
        if action not in calls:
            return _error("UnsupportedOperation", f"{action} is not played on one machine.")
        try:
            return json_answer(calls[action](asked), content_type="application/x-amz-json-1.0")
        except KeyError:
            return _error("QueueDoesNotExist", "The specified queue does not exist.")

    def _place(self, asked: dict[str, Any]) -> str:
        name = str(asked["QueueUrl"]).rsplit("/", 1)[-1]
        self._urls[name]  # raises KeyError for an unknown queue
        return name

    def _send(self, asked: dict[str, Any]) -> dict[str, Any]:
        body = asked["MessageBody"]
        (message_id,) = self._messages.send(self._place(asked), body)
        return {"MessageId": message_id, "MD5OfMessageBody": _md5(body)}

    def _send_batch(self, asked: dict[str, Any]) -> dict[str, Any]:
        entries = asked["Entries"]
        ids = self._messages.send(self._place(asked), *(e["MessageBody"] for e in entries))
        sent = [
            {"Id": e["Id"], "MessageId": i, "MD5OfMessageBody": _md5(e["MessageBody"])}
            for e, i in zip(entries, ids, strict=True)
        ]
        return {"Successful": sent, "Failed": []}

    def _receive(self, asked: dict[str, Any]) -> dict[str, Any]:
        most, hidden_s = asked.get("MaxNumberOfMessages", 1), asked.get("VisibilityTimeout", 30)
        taken = self._messages.claim(self._place(asked), most, hidden_s)
        return {
            "Messages": [
                {
                    "MessageId": found.id,
                    "ReceiptHandle": found.id,
                    "Body": found.body,
                    "MD5OfBody": _md5(found.body),
                }
                for found in taken
            ]
        }

    def _delete(self, asked: dict[str, Any]) -> dict[str, Any]:
        self._place(asked)
        self._messages.remove(asked["ReceiptHandle"])
        return {}

    def _attributes(self, asked: dict[str, Any]) -> dict[str, Any]:
        count = self._messages.count(self._place(asked))
        return {"Attributes": {"ApproximateNumberOfMessages": str(count)}}


def _md5(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()


def _error(code: str, text: str) -> Answer:
    return json_answer(
        {"__type": f"com.amazonaws.sqs#{code}", "message": text}, 400, "application/x-amz-json-1.0"
    )
