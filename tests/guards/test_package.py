"""What goes to Lambda is whole, and small."""

import re
from pathlib import Path

import pytest

from infra.package import SERVICES, UNZIPPED_MB_MAX, current, megabytes
from infra.template import ROOT
from infra.unpacked import run, runnable
from tests.guards.test_infra_agrees import functions


def test_the_package_has_the_services_that_the_code_opens() -> None:
    sources = [path.read_text() for path in (ROOT / "chalicelib").rglob("*.py")]
    call = re.compile(r'boto3\.client\(\s*"([^"]+)"')
    opened = {found for source in sources for found in call.findall(source)}
    assert opened == set(SERVICES)


@pytest.fixture(scope="module")
def unzipped() -> Path:
    return current() / "code"


def test_every_handler_is_in_the_unzipped_package(unzipped: Path, tmp_path: Path) -> None:
    folder = runnable(unzipped, tmp_path / "code")
    handlers = sorted({f["Handler"].split(".")[1] for f in functions().values()})
    clients = "; ".join(f"boto3.client({name!r})" for name in SERVICES)
    program = f"import app, boto3; {clients}; print([h for h in {handlers} if hasattr(app, h)])"
    assert run(folder, program).strip() == str(handlers)


def test_what_functions_import_late_is_in_the_unzipped_package(
    unzipped: Path, tmp_path: Path
) -> None:
    folder = runnable(unzipped, tmp_path / "code")
    ours = (path.relative_to(ROOT) for path in (ROOT / "chalicelib").rglob("*.py"))
    names = (".".join(path.with_suffix("").parts) for path in ours)
    modules = sorted(name.removesuffix(".__init__") for name in names)
    program = f"import importlib; [importlib.import_module(m) for m in {modules}]"
    late = "import openpyxl, python_calamine, rustpy_xlsxwriter, minijinja, multipart"
    run(folder, f"{program}; {late}, jwt.algorithms; openpyxl.Workbook()")


def test_the_unzipped_package_is_small(unzipped: Path) -> None:
    assert megabytes(unzipped) <= UNZIPPED_MB_MAX
