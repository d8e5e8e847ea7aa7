"""A company's own templates by language and step, each with every version it had."""

from collections.abc import Iterator

from chalicelib.features.records import Library
from chalicelib.features.templates.model import Template
from chalicelib.ports import TenantTable

_KEPT = Library("templates", Template)


def _name(language: str, step: str) -> str:
    return f"{language}#{step}"


def load(table: TenantTable) -> dict[tuple[str, str], Template]:
    """The company's own templates as they stand, by language and step."""
    return {(template.language, template.step): template for template in _KEPT.load(table)}


def save(table: TenantTable, template: Template) -> Template:
    """Write the next version; ConflictError when `template.version` is not the stored one."""
    return _KEPT.save(table, _name(template.language, template.step), template)


def versions(table: TenantTable, language: str, step: str) -> Iterator[Template]:
    """Every version of one, the newest first."""
    return _KEPT.versions(table, _name(language, step))


def delete(table: TenantTable, template: Template) -> None:
    """Take one away; its versions stay. ConflictError when somebody changed it."""
    _KEPT.delete(table, _name(template.language, template.step), template)
