"""One record per tenant; a company that chose nothing has the native statuses."""

from chalicelib.features.statuses.definitions import Vocabulary
from chalicelib.ports import Put, Record, TenantTable, blob

_PK, _SK = "settings", "statuses"


def load(table: TenantTable) -> Vocabulary:
    """The company's statuses."""
    record = table.get(_PK, _SK)
    return Vocabulary.model_validate_json(blob(record)) if record else Vocabulary()


def save(table: TenantTable, vocabulary: Vocabulary) -> Vocabulary:
    """Write the next version; ConflictError when somebody was faster."""
    saved = vocabulary.model_copy(update={"version": vocabulary.version + 1})
    record: Record = {
        "pk": _PK,
        "sk": _SK,
        "version": saved.version,
        "doc": saved.model_dump_json().encode(),
    }
    table.write(Put(record, expects=vocabulary.version))
    return saved
