"""Runs Relance on this machine: `python -m infra.local [--empty] [--port N] [--data DIR] ...`."""

import argparse
import logging
import signal
import sys
import threading
from datetime import date
from pathlib import Path

from infra.local.company import USER, demonstration, ensure
from infra.local.demo.companies import COLLECTORS
from infra.local.demo.opening import Demonstration
from infra.local.demo.seed import PASSWORD
from infra.local.machine import Machine, Options
from infra.template import ROOT


def main() -> int:
    """Start, say so, and run until told to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    machine = Machine(_options())
    shown = demonstration(machine.options, machine.origin)
    stopping = threading.Event()
    for wanted in (signal.SIGTERM, signal.SIGINT):
        signal.signal(wanted, lambda *_: stopping.set())
    try:
        machine.start()
    except OSError as error:
        print(f"Port {machine.options.port} is taken: give another with --port. ({error})")
        if shown:
            shown.stop()
        return 1
    try:
        _open(machine, shown)
        stopping.wait()
    finally:
        if shown:
            shown.stop()
        machine.stop()
    return 0


def _open(machine: Machine, shown: Demonstration | None) -> None:
    # The application reads its settings when it is imported: the machine has set them by now.
    from chalicelib.container import services

    ensure(machine, services(), shown)
    machine.write_down(USER)
    machine.go()
    data = machine.options.data
    print("Relance runs on this machine only; no message leaves it (see Outbox).")
    print(f"Sign in as {USER} with {machine.users.password(USER)}")
    if shown:
        print(f"Others of the company, such as {COLLECTORS[0]}, sign in with {PASSWORD}")
    print(f"Data, and a sign-in for scripts (local.json): {data}")
    print(f"ready {machine.origin}", flush=True)


def _options() -> Options:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("--empty", action="store_true", help="no demonstration: an empty company")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--data", type=Path, default=ROOT / ".data", metavar="DIR")
    parser.add_argument(
        "--today", type=date.fromisoformat, metavar="DATE", help="the day on which the clock starts"
    )
    given = parser.parse_args()
    return Options(given.port, given.data.resolve(), given.empty, given.today)


if __name__ == "__main__":
    sys.exit(main())
