"""What is asked of a message before it goes, and what is shown of it."""

from pydantic import BaseModel, ConfigDict

from chalicelib.features.reminders.model import Reason
from chalicelib.features.templates.model import Rendered


class Shown(BaseModel):
    """A message as it would go. `segments` are charged of an SMS; `reason`: why it cannot."""

    model_config = ConfigDict(frozen=True)

    recipients: tuple[str, ...] = ()
    said: Rendered | None = None
    segments: int = 0
    reason: Reason | None = None
