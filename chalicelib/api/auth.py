"""From an access token to an actor: the only way a request gets a tenant."""

from chalice.app import AuthRequest, AuthResponse

from chalicelib.container import services
from chalicelib.core.errors import RelanceError

EVERYBODY = "*"


def authorize(request: AuthRequest) -> AuthResponse:
    """Leave to call any route as this user (routes check the role), or none."""
    token = (request.token or "").removeprefix("Bearer ").strip()
    try:
        actor = services().users.actor(token)
    except RelanceError:
        return AuthResponse(routes=[], principal_id="nobody")
    context = {
        "tenant_id": actor.tenant_id,
        "name": actor.name,
        "role": actor.role.value,
        # The gateway passes texts on: "*" for every account.
        "sees": EVERYBODY if actor.sees is None else ",".join(sorted(actor.sees)),
        "works_for": ",".join(sorted(actor.works_for)),
    }
    return AuthResponse(routes=["*"], principal_id=actor.name, context=context)
