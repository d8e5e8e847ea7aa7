"""What the steps of an import act on, and where they keep what they make."""

from dataclasses import dataclass

from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.service import Accounts
from chalicelib.features.settings.service import Company
from chalicelib.ports import Files, Queues, Table

GZIP = "application/gzip"


@dataclass(frozen=True, slots=True)
class World:
    """What the steps act on."""

    table: Table
    uploads: Files
    documents: Files
    queues: Queues
    company: Company
    accounts: Accounts


def errors_key(actor: Actor, import_id: str) -> str:
    """Where all errors of an import are kept."""
    return f"{actor.tenant_id}/imports/{import_id}/errors.jsonl.gz"


def chunk_key(actor: Actor, import_id: str, batch: str, number: int) -> str:
    """Where a chunk is kept."""
    return f"{actor.tenant_id}/imports/{import_id}/{batch}-{number:05d}.json.gz"
