"""Plans stand beside their account; those that go on are found by the day they are looked at."""

from collections.abc import Iterator
from datetime import date, datetime

from chalicelib.features import keys
from chalicelib.features.plans.model import Plan, PlanState
from chalicelib.ports import Put, Record, TenantTable, blob

_PLAN = "plan#"
_PK, _LOOKED_AT = "plans", "looked_at"
PAGE = 100


def put_of(plan: Plan) -> Put:
    """What writes a plan's next revision; it fails when somebody wrote one meanwhile."""
    saved = plan.model_copy(update={"revision": plan.revision + 1})
    place = plan.wakes_at or plan.ended_on or plan.made_on
    record: Record = {
        "pk": keys.account(plan.code),
        "sk": _PLAN + plan.id,
        "version": saved.revision,
        "doc": saved.model_dump_json(exclude_defaults=True).encode(),
        # One that ended stays among those to be looked at until its debtor was told.
        "d_pk": keys.plans(PlanState.ACTIVE if plan.is_followed else plan.state),
        "d_sk": f"{place.isoformat()}#{plan.code}#{plan.id}",
    }
    return Put(record, expects=plan.revision)


def plan(table: TenantTable, code: str, plan_id: str) -> Plan | None:
    """One plan."""
    record = table.get(keys.account(code), _PLAN + plan_id)
    return Plan.model_validate_json(blob(record)) if record else None


def of_account(table: TenantTable, code: str) -> Iterator[Plan]:
    """All plans of an account, oldest first."""
    for record in table.query(keys.account(code), low=_PLAN, high=keys.after(_PLAN)):
        yield Plan.model_validate_json(blob(record))


def looked_at_before(table: TenantTable, instant: datetime, limit: int) -> list[tuple[str, str]]:
    """(code, id) of the plans that should have been looked at by then, the longest ago first."""
    part = keys.plans(PlanState.ACTIVE)
    records = table.query(part, high=instant.isoformat(), index="due", limit=limit)
    return [_place(record) for record in records]


def of_state(
    table: TenantTable, state: PlanState, after: str, limit: int
) -> tuple[list[Plan], str]:
    """Plans of a state after a position, and the position of the last one, "" at the end.

    Those that go on come by the instant they are looked at next, those that ended newest first.
    """
    bounds = _bounds(after, newest_first=not state.is_open)
    records = list(
        table.query(
            keys.plans(state),
            **bounds,
            newest_first=not state.is_open,
            index="due",
            limit=limit,
        )
    )
    found = [plan(table, *_place(record)) for record in records]
    position = str(records[-1]["d_sk"]) if len(records) == limit else ""
    return [p for p in found if p and p.state is state], position


def active(table: TenantTable) -> Iterator[Plan]:
    """Every plan that goes on, by its next look."""
    position, is_more = "", True
    while is_more:
        found, position = of_state(table, PlanState.ACTIVE, position, PAGE)
        is_more = bool(position)
        yield from found


def looked_at_on(table: TenantTable) -> str:
    """The day, in ISO form, on which all plans were looked at last; "" for never."""
    record = table.get(_PK, _LOOKED_AT)
    return blob(record).decode() if record else ""


def put_looked_at(day: date) -> Put:
    """What says that all plans were looked at on a day."""
    return Put({"pk": _PK, "sk": _LOOKED_AT, "doc": day.isoformat().encode()})


def _bounds(after: str, *, newest_first: bool) -> dict[str, str]:
    if not after:
        return {}
    # Just beyond the last one seen: a position is never followed by a space.
    return {"high": after[:-1]} if newest_first else {"low": after + " "}


def _place(record: Record) -> tuple[str, str]:
    code, _, plan_id = str(record["d_sk"]).partition("#")[2].rpartition("#")
    return code, plan_id
