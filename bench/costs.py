"""What a month on AWS costs, from measured figures and public prices.

    python -m bench > figures.jsonl
    python -m bench.costs < figures.jsonl

Prints the table of docs/costs.md. Prices are those of us-east-1 in dollars, without free tiers;
Paris is 10 to 20 % dearer for most of them. Assumptions stand beside their numbers.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields

from infra.template import resources

# Public prices, dollars.
WRITE_UNIT, READ_UNIT = 0.625e-6, 0.125e-6
TABLE_GB, BACKUP_GB = 0.25, 0.20
GB_SECOND, INVOCATION = 0.0000133334, 0.20e-6  # arm64
API_REQUEST, QUEUE_REQUEST, TOPIC_MESSAGE = 3.50e-6, 0.40e-6, 0.50e-6
EMAIL, LOG_GB, ALARM = 0.10e-3, 0.50, 0.10
BUCKET_GB = 0.023

# Assumptions.
WORKING_DAYS = 22
CHANGED_PER_DAY = 0.05  # of the accounts, in each day's extract
REMINDERS_PER_ACCOUNT = 1.0  # a month
ANSWERS_PER_REMINDER = 0.1
ACCOUNTS_PER_COLLECTOR = 1_000
API_REQUESTS_PER_COLLECTOR_DAY = 1_500
SHEETS_PER_COLLECTOR_DAY = 150
WHOLE_PORTFOLIO_READS_PER_COLLECTOR_DAY = 40  # lists, reports and dashboards
TABLE_KB_PER_ACCOUNT = 25  # with two years of history and closed items
EXTRACT_KB_PER_ACCOUNT, EXTRACTS_KEPT_DAYS = 1.5, 90
LOG_KB_PER_INVOCATION = 1.0
SECONDS_PER_CPU_SECOND = 2.0  # waiting for the table and for SES counts, too
MEMORY_GB = 1769 / 1024  # the size at which a function has one processor


@dataclass(frozen=True)
class Month:
    """Dollars a month, by service."""

    reminders_by_ses: float
    dynamodb: float
    functions: float
    api: float
    queues_and_topics: float
    storage: float
    logs_and_alarms: float

    @property
    def total(self) -> float:
        """All of it."""
        return sum(getattr(self, f.name) for f in fields(self))


def month(figures: dict[str, dict[str, float]], accounts: int) -> Month:
    """The month of a company with so many accounts of ten open items."""
    imports = figures["import.csv.changed_5_percent"]
    scale = accounts / (imports["items"] / 10)
    run, news = figures["daily_run"], figures["daily_run.news"]
    sheet, portfolio = figures["sheet.open"], figures["report.aged"]
    sent = accounts * REMINDERS_PER_ACCOUNT
    collectors = max(1.0, accounts / ACCOUNTS_PER_COLLECTOR)
    days = collectors * WORKING_DAYS
    looks = days * WHOLE_PORTFOLIO_READS_PER_COLLECTOR_DAY
    requests = days * API_REQUESTS_PER_COLLECTOR_DAY
    writes = (
        WORKING_DAYS * scale * imports["write_units"]
        + sent * (run["write_units_each"] + news["write_units_each"])
        + sent * ANSWERS_PER_REMINDER * 20
    )
    reads = (
        WORKING_DAYS * scale * imports["read_units"]
        + sent * (run["read_units_each"] + news["read_units_each"])
        + days * SHEETS_PER_COLLECTOR_DAY * sheet["read_units_each"]
        + looks * scale * portfolio["read_units"]
        + requests * 2
    )
    seconds = SECONDS_PER_CPU_SECOND * (
        WORKING_DAYS * scale * imports["cpu_s"]
        + sent * (run["cpu_ms_each"] + news["cpu_ms_each"]) / 1000
        + looks * scale * portfolio["cpu_s"]
        + requests * sheet["p50_ms"] / 1000
    )
    invocations = requests + sent * (0.1 + 2) + WORKING_DAYS * scale * 60
    gigabytes = accounts * TABLE_KB_PER_ACCOUNT / 1e6
    kept = accounts * EXTRACT_KB_PER_ACCOUNT * EXTRACTS_KEPT_DAYS / 1e6
    alarms = sum(
        r.get("Type") == "AWS::CloudWatch::Alarm" for r in resources()["Resources"].values()
    )
    return Month(
        reminders_by_ses=sent * EMAIL,
        dynamodb=writes * WRITE_UNIT + reads * READ_UNIT,
        functions=seconds * MEMORY_GB * GB_SECOND + invocations * INVOCATION,
        api=requests * API_REQUEST,
        queues_and_topics=invocations * 3 * QUEUE_REQUEST + sent * 2 * TOPIC_MESSAGE,
        storage=gigabytes * (TABLE_GB + BACKUP_GB) + kept * BUCKET_GB,
        logs_and_alarms=invocations * LOG_KB_PER_INVOCATION / 1e6 * LOG_GB + alarms * ALARM,
    )


def read(lines: Iterable[str]) -> dict[str, dict[str, float]]:
    """The largest run of each figure."""
    figures: dict[str, dict[str, float]] = {}
    for line in lines:
        figure = json.loads(line)
        known = figures.get(figure["bench"])
        if known is None or figure.get("items", 0) >= known.get("items", 0):
            figures[figure["bench"]] = figure
    return figures


def table(figures: dict[str, dict[str, float]]) -> str:
    """Markdown, one column for each size of company."""
    sizes = (1_000, 10_000, 100_000)
    months = [month(figures, size) for size in sizes]
    rows = [("dollars a month", *(f"{size:,} accounts" for size in sizes))]
    rows.append(("---", *("---:" for _ in sizes)))
    for f in fields(Month):
        name = f.name.replace("_", " ").replace("ses", "SES").replace("dynamodb", "DynamoDB")
        rows.append((name, *(f"{getattr(m, f.name):.2f}" for m in months)))
    rows.append(("**total**", *(f"**{m.total:.2f}**" for m in months)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    print(table(read(sys.stdin)))
