"""What a month costs, from figures given by hand."""

import json

from bench.costs import month, read, table

CHANGED = "import.csv.changed_5_percent"
EACH = {"cpu_ms_each": 10, "write_units_each": 12, "read_units_each": 2}
FIGURES = [
    {"bench": CHANGED, "items": 10_000, "cpu_s": 9, "write_units": 9, "read_units": 9},
    {"bench": CHANGED, "items": 100_000, "cpu_s": 10, "write_units": 4_000, "read_units": 1_000},
    {"bench": "daily_run", "items": 100_000, **EACH},
    {"bench": "daily_run.news", "items": 100_000, **EACH},
    {"bench": "sheet.open", "items": 10_000, "p50_ms": 5, "read_units_each": 2},
    {"bench": "report.aged", "items": 100_000, "cpu_s": 0.5, "read_units": 600},
]


def figures():
    return read(json.dumps(figure) for figure in FIGURES)


def test_the_largest_run_of_a_figure_counts():
    assert figures()["import.csv.changed_5_percent"]["write_units"] == 4000


def test_ten_thousand_messages_cost_a_dollar():
    assert round(month(figures(), 10_000).reminders_by_ses, 2) == 1.00


def test_the_total_is_the_sum_of_its_rows():
    counted = month(figures(), 1_000)
    parts = [value for name, value in vars(counted).items() if name != "total"]
    assert abs(counted.total - sum(parts)) < 1e-9


def test_the_table_has_a_column_for_each_size():
    assert table(figures()).splitlines()[0].count("accounts") == 3
