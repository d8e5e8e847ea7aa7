"""Tenants, users, sign-in.

A person signs in once and may be a user of several companies, in each with a role of its own. A
request names the company it is for; whether it is one of the person's is decided here.
"""

from collections.abc import Callable, Container
from contextlib import suppress
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
from chalicelib.features.access.memberships import Memberships
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
        self._members, self._identities, self._today = Memberships(table), identities, today
        self._team = Briefly(self._members.all, TEAM_SECONDS)

    def _known(self, email: str) -> User:
        """The person in the first of its companies that lets it in."""
        everywhere = self._members.everywhere(email.strip().lower())
        found = next((user for user in everywhere if user.active), None)
        if found is None:
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

    def of_company(self, email: str, tenant_id: str) -> Actor:
        """A person as it acts in one of its companies; the same ForbiddenError for all others."""
        return self.acting(self._member(email, tenant_id))

    def _member(self, email: str, tenant_id: str) -> User:
        for user in self._members.everywhere(email):
            if user.tenant_id == tenant_id and user.active:
                return user
        raise ForbiddenError("This is none of your companies.", code="not_your_company")

    def companies(self, actor: Actor) -> list[User]:
        """The actor's person in each company where it may act, the first first."""
        return [user for user in self._members.everywhere(actor.name) if user.active]

    def me(self, actor: Actor) -> User:
        """The user behind an actor."""
        return self._member(actor.name, actor.tenant_id)

    def roles(self, actor: Actor, emails: Container[str]) -> frozenset[Role]:
        """The roles of some users of the actor's company, as they were some seconds ago at most."""
        team = self._team.get(actor.tenant_id)
        return frozenset(user.role for user in team if user.email in emails)

    def list(self, actor: Actor) -> list[User]:
        """The users of the actor's company."""
        return self._members.all(actor.tenant_id)

    def invite(self, actor: Actor, user: User, password: str = "") -> User:
        """Add a user to the actor's company; ConflictError when it is there already.

        Somebody who signs in for another company keeps its password, and chooses between them.
        """
        actor.require(Role.ADMINISTRATOR)
        invited = user.model_copy(
            update={"tenant_id": actor.tenant_id, "email": user.email.strip().lower()}
        )
        if self._members.of(actor.tenant_id, invited.email):
            raise ConflictError("This user is in the company already.", code="email_taken")
        if not self._members.is_known(invited.email):
            # It may stand, from a try that was cut short.
            with suppress(ConflictError):
                self._identities.invite(invited.email, password)
        elif not any(other.active for other in self._members.everywhere(invited.email)):
            self._identities.enable(invited.email)
        self._put(invited)
        return invited

    def _put(self, user: User) -> None:
        self._members.put(user)
        self._team.forget(user.tenant_id)

    def is_known(self, email: str) -> bool:
        """Whether this person signs in already, for whatever company."""
        return self._members.is_known(email)

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
        user = self._members.of(actor.tenant_id, email)
        if user is None:
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
            self._let_sign_in(changed)
        self._put(changed)
        if email == actor.name and language is not None:
            self._speak(email, language)
        return changed

    def _let_sign_in(self, user: User) -> None:
        """Sign-in ends with the last company that lets somebody in, and begins with the first."""
        others = [o for o in self._members.everywhere(user.email) if o.tenant_id != user.tenant_id]
        if user.active:
            self._identities.enable(user.email)
        elif not any(other.active for other in others):
            self._identities.disable(user.email)

    def _speak(self, email: str, language: str) -> None:
        """A person reads one language, whatever the company."""
        for user in list(self._members.everywhere(email)):
            if user.language != language:
                self._put(user.model_copy(update={"language": language}))

    def _check_substitutes(self, user: User, absences: tuple[Absence, ...]) -> None:
        """Raise InvalidError unless somebody else stands in, from a day to a later one."""
        known = {other.email for other in self._members.all(user.tenant_id) if other.active}
        for n, absence in enumerate(absences):
            if absence.substitute == user.email or absence.substitute not in known:
                wrong = FieldError(f"absences.{n}.substitute", "another active user")
                raise InvalidError("Nobody stands in.", errors=(wrong,))
            if absence.to_on < absence.from_on:
                wrong = FieldError(f"absences.{n}.to_on", "the first day or later")
                raise InvalidError("An absence ends after it begins.", errors=(wrong,))
