"""Reasons in the reader's own language, and the names of steps."""

from pydantic import BaseModel, ConfigDict

from chalicelib.container import services
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.model import Reason
from chalicelib.features.reminders.reasons import sentence
from chalicelib.features.scenarios.native import SCENARIOS

_NAMES = {
    language: {step.key: step.names.get(language, step.key) for step in scenario.steps}
    for scenario in SCENARIOS.values()
    if scenario.steps
    for language in ("fr", "en")
}


class ReasonShown(BaseModel):
    """Why nothing goes: a code for programs, a sentence for people."""

    model_config = ConfigDict(frozen=True)

    code: str
    text: str


def reader_language(actor: Actor) -> str:
    """The language the user chose."""
    return services().users.me(actor).language


def shown(reason: Reason, language: str) -> ReasonShown:
    """A reason for a reader."""
    names = _NAMES.get(language, _NAMES["en"])
    return ReasonShown(code=reason.code, text=sentence(reason, language, names))
