"""The state machine of plans, played on a story's clock: it waits, and asks what to do next."""

from datetime import date, datetime, timedelta

from chalicelib import container
from chalicelib.features.plans.terms import NewPlan
from chalicelib.jobs.plans import plan_step
from tests.fakes.dunning import item
from tests.scenarios.dunning import Story

MARCH, APRIL, MAY = date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 31)
INVOICES = (item("F1", date(2026, 1, 10), 200_000), item("F2", date(2026, 1, 20), 100_000))
EQUAL = {"equal": {"count": 3, "first_on": MARCH}}


class Machine:
    """Executions by name; each at the instant it wakes."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.wakes: dict[str, datetime] = {}
        self.began: dict[str, datetime] = {}
        self.looks = 0

    def play(self) -> None:
        """Everything that wakes by now, new executions and answered ones too."""
        container.install(self._story.services)
        try:
            while woken := self._woken():
                for name in woken:
                    self._look(name)
        finally:
            container._installed.clear()

    def _woken(self) -> list[str]:
        now, workflows = self._story.clock.at, self._story.workflows
        for name in workflows.started:
            if name not in self.began:
                self.began[name], self.wakes[name] = now, now
        return [name for name, at in self.wakes.items() if at <= now]

    def _look(self, name: str) -> None:
        given = self._story.workflows.started[name]
        started_at = self.began[name].isoformat()
        said = plan_step({**given, "started_at": started_at}, None)
        self.looks += 1
        del self.wakes[name]
        if said["next"] == "wait":
            self.wakes[name] = self._story.clock.at + timedelta(seconds=said["seconds"])


class PlanStory(Story):
    """A story whose plans are followed."""

    def __init__(self, day: date, **settings) -> None:
        super().__init__(day, **settings)
        self.machine = Machine(self)

    def follow(self, first: date, last: date) -> None:
        """Day after day, the machine awake."""
        for _ in self.days(first, last):
            self.machine.play()


def agreed(settings=None, customer=None, **more):
    story = PlanStory(date(2026, 3, 2), **(settings or {}))
    story.extract("C1", *INVOICES, **(customer or {}))
    given = NewPlan.model_validate(
        {"items": ["F1", "F2"], "schedule": EQUAL, "terms": "3 x 1 000", **more}
    )
    plan = story.services.plans.make(story.admin, "C1", story.account().version, given)
    story.machine.play()
    return story, plan


def now(story, plan):
    return story.services.plans.get(story.admin, "C1", plan.id)


def states(story, plan):
    return [i.state.value for i in now(story, plan).instalments]


def pays(story, *items):
    """The day's extract has only these items open."""
    story.extract("C1", *items)
