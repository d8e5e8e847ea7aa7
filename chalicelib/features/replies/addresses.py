"""The address that replies of an account come to: one for each account, which nobody can guess."""

import secrets
from typing import NamedTuple

from chalicelib.core.errors import ConflictError
from chalicelib.features import keys
from chalicelib.features.access.model import Actor
from chalicelib.ports import Put, Record, Table

LOCAL_BYTES = 16  # 128 random bits, written in 32 characters
_OWN, _OWNER = "reply_address", "owner"


class Owner(NamedTuple):
    """Whose an address is."""

    tenant_id: str
    code: str


class ReplyAddresses:
    """Addresses at the deployment's inbound domain; there is none without a domain."""

    def __init__(self, table: Table, domain: str) -> None:
        self._table, self._domain = table, domain

    def of(self, actor: Actor, code: str) -> str:
        """The account's address, made when it is first asked for; "" without a domain."""
        if not self._domain:
            return ""
        own, key = self._table.for_tenant(actor.tenant_id), (keys.account(code), _OWN)
        found = own.get(*key)
        if found is None:
            local = secrets.token_hex(LOCAL_BYTES)
            # Whose it is first: an address that leads nowhere must never leave.
            owner: Record = {
                "pk": _owner_key(local),
                "sk": _OWNER,
                "tenant": actor.tenant_id,
                "code": code,
            }
            self._table.platform().write(Put(owner, expects=0))
            record: Record = {"pk": key[0], "sk": key[1], "version": 1, "local": local}
            try:
                own.write(Put(record, expects=0))
                found = record
            except ConflictError:
                found = own.get(*key)
        return f"{found['local']!s}@{self._domain}" if found else ""

    def owner(self, local: str) -> Owner | None:
        """Whose an address is, by its local part."""
        found = self._table.platform().get(_owner_key(local), _OWNER)
        return Owner(str(found["tenant"]), str(found["code"])) if found else None


def _owner_key(local: str) -> str:
    return f"reply#{local}"
