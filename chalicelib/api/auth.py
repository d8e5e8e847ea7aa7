"""From an access token to an actor: the only way a request gets a tenant."""

from chalice.app import AuthRequest, AuthResponse

from chalicelib.container import services
from chalicelib.core.errors import RelanceError


def authorize(request: AuthRequest) -> AuthResponse:
    """Leave to call any route as this user (routes check the role), or none."""
    token = (request.token or "").removeprefix("Bearer ").strip()
    try:
        actor = services().users.actor(token)
    except RelanceError:
        return AuthResponse(routes=[], principal_id="nobody")
    context = {"tenant_id": actor.tenant_id, "name": actor.name, "role": actor.role.value}
    return AuthResponse(routes=["*"], principal_id=actor.name, context=context)
