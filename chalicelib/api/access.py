"""Sign-in, the user's own page, and the users of a company.

The refresh token lives in a cookie that scripts cannot read and that only this path receives; the
access token lives in the page's memory.
"""

from datetime import date
from http.cookies import SimpleCookie
from typing import Annotated

from chalice.app import Request
from pydantic import BaseModel, Field

from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.errors import ForbiddenError
from chalicelib.core.paging import Page
from chalicelib.core.values import Strict
from chalicelib.features.access.model import Absence, Actor, Role, Scope, User
from chalicelib.features.settings.model import EmailAddress, Line
from chalicelib.ports import SignedIn
from chalicelib.settings import settings

routes = Routes("access")

REFRESH_DAYS = 30
_COOKIE = "relance_session"


class SignIn(Strict):
    """What a user types."""

    user: Annotated[str, Field(max_length=254)]
    password: Annotated[str, Field(max_length=256)]
    new_password: Annotated[str, Field(max_length=256)] = ""


class CompanyOfMine(BaseModel):
    """A company the person may act in, and as what; `id` goes into the header Relance-Company."""

    id: str
    name: str
    role: Role


class Me(BaseModel):
    """The signed-in user, and the day it is for the company."""

    email: str
    name: str
    role: Role
    language: str
    tenant_id: str
    tenant_name: str
    companies: tuple[CompanyOfMine, ...]
    absences: tuple[Absence, ...]
    today: date
    one_machine: bool
    demo_clock: bool


class Session(BaseModel):
    """What the page keeps in memory."""

    access_token: str
    expires_in: int
    user: User


class Password(Strict):
    """A change of password."""

    current: Annotated[str, Field(max_length=256)]
    new: Annotated[str, Field(min_length=12, max_length=256)]


class Preferences(Strict):
    """What users choose for themselves."""

    language: Annotated[str, Field(pattern="^(fr|en)$")] | None = None
    absences: Annotated[tuple[Absence, ...], Field(max_length=20)] | None = None


class NewUser(Strict):
    """Somebody to invite."""

    email: EmailAddress
    name: Line
    role: Role
    language: Annotated[str, Field(pattern="^(fr|en)$")] = "fr"
    scope: Scope = Scope.ALL
    team: Line = ""


class UserChange(Strict):
    """What an administrator changes of a user; what is left out stays."""

    name: Line | None = None
    role: Role | None = None
    active: bool | None = None
    scope: Scope | None = None
    team: Line | None = None
    absences: Annotated[tuple[Absence, ...], Field(max_length=20)] | None = None


def _cookie(value: str, max_age: int) -> str:
    secure = "" if settings().one_machine else "Secure; "
    scope = f"Path=/api/sessions; Max-Age={max_age}"
    return f"{_COOKIE}={value}; {scope}; HttpOnly; {secure}SameSite=Strict"


def _session(signed_in: SignedIn, user: User) -> Reply:
    body = Session(
        access_token=signed_in.access_token, expires_in=signed_in.expires_in_seconds, user=user
    )
    cookie = _cookie(signed_in.refresh_token, REFRESH_DAYS * 86400)
    return Reply(body.model_dump_json(), headers={"Set-Cookie": cookie})


@routes.post("/sessions", public=True)
def sign_in(body: SignIn) -> Reply:
    """Sign in: an access token, and a cookie that renews it."""
    return _session(*services().users.sign_in(body.user, body.password, body.new_password))


@routes.post("/sessions/refreshes", public=True)
def renew_session(request: Request) -> Reply:
    """A new access token from the cookie."""
    morsel = SimpleCookie(request.headers.get("cookie", "")).get(_COOKIE)
    if morsel is None or not morsel.value:
        raise ForbiddenError("Sign in first.", code="not_signed_in")
    return _session(*services().users.renew(morsel.value))


@routes.delete("/sessions", Role.READER)
def sign_out(actor: Actor, request: Request) -> Reply:
    """Sign out everywhere."""
    del actor
    services().users.sign_out(_token(request))
    return Reply("", status=204, headers={"Set-Cookie": _cookie("", 0)})


@routes.put("/password", Role.READER)
def change_password(actor: Actor, body: Password, request: Request) -> None:
    """Change one's own password."""
    del actor
    services().users.change_password(_token(request), body.current, body.new)


@routes.get("/me")
def me(actor: Actor) -> Me:
    """Who is signed in."""
    user = services().users.me(actor)
    tenant = services().tenants.get(actor.tenant_id)
    return Me(
        **user.model_dump(exclude={"active", "scope", "team"}),
        tenant_name=tenant.name,
        companies=tuple(map(_company, services().users.companies(actor))),
        today=services().company.today(actor),
        one_machine=settings().one_machine,
        demo_clock=tenant.is_demonstration,
    )


def _company(user: User) -> CompanyOfMine:
    name = services().tenants.get(user.tenant_id).name
    return CompanyOfMine(id=user.tenant_id, name=name, role=user.role)


@routes.patch("/me", Role.READER)
def change_me(actor: Actor, body: Preferences) -> Me:
    """Choose the language, and who stands in during an absence."""
    services().users.change(actor, actor.name, language=body.language, absences=body.absences)
    return me(actor)


@routes.get("/users", Role.READER)
def users(actor: Actor) -> Page[User]:
    """The users of the company."""
    return Page[User](items=tuple(services().users.list(actor)))


@routes.post("/users", Role.ADMINISTRATOR, status=201)
def invite_user(actor: Actor, body: NewUser) -> User:
    """Invite a user: a first password comes by e-mail, but to who signs in for another company."""
    return services().users.invite(actor, User(tenant_id=actor.tenant_id, **body.model_dump()))


@routes.patch("/users/{email}", Role.ADMINISTRATOR)
def change_user(actor: Actor, email: str, body: UserChange) -> User:
    """Change a user's name or role, or switch it off."""
    return services().users.change(actor, email, **dict(body))


def _token(request: Request) -> str:
    return str(request.headers.get("authorization", "")).removeprefix("Bearer ").strip()
