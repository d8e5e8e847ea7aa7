"""The built web into its bucket: assets first, the page last, old assets kept for open tabs."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3

from infra.local.web import DIST, caching, content_type


def publish(bucket: str, distribution: str, dist: Path = DIST) -> int:
    """Upload every file and tell CloudFront; how many files went up."""
    s3: Any = boto3.client("s3")
    files = sorted((file for file in dist.rglob("*") if file.is_file()), key=_page_last)
    for file in files:
        name = file.relative_to(dist).as_posix()
        s3.put_object(
            Bucket=bucket,
            Key=name,
            Body=file.read_bytes(),
            ContentType=content_type(name),
            CacheControl=caching(name),
        )
    if files:
        _invalidate(distribution)
    return len(files)


def _page_last(file: Path) -> tuple[bool, str]:
    return file.name == "index.html", file.as_posix()


def _invalidate(distribution: str) -> None:
    # Assets carry a digest in their name; only what keeps its name must be asked for again.
    cloudfront: Any = boto3.client("cloudfront")
    cloudfront.create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": str(uuid4()),
        },
    )
