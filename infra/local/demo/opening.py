"""The demonstration's first start, and the days after it.

The past takes some seconds to live: a child process does it while the rest of the machine comes up.
What is looked at first is written before the machine says `ready`; the older history follows.
"""

import json
import logging
import pickle
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

from chalicelib.container import Services
from chalicelib.core.clock import MachineClock, local_date, monotonic_seconds, starting_on
from chalicelib.core.errors import RelanceError
from chalicelib.features.access.model import Actor
from chalicelib.ports import Record
from infra.local.demo.books import Books
from infra.local.demo.seed import COMPANY, drop_extract, found, keep, keep_rest

logger = logging.getLogger(__name__)
LOOK_EVERY_SECONDS = 1.0
# So long after the start a machine with little else to do has lived the past; another says that it
# has not, and is ready without.
WAIT_UNTIL_SECONDS = 7.0


class Demonstration:
    """The company of one data folder; `file` says that its past is written, and up to which day."""

    def __init__(self, file: Path, tenant_id: str, public_url: str, today: date | None) -> None:
        self._file, self._tenant, self._stopped = file, tenant_id, threading.Event()
        self._began = monotonic_seconds()
        self._first_day = local_date(starting_on(today, MachineClock()).now(), COMPANY.timezone)
        self._child = None if file.exists() else self._begin(public_url)

    def _begin(self, public_url: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "infra.local.demo.seed"]
        given = [self._tenant, self._first_day.isoformat(), public_url]
        return subprocess.Popen([*command, *given], stdout=subprocess.PIPE)

    def open(self, services: Services) -> None:
        """Fill the company when it is new; then follow its clock, in the background."""
        rest: list[Record] | None = None
        if self._child:
            found(services, self._tenant)
            since_start = monotonic_seconds() - self._began
            rest = self._fill(services, max(0.1, WAIT_UNTIL_SECONDS - since_start))
            if rest is None:
                print("The demonstration's two years are being lived: its lists fill in a moment.")
        threading.Thread(target=self._go_on, args=(services, rest), daemon=True).start()

    def _fill(self, services: Services, seconds: float | None) -> list[Record] | None:
        """Write what people look at first, and give back the rest; None when it is not ready."""
        try:
            made, _ = self._child.communicate(timeout=seconds) if self._child else (b"", b"")
        except subprocess.TimeoutExpired:
            return None
        return keep(services, self._tenant, pickle.loads(made))  # noqa: S301 - from our own child

    def stop(self) -> None:
        """Look at the clock no more."""
        self._stopped.set()
        if self._child and self._child.poll() is None:
            self._child.kill()

    def _go_on(self, services: Services, rest: list[Record] | None) -> None:
        if self._child:
            left = self._fill(services, None) if rest is None else rest
            keep_rest(services, self._tenant, left or [])
            # What was learnt before was learnt without the older history.
            system = Actor.system(self._tenant, "demo")
            services.forecasts.start(system)
            services.figures.start(system)
            self._note({"first_day": self._first_day.isoformat(), "extract": ""})
            print("The demonstration is complete, with its older history.", flush=True)
        self._follow(services)

    def _follow(self, services: Services) -> None:
        """When the company's day changes, its accounting system drops that day's extract."""
        noted = json.loads(self._file.read_text())
        books: Books | None = None
        while not self._stopped.wait(LOOK_EVERY_SECONDS):
            today = self._today(services)
            if today.isoformat() == noted["extract"]:
                continue
            books = books or Books(date.fromisoformat(noted["first_day"]))
            try:
                drop_extract(services, self._tenant, books, today)
            except RelanceError:
                logger.exception("the day's extract could not be dropped; it is tried again")
                continue
            noted["extract"] = today.isoformat()
            self._note(noted)

    def _today(self, services: Services) -> date:
        return services.company.today(Actor.system(self._tenant, "demo"))

    def _note(self, said: dict[str, str]) -> None:
        half = self._file.with_suffix(".half")
        half.write_text(json.dumps(said))
        half.replace(self._file)
