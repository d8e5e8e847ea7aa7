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
from typing import Self

from chalicelib.container import Services
from chalicelib.core.clock import MachineClock, local_date, monotonic_seconds, starting_on
from chalicelib.core.errors import RelanceError
from chalicelib.features.access.model import Actor
from chalicelib.ports import Record
from infra.local.demo.books import Books
from infra.local.demo.companies import Invented
from infra.local.demo.seed import drop_extract, found, keep, keep_rest

logger = logging.getLogger(__name__)
LOOK_EVERY_SECONDS = 1.0
# So long after the start a machine with little else to do has lived the past; another says that it
# has not, and is ready without.
WAIT_UNTIL_SECONDS = 7.0


class Demonstration:
    """A company of one data folder; `file` says that its past is written, and up to which day.

    `then` is filled once this one is: two pasts at once would keep a small machine busy.
    """

    def __init__(
        self,
        file: Path,
        company: Invented,
        public_url: str,
        today: date | None,
        then: "Demonstration | None" = None,
    ) -> None:
        self._file, self._company, self._url, self._then = file, company, public_url, then
        self._tenant, self._stopped = company.tenant_id, threading.Event()
        now, zone = starting_on(today, MachineClock()).now(), company.settings.timezone
        self._first_day = local_date(now, zone)
        self._child: subprocess.Popen[bytes] | None = None

    def begin(self) -> Self:
        """Let a child live the past, unless it is written already."""
        self._began = monotonic_seconds()
        if not self._file.exists():
            command = [sys.executable, "-m", "infra.local.demo.seed"]
            given = [self._tenant, self._first_day.isoformat(), self._url]
            self._child = subprocess.Popen([*command, *given], stdout=subprocess.PIPE)
        return self

    def found(self, services: Services) -> None:
        """Make the companies, still empty, and who works there."""
        if not self._file.exists():
            found(services, self._company)
        if self._then:
            self._then.found(services)

    def open(self, services: Services) -> None:
        """Fill the company when it is new; then follow its clock, in the background."""
        rest: list[Record] | None = None
        if self._child:
            since_start = monotonic_seconds() - self._began
            rest = self._fill(services, max(0.1, WAIT_UNTIL_SECONDS - since_start))
            if rest is None:
                print("The demonstration's two years are being lived: its lists fill in a moment.")
        self.go_on(services, rest)

    def go_on(self, services: Services, rest: list[Record] | None = None) -> None:
        """Write what is left, and follow the company's clock, in the background."""
        threading.Thread(target=self._go_on, args=(services, rest), daemon=True).start()

    def _fill(self, services: Services, seconds: float | None) -> list[Record] | None:
        """Write what people look at first, and give back the rest; None when it is not ready."""
        try:
            made, _ = self._child.communicate(timeout=seconds) if self._child else (b"", b"")
        except subprocess.TimeoutExpired:
            return None
        if not made:
            return None
        return keep(services, self._tenant, pickle.loads(made))  # noqa: S301 - from our own child

    def stop(self) -> None:
        """Look at the clock no more."""
        self._stopped.set()
        if self._child and self._child.poll() is None:
            self._child.kill()
        if self._then:
            self._then.stop()

    def _go_on(self, services: Services, rest: list[Record] | None) -> None:
        if self._child:
            left = self._fill(services, None) if rest is None else rest
            if left is None:
                return
            keep_rest(services, self._tenant, left)
            # What was learnt before was learnt without the older history.
            demo = Actor.system(self._tenant, "demo")
            services.forecasts.start(demo)
            services.figures.start(demo)
            self._note({"first_day": self._first_day.isoformat(), "extract": ""})
            print(f"{self._company.settings.name} is complete, with its older history.", flush=True)
        if self._then and not self._stopped.is_set():
            self._then.begin().go_on(services)
        self._follow(services)

    def _follow(self, services: Services) -> None:
        """When the company's day changes, its accounting system drops that day's extract."""
        noted = json.loads(self._file.read_text())
        books: Books | None = None
        while not self._stopped.wait(LOOK_EVERY_SECONDS):
            today = self._today(services)
            if today.isoformat() == noted["extract"]:
                continue
            books = books or Books(date.fromisoformat(noted["first_day"]), company=self._company)
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
