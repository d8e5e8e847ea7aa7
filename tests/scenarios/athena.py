"""The questions of the template, asked of a story's snapshots by an engine of their own."""

import duckdb

from infra.template import cached_cloudformation


def opened(story, folder):
    """The files kept so far, under the tables of Athena."""
    for name, content in story.documents.kept.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    engine = duckdb.connect()
    for table in ("items", "forecast"):
        files = f"'{folder}/snapshots/{table}/*/*/*.parquet', hive_partitioning = true"
        engine.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({files})")
    return engine


def resource(name):
    """What the template says of a resource."""
    return cached_cloudformation()["Resources"][name]["Properties"]


def ask(athena, query, *given):
    """The rows that a named query answers."""
    return athena.execute(resource(query)["QueryString"], list(given)).fetchall()
