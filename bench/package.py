"""What Lambda unpacks and imports, from the package as `make package` builds it."""

import tempfile
from pathlib import Path

from bench.measure import tell
from infra.package import BUILD, build, megabytes
from infra.unpacked import cold_import_seconds, runnable


def run() -> None:
    """Size, and the first import of a new process."""
    out = BUILD if (BUILD / "code").is_dir() else build()
    tell("package.size", unzipped_mb=round(megabytes(out / "code"), 1),
         zipped_mb=round(megabytes(out / "deployment.zip"), 1))  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        code = runnable(out / "code", Path(folder, "code"))
        tell("package.cold_import", wall_s=round(cold_import_seconds(code), 3))
