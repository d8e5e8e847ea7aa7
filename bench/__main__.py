"""`python -m bench [names]`: every figure, or those whose name begins with a given one.

Each benchmark runs in a process of its own, so that none inherits another's memory.
"""

import subprocess
import sys
from collections.abc import Callable

from bench import (
    accounts,
    bulk,
    exports,
    imports,
    letters,
    package,
    plans,
    reminders,
    replays,
    reports,
)

SMALL, LARGE = 10_000, 100_000
BENCHES: dict[str, Callable[[], None]] = {
    "import.csv.small": lambda: imports.run("csv", SMALL),
    "import.xlsx.small": lambda: imports.run("xlsx", SMALL),
    "import.csv.large": lambda: imports.run("csv", LARGE),
    "import.xlsx.large": lambda: imports.run("xlsx", LARGE),
    "reminders.decide_and_render": lambda: reminders.run_pure(LARGE // 10),
    "daily_run": lambda: reminders.run_daily(LARGE),
    "run.send": lambda: reminders.run_daily(LARGE, LARGE // 10, "run.send"),
    "letters.pdf": lambda: letters.run_pdf(1_000),
    "sheet.open": lambda: accounts.run_sheet(SMALL),
    "report.aged.10k": lambda: accounts.run_aged_balance(SMALL),
    "report.aged.100k": lambda: accounts.run_aged_balance(LARGE),
    "report.aged.1m": lambda: accounts.run_aged_balance(LARGE * 10),
    "report.aged.past": lambda: reports.run_past(LARGE),
    "report.dso": lambda: reports.run_months(LARGE),
    "report.forecast": lambda: accounts.run_forecast(LARGE),
    "report.consolidation": lambda: reports.run_consolidation(LARGE),
    "agenda.open": lambda: accounts.run_agenda(LARGE),
    "dashboard.open": lambda: accounts.run_dashboard(LARGE),
    "search.filter.10k": lambda: accounts.run_search(LARGE),
    "search.filter.100k": lambda: accounts.run_search(LARGE * 10, one_each=True),
    "bulk.assign": lambda: bulk.run_assign(1_000),
    "plans.step": lambda: plans.run_step(500),
    "export.xlsx": lambda: exports.run(LARGE),
    "replay": lambda: replays.run(LARGE),
    "package": package.run,
}


def main(names: list[str]) -> int:
    """Run what was asked; one alone in this process."""
    chosen = [b for b in BENCHES if not names or any(b.startswith(name) for name in names)]
    if not chosen:
        print(f"Known: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    if len(chosen) == 1:
        BENCHES[chosen[0]]()
        return 0
    commands = [[sys.executable, "-m", "bench", name] for name in chosen]
    return max(subprocess.run(command, check=False).returncode for command in commands)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
