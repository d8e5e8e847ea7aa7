"""From an access token to an actor: the only way a request gets a tenant.

The authorizer says who a token is, and in which company that person starts; the gateway keeps its
answer for some seconds. A request for another company names it in a header, and is that company's
only when the person is one of its users at that moment.
"""

from chalice.app import AuthRequest, AuthResponse, Request

from chalicelib.container import services
from chalicelib.core.errors import ForbiddenError, RelanceError
from chalicelib.features.access.model import Actor, Role

EVERYBODY = "*"
COMPANY_HEADER = "relance-company"


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


def actor_of(request: Request) -> Actor:
    """Who calls, in the company the request is for; ForbiddenError where it is none of theirs."""
    context = request.context.get("authorizer") or {}
    try:
        seen = context["sees"]
        actor = Actor(
            tenant_id=context["tenant_id"],
            name=context["name"],
            role=Role(context["role"]),
            sees=None if seen == EVERYBODY else frozenset(seen.split(",")),
            works_for=frozenset(context["works_for"].split(",")),
        )
    except (KeyError, ValueError) as error:
        raise ForbiddenError("Sign in first.", code="not_signed_in") from error
    company = request.headers.get(COMPANY_HEADER) or actor.tenant_id
    if company == actor.tenant_id:
        return actor
    return services().users.of_company(actor.name, company)
