"""What a person says of the demonstration's extracts: what their columns are, and that it may go on."""

from chalicelib.container import Services
from chalicelib.features.access.model import Actor
from chalicelib.features.imports.model import State

PROFILE = "ERP"


def settle(services: Services, actor: Actor) -> bool:
    """Answer the newest import when it waits for somebody; whether it did.

    The first time it waits for the columns; later a month of good payers trips the brake.
    """
    newest = services.imports.page(actor, None, 1).items[0]
    if newest.state is State.WAITING_FOR_MAPPING and newest.proposal:
        services.imports.map(actor, newest.id, newest.proposal, save_as=PROFILE)
        return True
    if newest.state is State.WAITING_FOR_APPROVAL:
        services.imports.approve(actor, newest.id, yes=True)
        return True
    return False
