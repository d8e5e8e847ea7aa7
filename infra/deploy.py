"""`make deploy STAGE=x`: package, say what would change, ask, change it, then publish the web."""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
from botocore.exceptions import ClientError

from infra.package import BUILD, current
from infra.publish import publish
from infra.stack import Stack, StackError
from infra.template import CODE_PLACE, Template


def main() -> int:
    """Deploy one stage; 0 when it is up to date."""
    given = _options()
    parameters = dict(pair.split("=", 1) for pair in given.parameter)
    out = BUILD if given.reuse_package else current()
    bucket = given.bucket or _artifact_bucket()
    template, url = upload(out, bucket)
    stack = Stack(given.stack or f"relance-{given.stage}", boto3.client("cloudformation"))
    try:
        if not _change(stack, template, url, {"Stage": given.stage, **parameters}, yes=given.yes):
            return 1
        _tell_public_url(stack, template, url, parameters)
    except StackError as error:
        print(error)
        return 1
    outputs = stack.outputs()
    if not given.without_web:
        files = publish(outputs["WebBucket"], outputs["DistributionId"])
        print(f"web: {files} files")
    print(f"{outputs['DistributionUrl']}")
    return 0


def upload(out: Path, bucket: str) -> tuple[Template, str]:
    """The zip and the template under their digests; the template, and its address."""
    s3: Any = boto3.client("s3")
    code_key = _put(s3, bucket, "zip", (out / "deployment.zip").read_bytes())
    text = (out / "template.json").read_text()
    template: Template = json.loads(text.replace(CODE_PLACE, f"s3://{bucket}/{code_key}"))
    key = _put(s3, bucket, "json", json.dumps(template, separators=(",", ":")).encode())
    signed = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": key})
    return template, str(signed).split("?", 1)[0]


def _put(s3: Any, bucket: str, kind: str, content: bytes) -> str:  # noqa: ANN401 - boto3's client
    key = f"relance/{hashlib.sha256(content).hexdigest()[:32]}.{kind}"
    try:
        s3.head_object(Bucket=bucket, Key=key)
    except ClientError:
        s3.put_object(Bucket=bucket, Key=key, Body=content)
    return key


def _artifact_bucket() -> str:
    """Where packages lie in this account and region; made at the first deployment."""
    sts: Any = boto3.client("sts")
    account = sts.get_caller_identity()["Account"]
    s3: Any = boto3.client("s3")
    name, region = f"relance-artifacts-{account}-{s3.meta.region_name}", s3.meta.region_name
    try:
        s3.head_bucket(Bucket=name)
    except ClientError:
        print(f"makes the bucket {name} for packages")
        where = (
            {}
            if region == "us-east-1"
            else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        )
        s3.create_bucket(Bucket=name, **where)
        blocked = (
            "BlockPublicAcls",
            "IgnorePublicAcls",
            "BlockPublicPolicy",
            "RestrictPublicBuckets",
        )
        s3.put_public_access_block(
            Bucket=name, PublicAccessBlockConfiguration=dict.fromkeys(blocked, True)
        )
    return name


def _change(
    stack: Stack, template: Template, url: str, parameters: dict[str, str], *, yes: bool
) -> bool:
    name = f"deploy-{uuid4().hex}"
    changes = stack.propose(name, template, url, parameters)
    if changes is None:
        print(f"{stack.name}: nothing to change")
        return True
    print(f"{stack.name}:", *changes, sep="\n")
    if not yes and input("Change this? [y/N] ").strip().lower() not in {"y", "yes"}:
        stack.drop(name)
        print("nothing was changed")
        return False
    stack.apply(name)
    return True


def _tell_public_url(
    stack: Stack, template: Template, url: str, parameters: dict[str, str]
) -> None:
    """Once the distribution exists its address goes to the functions, which write it in links."""
    address = stack.outputs().get("DistributionUrl", "")
    if "PublicUrl" not in parameters and stack.parameters().get("PublicUrl") != address:
        _change(stack, template, url, {**parameters, "PublicUrl": address}, yes=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy", description=__doc__)
    parser.add_argument("--stage", default="dev")
    parser.add_argument("--stack", help="another name than relance-STAGE")
    parser.add_argument("--bucket", help="where packages go; default: one made for that")
    parser.add_argument("--parameter", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--yes", action="store_true", help="change without asking")
    parser.add_argument("--reuse-package", action="store_true", help="deploy build/package as is")
    parser.add_argument("--without-web", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
