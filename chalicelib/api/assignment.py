"""Assignment rules: read, replace, preview, apply."""

from chalicelib.api.jobs import JobView, job_view
from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.assignment.model import AssignmentPreview, Rules

routes = Routes("assignment")


class Nothing(Strict):
    """An empty body."""


@routes.get("/assignment")
def assignment(actor: Actor) -> Rules:
    """The rules, the first first."""
    return services().assignment.rules(actor)


@routes.put("/assignment", Role.CREDIT_MANAGER)
def change_assignment(actor: Actor, body: Rules, version: int) -> Rules:
    """Replace the rules."""
    services().scenarios.require(actor, *(rule.scenario for rule in body.rules))
    return services().assignment.change(actor, body.model_copy(update={"version": version}))


@routes.post("/assignment/previews", Role.CREDIT_MANAGER)
def preview_assignment(actor: Actor, body: Rules) -> AssignmentPreview:
    """What these rules would change now; nothing does."""
    return services().assignment.preview(actor, body.rules)


@routes.post("/assignment/runs", Role.CREDIT_MANAGER, status=202)
def apply_assignment(actor: Actor, body: Nothing) -> JobView:  # noqa: ARG001 - it must be empty
    """Apply the rules now, as a job."""
    return job_view(services().assignment.apply(actor))
