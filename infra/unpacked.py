"""The unzipped package on this machine: its own modules, native ones from the environment.

The package is for Lambda's processor. Extension modules of the same versions stand in for those,
so that everything else (what was left out, what was compiled) is truly the package's.
"""

import importlib.util
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from infra.package import megabytes


def runnable(code: Path, out: Path) -> Path:
    """Copy the code to `out` with this machine's extension modules; gives `out`."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(code, out, ignore=shutil.ignore_patterns("*.so"))
    for native in sorted(path.relative_to(code) for path in code.rglob("*.so")):
        for built in _built_here(native):
            shutil.copy(built, out / native.parent / built.name)
    # What extension modules bring beside them, such as the libraries that read images.
    here = Path(sysconfig.get_path("platlib"))
    for brought in code.glob("*.libs"):
        shutil.copytree(here / brought.name, out / brought.name, dirs_exist_ok=True)
    return out


def run(folder: Path, program: str, environment: dict[str, str] | None = None) -> str:
    """Run a program that can import the folder and the standard library alone; its output."""
    finished = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            "-c",
            f"import sys; sys.path.insert(0, {str(folder)!r})\n" + program,
        ],
        capture_output=True,
        text=True,
        check=False,
        env={"AWS_DEFAULT_REGION": "eu-west-3", **(environment or {})},
    )
    if finished.returncode:
        raise RuntimeError(finished.stderr)
    return finished.stdout


def cold_import_seconds(folder: Path) -> float:
    """How long a new process takes to import the application, compiled modules in place."""
    program = (
        "from time import perf_counter as now; begun = now(); import app; print(now() - begun)"
    )
    return min(float(run(folder, program)) for _ in range(5))


def unzipped_megabytes(code: Path) -> float:
    """What Lambda keeps on its disk."""
    return megabytes(code)


def _built_here(native: Path) -> Iterator[Path]:
    name = native.name.split(".")[0]
    parent = native.parent.as_posix().replace("/", ".")
    if parent == ".":
        spec = importlib.util.find_spec(name)
    else:
        spec = importlib.util.find_spec(f"{parent}.{name}")
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{native} is in the package and not in this environment")
    yield Path(spec.origin)
