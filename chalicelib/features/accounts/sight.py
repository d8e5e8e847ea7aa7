"""Whether a user sees an account: the one rule, asked of an account and of its line."""

from chalicelib.features.access.model import Actor
from chalicelib.features.access.rules import may_see
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.summary import Summary


def is_seen(actor: Actor, account: Account) -> bool:
    """Whether the actor sees the account."""
    if actor.sees is None:
        return True
    resolvers = {status.resolver for status in account.statuses.values()}
    assignees = {action.assignee for action in account.actions}
    return may_see(actor, account.responsible, resolvers | assignees)


def line_is_seen(actor: Actor, line: Summary) -> bool:
    """Whether the actor sees the account of the line."""
    if actor.sees is None:
        return True
    asked = {d.resolver for d in line.disputes} | {a.assignee for a in line.actions}
    return may_see(actor, line.collector, asked)
