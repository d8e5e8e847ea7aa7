"""DynamoDB on one machine: a child process over an SQLite file.

The binary comes from npm (`@dynoxide/<platform>`), installed beside this file on first use by the
Node of the virtual environment.
"""

import ctypes
import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

HERE = Path(__file__).parent
VERSION = "1.2.1"
START_SECONDS_MAX = 20
_PR_SET_PDEATHSIG = 1


class Dynoxide:
    """`with Dynoxide(path) as database: database.endpoint`; in memory without a path.

    Enter it from the main thread: on Linux the child dies with the thread that started it, so that
    even `kill -9` of the parent leaves nothing behind.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._child: subprocess.Popen[bytes] | None = None
        self.endpoint = ""

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    @property
    def pid(self) -> int:
        """Of the child; 0 when it does not run."""
        return self._child.pid if self._child else 0

    def start(self) -> None:
        """Run it on a free port of 127.0.0.1 and wait until it listens."""
        port = free_port()
        command = [str(binary()), "serve", "--host", "127.0.0.1", "--port", str(port)]
        if self._path:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            _end_stale(self._pid_file)
            command += ["--db-path", str(self._path)]
        self._child = _spawn(command)
        if self._path:
            self._pid_file.write_text(str(self._child.pid))
        _await_port(port, self._child)
        self.endpoint = f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """End the child; what it acknowledged is in the file."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(5)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child = None
        if self._path:
            self._pid_file.unlink(missing_ok=True)

    @property
    def _pid_file(self) -> Path:
        if self._path is None:
            raise ValueError("no file, no pid file")
        return self._path.with_suffix(".pid")


def binary() -> Path:
    """The program for this machine, installed when it is not there yet."""
    package = f"@dynoxide/{_platform()}"
    found = HERE / "node_modules" / package / "dynoxide"
    if not found.is_file():
        _install(package)
    return found


def _platform() -> str:
    system = {"linux": "linux", "darwin": "darwin"}.get(sys.platform, sys.platform)
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}
    return f"{system}-{machine.get(platform.machine().lower(), platform.machine().lower())}"


def _install(package: str) -> None:
    beside_python = Path(sys.executable).parent
    search = f"{beside_python}{os.pathsep}{os.environ.get('PATH', '')}"
    npm = shutil.which("npm", path=search) or "npm"
    # The lock has the platform the project is tested on; others are asked for by name.
    locked = package in (HERE / "package-lock.json").read_text()
    arguments = ["ci"] if locked else ["install", "--no-save", "--force", f"{package}@{VERSION}"]
    subprocess.run(
        [npm, *arguments, "--silent"], cwd=HERE, check=True, env={**os.environ, "PATH": search}
    )


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _spawn(command: list[str]) -> "subprocess.Popen[bytes]":
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None

    def die_with_parent() -> None:
        if libc is not None:
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)

    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Ctrl-C is for the runner, which stops the database last.
        start_new_session=True,
        preexec_fn=die_with_parent,  # noqa: PLW1509 - only a system call happens in the child
    )


def _await_port(port: int, child: "subprocess.Popen[bytes]") -> None:
    for _ in range(START_SECONDS_MAX * 50):
        if child.poll() is not None:
            raise RuntimeError(f"dynoxide ended at start with code {child.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError("dynoxide does not listen")


def _end_stale(pid_file: Path) -> None:
    """End the child of a runner that was killed where children do not die with their parent."""
    if not pid_file.is_file():
        return
    pid = int(pid_file.read_text() or 0)
    if pid and "dynoxide" in _command_of(pid):
        os.kill(pid, signal.SIGKILL)
        time.sleep(0.2)
    pid_file.unlink()


def _command_of(pid: int) -> str:
    proc = Path(f"/proc/{pid}/cmdline")
    if Path("/proc").is_dir():
        return proc.read_text(errors="replace") if proc.exists() else ""
    ps = shutil.which("ps") or "ps"
    found = subprocess.run(
        [ps, "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False
    )
    return found.stdout
