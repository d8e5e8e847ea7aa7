"""A company's own templates by language, channel and step, each with every version it had."""

from collections.abc import Iterator

from chalicelib.features.records import Library
from chalicelib.features.scenarios.model import Channel
from chalicelib.features.templates.model import Template, TemplateKey
from chalicelib.ports import TenantTable

_KEPT = Library("templates", Template)


def _name(key: TemplateKey) -> str:
    language, channel, step = key
    # E-mails were the first, and alone; no name may begin another.
    return f"{language}#{step}" if channel is Channel.EMAIL else f"{language}@{channel}#{step}"


def load(table: TenantTable) -> dict[TemplateKey, Template]:
    """The company's own templates as they stand."""
    return {template.key: template for template in _KEPT.load(table)}


def save(table: TenantTable, template: Template) -> Template:
    """Write the next version; ConflictError when `template.version` is not the stored one."""
    return _KEPT.save(table, _name(template.key), template)


def versions(table: TenantTable, key: TemplateKey) -> Iterator[Template]:
    """Every version of one, the newest first."""
    return _KEPT.versions(table, _name(key))


def delete(table: TenantTable, template: Template) -> None:
    """Take one away; its versions stay. ConflictError when somebody changed it."""
    _KEPT.delete(table, _name(template.key), template)
