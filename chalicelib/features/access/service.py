"""Tenants, users, sign-in. The tenant of a request comes from here and never from the request."""

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import ConflictError, ForbiddenError, NotFoundError
from chalicelib.features.access import store
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.ports import Identities, SignedIn, Table

KEPT_SECONDS = 5.0


class Tenants:
    """The companies that use this Relance."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._kept = Briefly(self._load, KEPT_SECONDS)

    def _load(self, tenant_id: str) -> Tenant:
        found = store.tenant(self._table.platform(), tenant_id)
        if found is None:
            raise NotFoundError("There is no such company.")
        return found

    def get(self, tenant_id: str) -> Tenant:
        """One company."""
        return self._kept.get(tenant_id)

    def all(self) -> list[Tenant]:
        """Every company."""
        return list(store.tenants(self._table.platform()))

    def put(self, tenant: Tenant) -> Tenant:
        """Add or replace a company."""
        store.put_tenant(self._table.platform(), tenant)
        self._kept.forget(tenant.id)
        return tenant


class Users:
    """Who signs in, and what they may do."""

    def __init__(self, table: Table, identities: Identities) -> None:
        self._table, self._identities = table, identities

    def _known(self, email: str) -> User:
        found = store.user(self._table.platform(), email.strip().lower())
        if found is None or not found.active:
            raise ForbiddenError("This user may not sign in.", code="wrong_credentials")
        return found

    def sign_in(self, email: str, password: str, new_password: str = "") -> tuple[SignedIn, User]:
        """A session for a user; ForbiddenError `wrong_credentials` whatever is wrong."""
        session = self._identities.sign_in(email.strip().lower(), password, new_password)
        return session, self._known(email)

    def renew(self, refresh_token: str) -> tuple[SignedIn, User]:
        """The same session, longer, for the user whose it is."""
        session = self._identities.renew(refresh_token)
        return session, self._known(self._identities.verified_email(session.access_token))

    def sign_out(self, access_token: str) -> None:
        """End the sessions of the token's user."""
        self._identities.sign_out(access_token)

    def change_password(self, access_token: str, current: str, new: str) -> None:
        """Replace the password of the token's user."""
        self._identities.change_password(access_token, current, new)

    def actor(self, access_token: str) -> Actor:
        """Who a token is; ForbiddenError for an invalid token or a user who may no longer act."""
        user = self._known(self._identities.verified_email(access_token))
        return Actor(tenant_id=user.tenant_id, name=user.email, role=user.role)

    def me(self, actor: Actor) -> User:
        """The user behind an actor."""
        return self._known(actor.name)

    def list(self, actor: Actor) -> list[User]:
        """The users of the actor's company."""
        own = self._table.for_tenant(actor.tenant_id)
        return list(store.users(self._table.platform(), own))

    def invite(self, actor: Actor, user: User, password: str = "") -> User:
        """Add a user to the actor's company; ConflictError when the e-mail is taken."""
        actor.require(Role.ADMINISTRATOR)
        invited = user.model_copy(
            update={"tenant_id": actor.tenant_id, "email": user.email.strip().lower()}
        )
        platform = self._table.platform()
        if store.user(platform, invited.email):
            raise ConflictError("This e-mail address is taken.", code="email_taken")
        self._identities.invite(invited.email, password)
        store.put_user(platform, self._table.for_tenant(actor.tenant_id), invited, is_new=True)
        return invited

    def change(  # noqa: PLR0913 - what may change of a user
        self,
        actor: Actor,
        email: str,
        *,
        name: str | None = None,
        role: Role | None = None,
        active: bool | None = None,
        language: str | None = None,
    ) -> User:
        """Change a user of the actor's company; users change their own language only."""
        email = email.strip().lower()
        own_language_only = name is None and role is None and active is None
        if not (own_language_only and email == actor.name):
            actor.require(Role.ADMINISTRATOR)
        platform = self._table.platform()
        user = store.user(platform, email)
        if user is None or user.tenant_id != actor.tenant_id:
            raise NotFoundError("There is no such user.")
        given = {"name": name, "role": role, "active": active, "language": language}
        changed = user.model_copy(update={k: v for k, v in given.items() if v is not None})
        if email == actor.name and (not changed.active or changed.role != user.role):
            raise ConflictError("Somebody else must change your own role.", code="own_role")
        if changed.active != user.active:
            (self._identities.enable if changed.active else self._identities.disable)(email)
        store.put_user(platform, self._table.for_tenant(actor.tenant_id), changed, is_new=False)
        return changed
