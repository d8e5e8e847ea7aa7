"""The statuses a company's people choose from."""

from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from chalicelib.core.errors import ConflictError, FieldError, InvalidError
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.statuses import store
from chalicelib.features.statuses.definitions import Code, StatusFields, Vocabulary
from chalicelib.features.statuses.editing import with_status, without
from chalicelib.ports import Table

_CODE: TypeAdapter[str] = TypeAdapter(Code)


class Statuses:
    """`is_used` says whether an open item has a status of that code; accounts know it."""

    def __init__(self, table: Table, is_used: Callable[[Actor, str], bool]) -> None:
        self._table, self._is_used = table, is_used

    def all(self, actor: Actor) -> Vocabulary:
        """Every status, in the company's order, and its reasons of dispute."""
        return store.load(self._table.for_tenant(actor.tenant_id))

    def put(self, actor: Actor, code: str, fields: StatusFields) -> Vocabulary:
        """Make or change a status."""
        try:
            _CODE.validate_python(code)
        except ValidationError:
            wrong = (FieldError("code", "2 to 6 capital letters"),)
            raise InvalidError("This is not a status code.", errors=wrong) from None
        return self._change(actor, lambda known: with_status(known, code, fields))

    def delete(self, actor: Actor, code: str) -> Vocabulary:
        """Take a status of the company's own away; one that items have becomes inactive."""
        actor.require(Role.CREDIT_MANAGER)
        used = self._is_used(actor, code)
        return self._change(actor, lambda known: without(known, code, is_used=used))

    def change_disputes(self, actor: Actor, types: tuple[str, ...]) -> Vocabulary:
        """Replace the reasons people dispute for."""
        distinct = tuple(dict.fromkeys(types))
        return self._change(actor, lambda v: v.model_copy(update={"dispute_types": distinct}))

    def _change(self, actor: Actor, decide: Callable[[Vocabulary], Vocabulary]) -> Vocabulary:
        actor.require(Role.CREDIT_MANAGER)
        table = self._table.for_tenant(actor.tenant_id)
        try:
            return store.save(table, decide(store.load(table)))
        except ConflictError:
            raise ConflictError("The statuses changed meanwhile.", code="stale") from None
