"""What is asked of a message before it goes, and what is shown of it."""

from chalicelib.core.values import Frozen
from chalicelib.features.reminders.model import Reason
from chalicelib.features.templates.model import Rendered


class Shown(Frozen):
    """A message as it would go; `reason`: why it cannot."""

    recipients: tuple[str, ...] = ()
    said: Rendered | None = None
    reason: Reason | None = None
