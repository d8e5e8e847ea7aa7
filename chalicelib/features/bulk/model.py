"""What can be changed on many accounts at once, and what is kept to undo it."""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, model_validator

from chalicelib.core.values import Frozen, Strict
from chalicelib.features.charging.model import Total
from chalicelib.features.settings.model import Line
from chalicelib.features.statuses.rules import Qualification

CODES_MAX = 100_000
TAGS_MAX = 20
KIND, UNDO_KIND, PREVIEW_KIND = "bulk", "bulk_undo", "penalty_preview"

# Plain JSON: the parts of an account that a change touches, by name.
Parts = dict[str, Any]
Tags = Annotated[tuple[Line, ...], Field(max_length=TAGS_MAX)]


class Penalising(StrEnum):
    """What becomes of interest and indemnities: from now on, or of what is claimed up to today."""

    CHARGE = "charge"
    SPARE = "spare"
    WAIVE = "waive"


class BulkChange(Strict):
    """One change, and one only.

    A collector, a scenario, a group, a level with its reason, tags, a note, a status for
    everything overdue, or penalties charged, not charged, or waived with a reason. "" gives
    collector, scenario or group back to whoever says it besides people; a note is added below
    the one that stands.
    """

    collector: Line | None = None
    scenario: Line | None = None
    group: Line | None = None
    level: Annotated[int, Field(ge=0, le=3)] | None = None
    reason: Annotated[str, Field(max_length=500)] = ""
    add_tags: Tags = ()
    remove_tags: Tags = ()
    note: Annotated[str, Field(max_length=2000)] = ""
    status: Qualification | None = None
    penalties: Penalising | None = None

    @model_validator(mode="after")
    def _is_one_change(self) -> "BulkChange":
        named = [
            *(getattr(self, name) is not None for name in ("collector", "scenario", "group")),
            self.level is not None,
            bool(self.add_tags or self.remove_tags),
            bool(self.note.strip()),
            self.status is not None,
            self.penalties is not None,
        ]
        if sum(named) != 1:
            msg = "give exactly one change"
            raise ValueError(msg)
        has_reason = bool(self.reason.strip())
        if not has_reason and (self.level is not None or self.penalties is Penalising.WAIVE):
            msg = "a level, or a waiver, needs a reason"
            raise ValueError(msg)
        return self


class Mark(Frozen):
    """What a job changed in one account: kept with the change, all or nothing.

    `claimed`: the penalties it was about, per currency.
    """

    before: Parts
    after: Parts
    claimed: tuple[Total, ...] = ()
