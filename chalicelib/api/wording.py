"""Reasons in the reader's own language, and the names of steps."""

from typing import NamedTuple

from chalicelib.container import services
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor
from chalicelib.features.reminders.model import Reason
from chalicelib.features.reminders.reasons import sentence


class ReasonShown(Frozen):
    """Why nothing goes: a code for programs, a sentence for people."""

    code: str
    text: str


def reader_language(actor: Actor) -> str:
    """The language the user chose."""
    return services().users.me(actor).language


class Reader(NamedTuple):
    """Who reads: in which language, and what steps are called in it, by key."""

    language: str
    step_names: dict[str, str]


def reader(actor: Actor) -> Reader:
    """The user who asks."""
    language = reader_language(actor)
    steps = (step for s in services().scenarios.all(actor) for step in s.steps)
    return Reader(language, {step.key: step.names.get(language) or step.key for step in steps})


def shown(reason: Reason, reader: Reader) -> ReasonShown:
    """A reason for a reader."""
    text = sentence(reason, reader.language, reader.step_names)
    return ReasonShown(code=reason.code, text=text)
