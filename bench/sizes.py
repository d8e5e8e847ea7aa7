"""How many bytes DynamoDB counts for an item, by the rules its documentation states."""

from typing import Any

Item = dict[str, Any]

_KEYS = ("pk", "sk")
# What infra/resources.yaml declares: keys of each index and what it carries beside all keys.
INDEXES = {
    "portfolio": (("p_pk", "p_sk"), ("summary", "version")),
    "due": (("d_pk", "d_sk"), ()),
}


def item_bytes(item: Item) -> int:
    """Names and values of all attributes, in the shape boto3's client takes and gives."""
    return sum(len(name.encode()) + _value_bytes(value) for name, value in item.items())


def _value_bytes(value: dict[str, Any]) -> int:
    ((kind, raw),) = value.items()
    if kind == "S":
        return len(raw.encode())
    if kind == "B":
        return len(bytes(raw))
    if kind == "N":
        return _number_bytes(raw)
    if kind in {"BOOL", "NULL"}:
        return 1
    raise ValueError(f"no record of ours holds a value of the kind {kind}")


def _number_bytes(text: str) -> int:
    """Two digits a byte, and one; leading and trailing zeros are not kept."""
    digits = text.lstrip("-").replace(".", "").strip("0")
    return (len(digits) + 1) // 2 + 1 + text.startswith("-")


def index_entry(item: Item, index: str) -> Item | None:
    """What an index holds of an item; None when the item lacks the index's keys."""
    keys, projected = INDEXES[index]
    if not all(key in item for key in keys):
        return None
    return {name: item[name] for name in (*_KEYS, *keys, *projected) if name in item}


def write_units(size: int) -> int:
    """Per started kilobyte."""
    return max(1, -(-size // 1024))


def read_units(size: int, *, consistent: bool) -> float:
    """Per started 4 KB; half of it for an eventually consistent read."""
    units = max(1, -(-size // 4096))
    return units if consistent else units / 2
