"""Seconds, memory and units of a piece of work: this process, its children and the database."""

import json
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.units import Meter, Units

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Figure:
    """One line of the benchmark, filled when its block ends."""

    cpu_s: float = 0
    database_cpu_s: float = 0
    wall_s: float = 0
    peak_mb: float = 0
    units: Units = field(default_factory=Units)

    def as_fields(self) -> dict[str, Any]:
        """As design section 8 names them; `cpu_s` has the database's seconds in it."""
        return {
            "cpu_s": round(self.cpu_s, 3),
            "database_cpu_s": round(self.database_cpu_s, 3),
            "wall_s": round(self.wall_s, 3),
            "peak_mb": round(self.peak_mb),
            "write_units": round(self.units.write),
            "read_units": round(self.units.read, 1),
            "requests": self.units.requests,
        }


@contextmanager
def measured(meter: Meter | None = None, database_pid: int = 0) -> Iterator[Figure]:
    """Measure the block; the meter's own seconds are taken off."""
    figure, meter = Figure(), meter or Meter()
    forget_peak()
    units, own = meter.units, meter.own_seconds
    cpu, database, wall = _cpu(), process_seconds(database_pid), time.perf_counter()
    yield figure
    figure.wall_s = time.perf_counter() - wall - (meter.own_seconds - own)
    figure.database_cpu_s = process_seconds(database_pid) - database
    figure.cpu_s = _cpu() - cpu - (meter.own_seconds - own) + figure.database_cpu_s
    figure.peak_mb = peak_mb()
    figure.units = meter.units - units


def _cpu() -> float:
    """Of this process and of the children that ended."""
    seen = os.times()
    return seen.user + seen.system + seen.children_user + seen.children_system


def process_seconds(pid: int) -> float:
    """User and system time of another process; 0 without one."""
    if not pid:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def forget_peak() -> None:
    """Start a new high-water mark of this process's memory, where the kernel lets us."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def peak_mb() -> float:
    """Most memory this process held since the mark was cleared, or a child that ended."""
    status = Path("/proc/self/status").read_text()
    own = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(own.split()[1]), child) / 1024


def tell(bench: str, figure: Figure | None = None, **fields: Any) -> None:
    """Print one line."""
    measured_fields = figure.as_fields() if figure else {}
    print(json.dumps({"bench": bench, **fields, **measured_fields}), flush=True)
