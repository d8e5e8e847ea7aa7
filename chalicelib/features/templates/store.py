"""A company's own templates by language and step, each with every version it had."""

from collections.abc import Iterator

from chalicelib.features import keys
from chalicelib.features.templates.model import Template
from chalicelib.ports import Delete, Put, Record, TenantTable, blob

_PK, _NOW, _WAS = "templates", "now#", "was#"


def load(table: TenantTable) -> dict[tuple[str, str], Template]:
    """The company's own templates as they stand, by language and step."""
    found = map(_template, table.query(_PK, low=_NOW, high=keys.after(_NOW)))
    return {(template.language, template.step): template for template in found}


def save(table: TenantTable, template: Template) -> Template:
    """Write the next version; ConflictError when `template.version` is not the stored one."""
    saved = template.model_copy(update={"version": template.version + 1})
    key = f"{saved.language}#{saved.step}"
    table.write(
        Put(_record(saved, f"{_NOW}{key}"), expects=template.version),
        Put(_record(saved, f"{_WAS}{key}#{saved.version:06}")),
    )
    return saved


def _record(template: Template, key: str) -> Record:
    doc = template.model_dump_json(exclude_defaults=True).encode()
    return {"pk": _PK, "sk": key, "version": template.version, "doc": doc}


def versions(table: TenantTable, language: str, step: str) -> Iterator[Template]:
    """Every version of one, the newest first."""
    low = f"{_WAS}{language}#{step}#"
    return map(_template, table.query(_PK, low=low, high=keys.after(low), newest_first=True))


def delete(table: TenantTable, template: Template) -> None:
    """Take one away; its versions stay. ConflictError when somebody changed it."""
    key = f"{_NOW}{template.language}#{template.step}"
    table.write(Delete(_PK, key, expects=template.version))


def _template(record: Record) -> Template:
    return Template.model_validate_json(blob(record))
