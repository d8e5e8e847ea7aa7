"""Names of things: sortable ids, unguessable tokens and their digests."""

import hashlib
import secrets
from datetime import datetime

TOKEN_BYTES = 24  # 192 random bits


def new_id(at: datetime) -> str:
    """A unique id whose alphabetical order is the order of `at` to the millisecond."""
    return f"{int(at.timestamp() * 1000):012x}{secrets.token_hex(5)}"


def new_token() -> str:
    """A secret for a link: 192 random bits, URL-safe. Keep only its `fingerprint`."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def fingerprint(*parts: str | bytes) -> str:
    """SHA-256 of the parts, each prefixed by its length so that ("ab","c") is not ("a","bc")."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode()
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()
