"""Files in a bucket. Sizes are limited by the form's own policy, and again when read."""

from typing import TYPE_CHECKING
from urllib.parse import quote

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.core.errors import InvalidError, NotFoundError, RetryableError
from chalicelib.ports import Ticket

if TYPE_CHECKING:
    from types_boto3_s3 import S3Client

TICKET_SECONDS = 15 * 60
LINK_SECONDS = 5 * 60
_ABSENT = {"NoSuchKey", "404", "NotFound"}


def client() -> "S3Client":
    """A client with short timeouts and signatures that presigned forms accept everywhere."""
    config = Config(
        connect_timeout=3,
        read_timeout=30,
        signature_version="s3v4",
        retries={"mode": "standard", "total_max_attempts": 4},
        s3={"addressing_style": "path"},
    )
    return boto3.client("s3", config=config)


class S3Files:
    """`ports.Files` on one bucket."""

    def __init__(self, bucket: str, s3: "S3Client | None" = None) -> None:
        self._bucket, self._s3 = bucket, s3 or client()

    def put(self, key: str, content: bytes, content_type: str) -> None:
        """Store; the same key again replaces."""
        try:
            self._s3.put_object(
                Bucket=self._bucket, Key=key, Body=content, ContentType=content_type
            )
        except (ClientError, BotoCoreError) as error:
            raise RetryableError("The file could not be stored.") from error

    def get(self, key: str, limit_bytes: int) -> bytes:
        """Content, never more than the limit in memory."""
        try:
            found = self._s3.get_object(Bucket=self._bucket, Key=key)
            if found["ContentLength"] > limit_bytes:
                raise InvalidError(
                    f"The file is larger than {limit_bytes} bytes.", code="too_large"
                )
            return found["Body"].read()
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in _ABSENT:
                raise NotFoundError("There is no such file.") from error
            raise RetryableError("The file could not be read.") from error
        except BotoCoreError as error:
            raise RetryableError("The file could not be read.") from error

    def ticket(self, key: str, limit_bytes: int) -> Ticket:
        """A presigned form for exactly this key."""
        form = self._s3.generate_presigned_post(
            self._bucket,
            key,
            Conditions=[["content-length-range", 1, limit_bytes]],
            ExpiresIn=TICKET_SECONDS,
        )
        return Ticket(form["url"], form["fields"])

    def link(self, key: str, filename: str) -> str:
        """A presigned download that a browser saves and never shows as a page."""
        asked = {
            "Bucket": self._bucket,
            "Key": key,
            "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(filename)}",
            "ResponseContentType": "application/octet-stream",
        }
        return self._s3.generate_presigned_url("get_object", Params=asked, ExpiresIn=LINK_SECONDS)

    def delete(self, key: str) -> None:
        """Remove."""
        try:
            self._s3.delete_object(Bucket=self._bucket, Key=key)
        except (ClientError, BotoCoreError) as error:
            raise RetryableError("The file could not be removed.") from error
