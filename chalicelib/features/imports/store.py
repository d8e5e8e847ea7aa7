"""How imports are kept: one record each, the head that orders them, profiles, chunk results."""

import zlib
from collections.abc import Iterator
from typing import TypeVar

from pydantic import BaseModel

from chalicelib.core.errors import NotFoundError
from chalicelib.features import keys
from chalicelib.features.imports.model import ChunkResult, Head, Import, Profile
from chalicelib.ports import Delete, Put, Record, TenantTable

PK = "imports"
_HEAD = "head"
_CHUNK_DIGITS = 5

Model = TypeVar("Model", bound=BaseModel)


def _doc(model: BaseModel) -> bytes:
    return zlib.compress(model.model_dump_json(exclude_defaults=True).encode())


def _read(record: Record, model: type[Model]) -> Model:
    return model.model_validate_json(zlib.decompress(record["doc"]))  # type: ignore[arg-type]


def load(table: TenantTable, import_id: str) -> Import:
    """One import; NotFoundError for an unknown one."""
    record = table.get(PK, f"import#{import_id}")
    if record is None:
        raise NotFoundError("There is no such import.")
    return _read(record, Import)


def put(found: Import) -> tuple[Import, Put]:
    """The import as its next version, and the change that writes it."""
    saved = found.model_copy(update={"version": found.version + 1})
    record: Record = {
        "pk": PK,
        "sk": f"import#{saved.id}",
        "version": saved.version,
        "doc": _doc(saved),
    }
    return saved, Put(record, expects=found.version)


def newest(table: TenantTable, before: str, limit: int) -> list[Import]:
    """Imports, newest first, below the id `before` ("" for all)."""
    high = f"import#{before}" if before else keys.after("import#")
    found = table.query(PK, low="import#", high=high, newest_first=True, limit=limit + bool(before))
    imports = [_read(record, Import) for record in found]
    return [i for i in imports if i.id != before][:limit]


def head(table: TenantTable) -> Head:
    """Where the tenant's imports stand."""
    record = table.get(PK, _HEAD)
    return _read(record, Head) if record else Head()


def put_head(found: Head) -> Put:
    """The change that writes the head as its next version."""
    saved = found.model_copy(update={"version": found.version + 1})
    record: Record = {"pk": PK, "sk": _HEAD, "version": saved.version, "doc": _doc(saved)}
    return Put(record, expects=found.version)


def seen(table: TenantTable, mark: str) -> str | None:
    """The import that an upload became, if it was seen before."""
    record = table.get(PK, f"seen#{mark}")
    return str(record["import_id"]) if record else None


def put_seen(mark: str, import_id: str, expires_at: int) -> Put:
    """The change that remembers an upload for a while."""
    record: Record = {
        "pk": PK,
        "sk": f"seen#{mark}",
        "import_id": import_id,
        "expires_at": expires_at,
    }
    return Put(record, expects=0)


def _chunk_key(import_id: str, batch: str, number: int) -> str:
    return f"chunk#{import_id}#{batch}#{number:0{_CHUNK_DIGITS}d}"


def chunk(table: TenantTable, found: Import, number: int) -> ChunkResult | None:
    """What a chunk changed, None before it was counted."""
    record = table.get(PK, _chunk_key(found.id, found.batch, number))
    return _read(record, ChunkResult) if record else None


def put_chunk(found: Import, number: int, result: ChunkResult, *, is_first: bool) -> Put:
    """The change that writes what a chunk changed; the first count stands."""
    record: Record = {
        "pk": PK,
        "sk": _chunk_key(found.id, found.batch, number),
        "doc": _doc(result),
    }
    return Put(record, expects=0 if is_first else None)


def chunks(table: TenantTable, found: Import) -> Iterator[ChunkResult]:
    """The results of an import's chunks so far."""
    prefix = f"chunk#{found.id}#{found.batch}#"
    for record in table.query(PK, low=prefix, high=keys.after(prefix)):
        yield _read(record, ChunkResult)


def profile(table: TenantTable, name: str) -> Profile | None:
    """A remembered mapping."""
    record = table.get(PK, f"profile#{name}")
    return _read(record, Profile) if record else None


def profiles(table: TenantTable) -> list[Profile]:
    """Every remembered mapping, by name."""
    found = table.query(PK, low="profile#", high=keys.after("profile#"))
    return [_read(record, Profile) for record in found]


def put_profile(profile: Profile) -> Put:
    """The change that remembers a mapping."""
    return Put({"pk": PK, "sk": f"profile#{profile.name}", "doc": _doc(profile)})


def delete_profile(name: str) -> Delete:
    """The change that forgets a mapping."""
    return Delete(PK, f"profile#{name}")
