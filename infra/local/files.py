"""S3 on one machine: moto answers, and each object also lies in the data folder."""

import json
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from moto.s3.models import s3_backends

from infra.local.bus import Bus
from infra.local.values import ACCOUNT

_WRITES = {"PUT", "POST", "DELETE"}
_REFUSED = 300


class Files:
    """Follows what is written to some buckets."""

    def __init__(self, folder: Path, buckets: list[str], announced: set[str], bus: Bus) -> None:
        self._folder, self._announced, self._bus = folder, announced, bus
        self._s3: Any = s3_backends[ACCOUNT]["aws"]
        self._known: dict[str, dict[str, str]] = {bucket: {} for bucket in buckets}
        self._lock = threading.Lock()
        for bucket in buckets:
            self._s3.create_bucket(bucket, "eu-west-3")
            self._restore(bucket)

    def owns(self, path: str) -> bool:
        """Whether the path begins with one of the buckets."""
        return path.split("/")[1] in self._known

    def written(self, method: str, path: str, status: int) -> None:
        """Keep and announce what a request has just changed; its answer has not left yet."""
        if method not in _WRITES or status >= _REFUSED:
            return
        bucket, _, key = unquote(path.lstrip("/")).partition("/")
        with self._lock:
            # A form or a finished multipart upload does not say its key in the address.
            keys = [key] if key and method != "POST" else sorted(self._all(bucket))
            for changed in keys:
                self._follow(bucket, changed)

    def _all(self, bucket: str) -> set[str]:
        return set(self._s3.get_bucket(bucket).keys) | set(self._known[bucket])

    def _follow(self, bucket: str, key: str) -> None:
        found = self._s3.get_bucket(bucket).keys.get(key)
        file, known = self._file(bucket, key), self._known[bucket]
        if found is None:
            file.unlink(missing_ok=True)
            known.pop(key, None)
            return
        # Objects that were written again are announced again, even when their content is the same.
        stamp = f"{found.etag} {found.last_modified.timestamp()}"
        if known.get(key) != stamp:
            _keep(file, key, str(found.metadata.get("Content-Type", "")), found.value)
            known[key] = stamp
            self._announce(bucket, found)

    def _announce(self, bucket: str, found: Any) -> None:  # noqa: ANN401 - moto's own
        if bucket in self._announced:
            written_us = int(found.last_modified.timestamp() * 1_000_000)
            detail = {
                "version": "0",
                "bucket": {"name": bucket},
                "object": {
                    "key": found.name,
                    "size": len(found.value),
                    "etag": found.etag.strip('"'),
                    "sequencer": f"{written_us:018X}",
                },
                "reason": "PutObject",
            }
            self._bus.publish("aws.s3", "Object Created", detail)

    def _restore(self, bucket: str) -> None:
        for key, content_type, content in _kept(self._folder / bucket):
            found = self._s3.put_object(bucket, key, content, disable_notification=True)
            found.set_metadata({"Content-Type": content_type})
            self._known[bucket][key] = f"{found.etag} {found.last_modified.timestamp()}"

    def _file(self, bucket: str, key: str) -> Path:
        return self._folder / bucket / sha256(key.encode()).hexdigest()


def _keep(file: Path, key: str, content_type: str, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    head = json.dumps({"key": key, "type": content_type}).encode()
    half = file.with_suffix(".half")
    half.write_bytes(head + b"\n" + content)
    half.replace(file)


def _kept(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    for file in sorted(folder.glob("*")):
        if file.suffix != ".half":
            head, _, content = file.read_bytes().partition(b"\n")
            said = json.loads(head)
            yield said["key"], said["type"], content
