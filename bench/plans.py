"""One look of the state machine at a payment plan: nothing to do, a reminder, a break."""

from datetime import timedelta

from bench.accounts import loaded
from bench.measure import measured, tell
from bench.world import Bench, bench
from chalicelib.features.access.model import Actor
from chalicelib.features.plans.model import Plan
from chalicelib.features.plans.terms import Equal, NewPlan, Schedule

INSTALMENTS = 12


def run_step(accounts: int) -> None:
    """A plan of a year for each account, looked at on the days that matter."""
    with bench() as world:
        loaded(world, accounts * 10)
        plans = [_agreed(world, line.code) for line in _lines(world, accounts)]
        due_on = plans[0].instalments[0].due_on
        today = world.services.company.today(world.actor)
        # Money is due on a Tuesday in three weeks' time, and nobody pays.
        for name, on in (
            ("plans.step", today),
            ("plans.step.remind", due_on - timedelta(days=1)),
            ("plans.step.check", due_on),
            ("plans.step.broken", due_on + timedelta(days=4)),
        ):
            world.clock.at += timedelta(days=(on - world.services.company.today(world.actor)).days)
            with measured(world.meter, world.database_pid) as figure:
                _look(world, plans)
            _tell(name, world, figure, len(plans))


def _lines(world: Bench, accounts: int):
    return world.services.accounts.portfolio(world.actor)[:accounts]


def _agreed(world: Bench, code: str) -> Plan:
    first_on = world.services.company.today(world.actor) + timedelta(days=22)
    schedule = Schedule(equal=Equal(count=INSTALMENTS, first_on=first_on))
    account = world.services.accounts.get(world.actor, code)
    plan = NewPlan(schedule=schedule, remind_days=1)
    return world.services.plans.make(world.actor, code, account.version, plan)


def _look(world: Bench, plans: list[Plan]) -> None:
    system = Actor.system(world.actor.tenant_id, "plans")
    for plan in plans:
        world.services.following.step(system, plan.code, plan.id, plan.version, None)


def _tell(name: str, world: Bench, figure, plans: int) -> None:
    tell(
        name,
        figure,
        plans=plans,
        sent=len(world.mailer.sent),
        cpu_ms_each=round(figure.cpu_s * 1000 / plans, 3),
        write_units_each=round(figure.units.write / plans, 2),
        read_units_each=round(figure.units.read / plans, 2),
        requests_each=round(figure.units.requests / plans, 2),
    )
