"""Documents that are read whole, and written whole as their next version."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from chalicelib.features import keys
from chalicelib.ports import Delete, Put, Record, TenantTable, blob

_NOW, _WAS = "now#", "was#"


class Versioned(Protocol):
    """A pydantic model that knows its version; 0 is not stored yet."""

    @property
    def version(self) -> int:
        """Of the stored document that this one was made from."""

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """With other values."""

    def model_dump_json(self) -> str:
        """As it is stored."""

    @classmethod
    def model_validate_json(cls, json_data: str | bytes | bytearray) -> Self:
        """As it was stored."""


D = TypeVar("D", bound=Versioned)


def _next(document: D) -> D:
    return document.model_copy(update={"version": document.version + 1})


def _record(document: Versioned, pk: str, sk: str) -> Record:
    doc = document.model_dump_json().encode()
    return {"pk": pk, "sk": sk, "version": document.version, "doc": doc}


@dataclass(frozen=True, slots=True)
class Sole(Generic[D]):
    """A document that each tenant has one of."""

    pk: str
    sk: str
    kind: type[D]

    def load(self, table: TenantTable) -> D | None:
        """As it stands; None before the first was saved."""
        record = table.get(self.pk, self.sk)
        return self.kind.model_validate_json(blob(record)) if record else None

    def save(self, table: TenantTable, document: D) -> D:
        """Write the next version; ConflictError when its version is not the stored one."""
        saved = _next(document)
        table.write(Put(_record(saved, self.pk, self.sk), expects=document.version))
        return saved


@dataclass(frozen=True, slots=True)
class Library(Generic[D]):
    """Documents by name, with every version that each had."""

    pk: str
    kind: type[D]

    def load(self, table: TenantTable) -> Iterator[D]:
        """All, as they stand, by name."""
        return self._found(table.query(self.pk, low=_NOW, high=keys.after(_NOW)))

    def save(self, table: TenantTable, name: str, document: D) -> D:
        """Write the next version; ConflictError when its version is not the stored one."""
        saved = _next(document)
        table.write(
            Put(_record(saved, self.pk, _NOW + name), expects=document.version),
            Put(_record(saved, self.pk, f"{_WAS}{name}#{saved.version:06}")),
        )
        return saved

    def versions(self, table: TenantTable, name: str) -> Iterator[D]:
        """Every version that one had, the newest first."""
        low = f"{_WAS}{name}#"
        return self._found(table.query(self.pk, low=low, high=keys.after(low), newest_first=True))

    def delete(self, table: TenantTable, name: str, document: D) -> None:
        """Take one away; its versions stay. ConflictError when somebody changed it."""
        table.write(Delete(self.pk, _NOW + name, expects=document.version))

    def _found(self, records: Iterator[Record]) -> Iterator[D]:
        return (self.kind.model_validate_json(blob(record)) for record in records)
