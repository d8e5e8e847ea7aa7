"""What changed from one version of a scenario or a template to the next. Pure."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from chalicelib.core.values import Frozen

CHANGES_MAX = 60
_WHO = {"id", "version", "by", "at", "note"}


class Difference(Frozen):
    """One place that says something else; "" is nothing."""

    place: str
    before: str
    after: str


def differences(before: BaseModel | None, after: BaseModel) -> tuple[Difference, ...]:
    """What a version says that the one before it did not; steps are named by their key."""
    old = dict(_places(before.model_dump(mode="json", exclude=_WHO), "")) if before else {}
    new = dict(_places(after.model_dump(mode="json", exclude=_WHO), ""))
    names = [name for name in {**old, **new} if old.get(name, "") != new.get(name, "")]
    found = (Difference(place=n, before=old.get(n, ""), after=new.get(n, "")) for n in names)
    return tuple(found)[:CHANGES_MAX]


def _places(value: Any, place: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - plain JSON
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from _places({k: v for k, v in inner.items() if k != "key"}, _of(place, inner))
    else:
        shown = ", ".join(map(str, value)) if isinstance(value, list) else value
        yield place, "" if shown in {None, False} else str(shown)


def _of(place: str, inner: dict[str, Any]) -> str:
    return f"{place}.{inner.get('key', '')}"
