"""Long work: how far it is, and an end to it."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from chalicelib.api.routing import Routes
from chalicelib.container import services
from chalicelib.core.values import Frozen
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.jobs.model import Job, JobState, Miss

routes = Routes("jobs")


class JobView(Frozen):
    """A job as it is followed. `total`, `done` and `failed` count things, such as accounts."""

    id: str
    kind: str
    by: str
    at: datetime
    state: JobState
    total: int
    done: int
    failed: int
    misses: tuple[Miss, ...]
    result: dict[str, Any]
    message: str


class JobList(BaseModel):
    """The newest jobs."""

    items: tuple[JobView, ...]
    next_cursor: None = None


def job_view(job: Job) -> JobView:
    """What is shown of a job."""
    shown = {name: getattr(job, name) for name in JobView.model_fields if name != "by"}
    return JobView(**shown, by=job.actor.name)


@routes.get("/jobs")
def jobs(actor: Actor) -> JobList:
    """The newest jobs: one's own, a credit manager's everybody's."""
    return JobList(items=tuple(job_view(job) for job in services().jobs.newest(actor)))


@routes.get("/jobs/{job_id}")
def one_job(actor: Actor, job_id: str) -> JobView:
    """One job and how far it is."""
    return job_view(services().jobs.get(actor, job_id))


@routes.delete("/jobs/{job_id}", Role.READER)
def cancel_job(actor: Actor, job_id: str) -> JobView:
    """Begin no more pieces of it; what was done stays."""
    return job_view(services().jobs.cancel(actor, job_id))
