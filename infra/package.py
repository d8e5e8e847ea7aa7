"""`make package`: the template and one zip for all functions, ready for CloudFormation.

`chalice package` builds both; this keeps of boto3 only the services the application calls, adds
compiled modules (Lambda's disk is read-only, so every cold start would compile anew) and writes the
zip so that the same sources give the same bytes.
"""

import fcntl
import hashlib
import json
import os
import py_compile
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from infra.template import CHALICE_STAGE, REGION, ROOT, Template, cloudformation, sam

BUILD = ROOT / "build" / "package"
UNZIPPED_MB_MAX = 110
# Services that chalicelib opens a client of; a guard compares this with the code.
SERVICES = ("cognito-idp", "dynamodb", "s3", "sesv2", "sns", "sqs", "stepfunctions")
SIGNED_AS = {"sesv2": "email", "stepfunctions": "states"}
_EPOCH = (1980, 1, 1, 0, 0, 0)
# Parts of dependencies that no function of ours reaches; the test that imports every handler of the
# unzipped package says when this is no longer so.
_UNREACHED = (
    "bin",
    "boto3/data",
    "boto3/examples",
    "cffi",  # cryptography needs _cffi_backend alone
    "pycparser",
    "pydantic/v1",
    "holidays/locale",  # dates are asked for, not their names
    "holidays/financial",
    "icalendar/tests",
    *(
        f"aws_lambda_powertools/utilities/{name}"
        for name in (
            "auth_alpha",
            "circuit_breaker",
            "data_masking",
            "feature_flags",
            "kafka",
            "parameters",
            "parser",
            "streaming",
            "validation",
        )
    ),
    "aws_lambda_powertools/event_handler",
)
# Ours keep their sources, for readable tracebacks; of dependencies the compiled modules are enough.
_OURS = ("app.py", "chalicelib")


def current(root: Path = ROOT, out: Path = BUILD) -> Path:
    """The package of the sources as they are now, built when they changed since the last time."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.with_suffix(".lock").open("w") as held:
        # Tests and a person may ask at once, and Chalice builds in one place.
        fcntl.flock(held, fcntl.LOCK_EX)
        digest, stamp = _digest(root), out / "sources"
        if not stamp.is_file() or stamp.read_text() != digest:
            build(root, out)
            stamp.write_text(digest)
    return out


def build(root: Path = ROOT, out: Path = BUILD) -> Path:
    """Make the package in this folder: `template.json`, `deployment.zip`, and `code/` unzipped."""
    shutil.rmtree(out, ignore_errors=True)
    _chalice(root, out)
    code = out / "code"
    with zipfile.ZipFile(out / "deployment.zip") as archive:
        archive.extractall(code)
    _prune(code)
    _compile(code)
    _zip(code, out / "deployment.zip")
    template = sam(root)
    # SAM and CloudFormation would refuse what is wrong with it: better here.
    cloudformation(template)
    write(template, out / "template.json")
    (out / "sam.yaml").unlink()
    return out


def write(template: Template, file: Path) -> None:
    """As JSON: CloudFormation reads no YAML anchors."""
    file.write_text(json.dumps(template, indent=1, sort_keys=True) + "\n")


def megabytes(path: Path) -> float:
    """Of a file, or of all files below."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files) / 1_000_000


def _digest(root: Path) -> str:
    folders = [path for path in (root / "chalicelib").rglob("*") if path.is_file()]
    inputs = [
        root / "app.py",
        root / "requirements.txt",
        root / ".chalice" / "config.json",
        root / "infra" / "resources.yaml",
        root / "infra" / "state_machines" / "plan.asl.json",
        Path(__file__),
        *sorted(folders),
    ]
    summary = hashlib.sha256(sys.version.encode())
    for path in inputs:
        if path.suffix != ".pyc":
            summary.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return summary.hexdigest()


def _chalice(root: Path, out: Path) -> None:
    merge = root / "infra" / "resources.yaml"
    program = Path(sys.executable).parent / "chalice"
    # Chalice asks for a region even to package.
    environment = {"AWS_DEFAULT_REGION": REGION, **os.environ}
    said = subprocess.run(
        [
            program,
            "--project-dir",
            root,
            "package",
            "--stage",
            CHALICE_STAGE,
            "--merge-template",
            merge,
            out,
        ],
        check=True,
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
    ).stdout
    # Chalice goes on without a dependency that has no wheel for Lambda, and exits with 0.
    if "Could not install dependencies" in said:
        raise RuntimeError(said)


def _prune(code: Path) -> None:
    for name in _UNREACHED:
        shutil.rmtree(code / name, ignore_errors=True)
    for leftover in [*code.rglob("__pycache__"), *code.glob("*.dist-info/sboms")]:
        shutil.rmtree(leftover)
    # The installer's list of files is no longer true, and nobody checks types there.
    for unread in [*code.glob("*.dist-info/RECORD"), *code.rglob("*.pyi")]:
        unread.unlink()
    data = code / "botocore" / "data"
    for model in data.iterdir():
        if model.is_dir() and model.name not in SERVICES:
            shutil.rmtree(model)
    _prune_endpoints(data / "endpoints.json")


def _prune_endpoints(file: Path) -> None:
    """boto3 reads the whole list at its first client: 1.2 MB for five services."""
    endpoints = json.loads(file.read_text())
    kept = {SIGNED_AS.get(name, name) for name in SERVICES}
    for partition in endpoints["partitions"]:
        services = partition["services"]
        partition["services"] = {name: services[name] for name in services if name in kept}
    file.write_text(json.dumps(endpoints, separators=(",", ":")))


def _compile(code: Path) -> None:
    for source in sorted(code.rglob("*.py")):
        name = source.relative_to(code)
        is_ours = name.parts[0] in _OURS
        # A compiled module in its source's place is imported without it.
        place = None if is_ours else str(source.with_suffix(".pyc"))
        py_compile.compile(
            str(source),
            place,
            f"/var/task/{name}",
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )
        if not is_ours:
            source.unlink()


def _zip(code: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(path for path in code.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(code).as_posix(), _EPOCH)
            entry.external_attr = (0o755 if file.suffix == ".so" else 0o644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


def main() -> int:
    """Build and say what came out."""
    out = current()
    unzipped = megabytes(out / "code")
    print(f"{out / 'template.json'}")
    print(
        f"{out / 'deployment.zip'}: {megabytes(out / 'deployment.zip'):.1f} MB, "
        f"unzipped {unzipped:.1f} MB (at most {UNZIPPED_MB_MAX})"
    )
    return 0 if unzipped <= UNZIPPED_MB_MAX else 1


if __name__ == "__main__":
    sys.exit(main())
