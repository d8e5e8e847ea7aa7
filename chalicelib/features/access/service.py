"""Tenants, users, sign-in. The tenant of a request comes from here and never from the request."""

from collections.abc import Callable, Container
from datetime import date

from chalicelib.core.cache import Briefly
from chalicelib.core.errors import (
    ConflictError,
    FieldError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
)
from chalicelib.features.access import store
from chalicelib.features.access.model import Absence, Actor, Role, Scope, Tenant, User
from chalicelib.features.access.rules import sees, works_for
from chalicelib.ports import Identities, SignedIn, Table

KEPT_SECONDS = 5.0
# A substitution begins, and a scope changes, within this time.
TEAM_SECONDS = 20.0


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

    def __init__(self, table: Table, identities: Identities, today: Callable[[str], date]) -> None:
        self._table, self._identities, self._today = table, identities, today
        self._team = Briefly(self._all, TEAM_SECONDS)

    def _all(self, tenant_id: str) -> list[User]:
        own = self._table.for_tenant(tenant_id)
        return list(store.users(self._table.platform(), own))

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
        return self.acting(self._known(self._identities.verified_email(access_token)))

    def acting(self, user: User) -> Actor:
        """The user as it sees its company today."""
        others, today = self._team.get(user.tenant_id), self._today(user.tenant_id)
        return Actor(
            tenant_id=user.tenant_id,
            name=user.email,
            role=user.role,
            sees=sees(user, others, today),
            works_for=works_for(user, others, today),
        )

    def me(self, actor: Actor) -> User:
        """The user behind an actor."""
        return self._known(actor.name)

    def roles(self, actor: Actor, emails: Container[str]) -> frozenset[Role]:
        """The roles of some users of the actor's company, as they were some seconds ago at most."""
        team = self._team.get(actor.tenant_id)
        return frozenset(user.role for user in team if user.email in emails)

    def list(self, actor: Actor) -> list[User]:
        """The users of the actor's company."""
        return self._all(actor.tenant_id)

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
        self._team.forget(actor.tenant_id)
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
        scope: Scope | None = None,
        team: str | None = None,
        absences: tuple[Absence, ...] | None = None,
    ) -> User:
        """Change a user of the company; of themselves, users change language and absences only."""
        email = email.strip().lower()
        is_own_choice = all(given is None for given in (name, role, active, scope, team))
        if not (is_own_choice and email == actor.name):
            actor.require(Role.ADMINISTRATOR)
        platform = self._table.platform()
        user = store.user(platform, email)
        if user is None or user.tenant_id != actor.tenant_id:
            raise NotFoundError("There is no such user.")
        given = {
            "name": name,
            "role": role,
            "active": active,
            "language": language,
            "scope": scope,
            "team": team,
            "absences": absences,
        }
        self._check_substitutes(user, absences or ())
        changed = user.model_copy(update={k: v for k, v in given.items() if v is not None})
        if email == actor.name and (not changed.active or changed.role != user.role):
            raise ConflictError("Somebody else must change your own role.", code="own_role")
        if changed.active != user.active:
            (self._identities.enable if changed.active else self._identities.disable)(email)
        store.put_user(platform, self._table.for_tenant(actor.tenant_id), changed, is_new=False)
        self._team.forget(actor.tenant_id)
        return changed

    def _check_substitutes(self, user: User, absences: tuple[Absence, ...]) -> None:
        """Raise InvalidError unless somebody else stands in, from a day to a later one."""
        known = {other.email for other in self._all(user.tenant_id) if other.active}
        for n, absence in enumerate(absences):
            if absence.substitute == user.email or absence.substitute not in known:
                wrong = FieldError(f"absences.{n}.substitute", "another active user")
                raise InvalidError("Nobody stands in.", errors=(wrong,))
            if absence.to_on < absence.from_on:
                wrong = FieldError(f"absences.{n}.to_on", "the first day or later")
                raise InvalidError("An absence ends after it begins.", errors=(wrong,))
