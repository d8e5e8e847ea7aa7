"""What a bulk change makes of one account, and what undoing it does."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import orjson

from chalicelib.features.accounts.model import Account
from chalicelib.features.bulk.model import BulkChange, Mark, Parts, Penalising
from chalicelib.features.penalties.model import PenaltyTerms
from chalicelib.features.qualifications.rules import qualified, says_the_same
from chalicelib.features.statuses.model import Status

_PLAIN = ("collector", "scenario", "level")
NOTE_LENGTH_MAX = 5000


def changed(account: Account, change: BulkChange, status: Status | None, today: date) -> Account:
    """The account after the change; `status` is what the change's qualification comes to."""
    if change.status is not None:
        items = overdue_items(account, today)
        same = says_the_same(account, items, status)
        return account if same else qualified(account, items, status)
    if change.penalties is not None:
        return account.model_copy(update={"penalties": _terms(account, change.penalties, today)})
    return restored(account, _wanted(account, change))


def _terms(account: Account, how: Penalising, today: date) -> PenaltyTerms:
    if how is Penalising.WAIVE:
        # Everything up to today goes: what was let go before is part of it.
        update: dict[str, Any] = {"settled_until": today, "settled": {}}
    else:
        update = {"charged": how is Penalising.CHARGE}
    return account.penalties.model_copy(update=update)


def sums(marks: Iterable[Mark]) -> dict[str, int]:
    """What marks are about, added up: `interest_EUR`, `indemnity_EUR`, in minor units."""
    found: dict[str, int] = {}
    for mark in marks:
        for total in mark.claimed:
            for name, money in (("interest", total.interest), ("indemnity", total.indemnity)):
                key = f"{name}_{money.currency}"
                found[key] = found.get(key, 0) + money.minor
    return found


def _wanted(account: Account, change: BulkChange) -> Parts:
    if change.note:
        return {"note": f"{account.note}\n{change.note}".strip()[-NOTE_LENGTH_MAX:]}
    if change.add_tags or change.remove_tags:
        kept = (*account.tags, *change.add_tags)
        gone = set(change.remove_tags)
        return {"tags": [tag for tag in dict.fromkeys(kept) if tag not in gone]}
    if change.group is not None:
        return {"group": change.group or None}
    return {n: getattr(change, n) for n in _PLAIN if getattr(change, n) is not None}


def overdue_items(account: Account, today: date) -> tuple[str, ...]:
    """What is owed and past due."""
    return tuple(i.id for i in account.items if i.counts and not i.is_credit and i.due_on < today)


def mark_of(before: Account, after: Account) -> Mark | None:
    """What differs between the two, None when nothing does."""
    old, new = _parts(before), _parts(after)
    names = [name for name in new if old[name] != new[name]]
    if not names:
        return None
    if names == ["statuses"]:
        return _statuses_mark(old["statuses"], new["statuses"])
    return Mark(before={n: old[n] for n in names}, after={n: new[n] for n in names})


def _statuses_mark(old: dict[str, Any], new: dict[str, Any]) -> Mark:
    items = [item for item in {**old, **new} if old.get(item) != new.get(item)]
    return Mark(
        before={"statuses": {i: old.get(i) for i in items}},
        after={"statuses": {i: new.get(i) for i in items}},
    )


def _parts(account: Account) -> Parts:
    return {
        **{name: getattr(account, name) for name in _PLAIN},
        "note": account.note,
        "tags": list(account.tags),
        "group": account.corrections.get("group"),
        "penalties": account.penalties.model_dump(mode="json"),
        "statuses": {k: s.model_dump(mode="json") for k, s in account.statuses.items()},
    }


def is_untouched(account: Account, mark: Mark) -> bool:
    """Whether the account still says what the change made it say; closed items are no touch."""
    now = _parts(account)
    wanted = dict(mark.after)
    statuses = wanted.pop("statuses", {})
    same = all(
        now["statuses"].get(i) == s for i, s in statuses.items() if account.item(i) is not None
    )
    return same and all(now[name] == value for name, value in wanted.items())


def restored(account: Account, parts: Parts) -> Account:
    """The account with these parts again, as far as they are still open items' or its own."""
    update: dict[str, Any] = {n: v for n, v in parts.items() if n in {*_PLAIN, "note"}}
    if "tags" in parts:
        update["tags"] = tuple(parts["tags"])
    if "group" in parts:
        others = {k: v for k, v in account.corrections.items() if k != "group"}
        update["corrections"] = others | ({"group": parts["group"]} if parts["group"] else {})
    if "penalties" in parts:
        update["penalties"] = PenaltyTerms.model_validate_json(orjson.dumps(parts["penalties"]))
    if "statuses" in parts:
        update["statuses"] = _statuses(account, parts["statuses"])
    return account.model_copy(update=update)


def _statuses(account: Account, parts: dict[str, Any]) -> dict[str, Status]:
    open_now = {i: s for i, s in parts.items() if account.item(i) is not None}
    others = {k: s for k, s in account.statuses.items() if k not in open_now}
    return others | {i: Status.model_validate(s) for i, s in open_now.items() if s}
