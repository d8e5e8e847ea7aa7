"""When a reminder is decided, and what a person asked of it."""

from dataclasses import dataclass
from datetime import date

from chalicelib.features.reminders import compose
from chalicelib.features.reminders.model import ByHand, Circumstances


@dataclass(frozen=True, slots=True)
class Occasion:
    """The day, what holds on it, and what a person asked; nobody did in a daily run."""

    on: date
    holds: Circumstances
    by_hand: ByHand | None = None

    def reminder_id(self, code: str, step: str) -> str:
        """The id that this reminder has, whoever prepares it and how often."""
        if self.by_hand:
            return compose.by_hand_id(self.on, self.by_hand.run_id, code)
        return compose.automatic_id(self.on, code, step)

    def has_made(self, code: str, reminder_id: str) -> bool:
        """Whether an id is this occasion's, so that nothing more goes to the account."""
        if self.by_hand:
            return reminder_id == self.reminder_id(code, "")
        return reminder_id.startswith(f"{self.on:%Y%m%d}-")
