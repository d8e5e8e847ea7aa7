"""A user's own choices: one record for each user and name, plain JSON that only the desk reads."""

from chalicelib.features.access.model import Actor
from chalicelib.ports import Put, Table, blob


class Preferences:
    """Choices of the actor."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, actor: Actor, name: str) -> str:
        """The choice of that name, "" before there is one."""
        record = self._table.for_tenant(actor.tenant_id).get(_pk(actor), name)
        return blob(record).decode() if record else ""

    def put(self, actor: Actor, name: str, value: str) -> str:
        """Choose; the last one wins."""
        record = Put({"pk": _pk(actor), "sk": name, "doc": value.encode()})
        self._table.for_tenant(actor.tenant_id).write(record)
        return value


def _pk(actor: Actor) -> str:
    return f"preferences#{actor.name}"
