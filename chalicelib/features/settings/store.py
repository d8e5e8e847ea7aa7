"""One record per tenant."""

from chalicelib.features.settings.model import CompanySettings
from chalicelib.ports import Put, Record, TenantTable, blob

_PK, _SK = "settings", "company"


def load(table: TenantTable) -> CompanySettings | None:
    """The company's settings, None before the tenant is set up."""
    record = table.get(_PK, _SK)
    return CompanySettings.model_validate_json(blob(record)) if record else None


def save(table: TenantTable, settings: CompanySettings) -> CompanySettings:
    """Write the next version; ConflictError when `settings.version` is not the stored one."""
    saved = settings.model_copy(update={"version": settings.version + 1})
    record: Record = {
        "pk": _PK,
        "sk": _SK,
        "version": saved.version,
        "doc": saved.model_dump_json().encode(),
    }
    table.write(Put(record, expects=settings.version))
    return saved
