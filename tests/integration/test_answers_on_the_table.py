"""Answers on the real table: transactions that meet, and an index that is read by pages."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

import pytest

from chalicelib.container import Services
from chalicelib.core.errors import ConflictError
from chalicelib.features.access.model import Actor, Tenant
from chalicelib.features.answers.service import Decision
from chalicelib.features.settings import store as settings_store
from chalicelib.features.settings.model import CompanySettings
from chalicelib.settings import Settings
from tests.fakes.debtors import PDF, book, form, link_to
from tests.fakes.world import World

AT_ONCE = 16


@pytest.fixture
def world(dynamo_table):
    """Fakes around the real table, with a tenant of its own."""
    made = World()
    tenant_id = f"t{uuid4().hex}"
    made.services = Services(replace(made.ports, table=dynamo_table), Settings(one_machine=True))
    made.services.tenants.put(Tenant(id=tenant_id, name="Acme"))
    settings_store.save(dynamo_table.for_tenant(tenant_id), CompanySettings(name="Acme"))
    made.admin = Actor.system(tenant_id, "test")
    return made


@pytest.fixture
def token(world):
    return link_to(world, book(world, "F1", "F2"))


def give(world, token, *arguments, **fields):
    return world.services.debtor_pages.give(token, form(*arguments, **fields)).thanks


def test_the_same_answer_sixteen_times_at_once_has_one_effect(world, token):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        thanked = list(pool.map(lambda _: give(world, token, "copy", file=PDF), range(AT_ONCE)))
    account = world.services.accounts.get(world.admin, "C1")
    kinds = [e.kind for e in world.services.accounts.history(world.admin, account)]
    assert ({a.id for a in thanked}, kinds) == (
        set(account.pauses.values()),
        ["answer_received", "import"],
    )


def test_two_collectors_at_once_decide_once(world, token):
    answer = give(world, token, "copy")

    def decide(accept):
        try:
            decision = Decision(accept=accept)
            return world.services.answers.decide(world.admin, "C1", answer.id, decision).state
        except ConflictError as error:
            return error.code

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(decide, (True, False)))
    assert outcomes.count("already_decided") == 1


def test_waiting_answers_come_by_pages(world, token):
    for n in range(5):
        give(world, token, "comment", comment=f"{n}")
        world.clock.advance(minutes=1)
    first = world.services.answers.waiting(world.admin, limit=3)
    rest = world.services.answers.waiting(world.admin, first.next_cursor, limit=3)
    assert [a.comment for a in (*first.items, *rest.items)] == ["0", "1", "2", "3", "4"]


def test_a_decided_answer_leaves_the_list(world, token):
    answer = give(world, token, "promise", promise_on="2026-03-09")
    world.services.answers.decide(world.admin, "C1", answer.id, Decision(accept=True))
    assert world.services.answers.waiting(world.admin).items == ()


def test_the_history_is_intact_after_it_all(world, token):
    for n in range(5):
        answer = give(world, token, "comment", comment=f"{n}")
        world.services.answers.decide(world.admin, "C1", answer.id, Decision(accept=n % 2 == 0))
    assert world.services.history.verify(world.admin, "C1").is_intact
