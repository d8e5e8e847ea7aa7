"""A whole Relance on fakes: one tenant, one clock, everything in memory."""

from datetime import UTC, datetime, timedelta

from chalicelib.container import Ports, Services
from chalicelib.core.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.features.access.model import Actor, Role, Tenant, User
from chalicelib.features.settings import store as settings_store
from chalicelib.features.settings.model import CompanySettings
from chalicelib.ports import SignedIn, Ticket
from chalicelib.settings import Settings
from tests.fakes.table import FakeTable


class SteppedClock:
    """A clock that moves when a test says so."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **by: int) -> None:
        self.at += timedelta(**by)


class FakeFiles:
    """`ports.Files` in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, key: str, content: bytes, content_type: str) -> None:
        self.kept[key] = content

    def get(self, key: str, limit_bytes: int) -> bytes:
        if key not in self.kept:
            raise NotFoundError("There is no such file.")
        if len(self.kept[key]) > limit_bytes:
            raise InvalidError(f"The file is larger than {limit_bytes} bytes.", code="too_large")
        return self.kept[key]

    def ticket(self, key: str, limit_bytes: int) -> Ticket:
        return Ticket("https://files.example/", {"key": key})

    def link(self, key: str, filename: str) -> str:
        return f"https://files.example/{key}?as={filename}"

    def delete(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeQueues:
    """`ports.Queues` in memory: `waiting` holds (queue, message) in the order they came."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, dict]] = []

    def send(self, queue, messages) -> None:
        self.waiting += [(queue, dict(message)) for message in messages]


class FakeWorkflows:
    """`ports.Workflows` in memory: `started` by name."""

    def __init__(self) -> None:
        self.started: dict[str, dict] = {}

    def start(self, name: str, given) -> None:
        self.started.setdefault(name, dict(given))


class FakeIdentities:
    """`ports.Identities` in memory; a token is `token-of-<email>`."""

    def __init__(self) -> None:
        self.passwords: dict[str, str] = {}
        self.disabled: set[str] = set()
        self.ended: set[str] = set()

    def sign_in(self, email: str, password: str, new_password: str = "") -> SignedIn:
        if self.passwords.get(email) != password or email in self.disabled:
            raise ForbiddenError("The e-mail or the password is wrong.", code="wrong_credentials")
        if password.startswith("first-"):
            if not new_password:
                raise ConflictError("Choose a password.", code="new_password_required")
            self.passwords[email] = new_password
        self.ended.discard(email)
        return SignedIn(f"token-of-{email}", f"refresh-of-{email}", 3600)

    def renew(self, refresh_token: str) -> SignedIn:
        email = refresh_token.removeprefix("refresh-of-")
        if email not in self.passwords or email in self.ended:
            raise ForbiddenError("Sign in again.", code="not_signed_in")
        return SignedIn(f"token-of-{email}", refresh_token, 3600)

    def sign_out(self, access_token: str) -> None:
        self.ended.add(self.verified_email(access_token))

    def change_password(self, access_token: str, current: str, new: str) -> None:
        email = self.verified_email(access_token)
        if self.passwords[email] != current:
            raise ForbiddenError("Wrong password.", code="wrong_credentials")
        self.passwords[email] = new

    def invite(self, email: str, password: str = "") -> None:
        self.passwords[email] = password or "first-password"

    def disable(self, email: str) -> None:
        self.disabled.add(email)

    def enable(self, email: str) -> None:
        self.disabled.discard(email)

    def verified_email(self, access_token: str) -> str:
        email = access_token.removeprefix("token-of-")
        if email == access_token or email not in self.passwords:
            raise ForbiddenError("Sign in again.", code="not_signed_in")
        return email


class World:
    """Services on fakes, with the tenant `acme` set up and its administrator `admin`."""

    def __init__(self, at: datetime = datetime(2026, 3, 2, 8, 0, tzinfo=UTC), **settings) -> None:
        from tests.fakes.mailer import FakeMailer, FakeSms

        self.table, self.clock, self.queues = FakeTable(), SteppedClock(at), FakeQueues()
        self.uploads, self.documents = FakeFiles(), FakeFiles()
        self.mailer, self.identities = FakeMailer(), FakeIdentities()
        self.sms = FakeSms()
        self.workflows = FakeWorkflows()
        self.ports = Ports(
            table=self.table,
            uploads=self.uploads,
            documents=self.documents,
            queues=self.queues,
            mailer=self.mailer,
            sms=self.sms,
            identities=self.identities,
            workflows=self.workflows,
            clock=self.clock,
        )
        self.services = Services(self.ports, Settings(one_machine=True))
        self.admin = self.add_tenant("acme", **settings)

    def add_tenant(self, tenant_id: str, **settings) -> Actor:
        """A company with its settings and an administrator."""
        self.services.tenants.put(Tenant(id=tenant_id, name=tenant_id.title()))
        chosen = CompanySettings(
            name=tenant_id.title(), sender_email=f"credit@{tenant_id}.example", **settings
        )
        settings_store.save(self.table.for_tenant(tenant_id), chosen)
        return self.add_user(tenant_id, Role.ADMINISTRATOR)

    def add_user(self, tenant_id: str, role: Role) -> Actor:
        """A user of that role, who can sign in."""
        email = f"{role.value}@{tenant_id}.example"
        system = Actor.system(tenant_id, "test")
        user = User(email=email, tenant_id=tenant_id, name=role.value, role=role)
        self.services.users.invite(system, user, "correct horse battery staple")
        return Actor(tenant_id=tenant_id, name=email, role=role)

    def join(self, email: str, tenant_id: str, role: Role) -> Actor:
        """The same person in another company."""
        system = Actor.system(tenant_id, "test")
        self.services.users.invite(
            system, User(email=email, tenant_id=tenant_id, name=role.value, role=role)
        )
        return self.services.users.of_company(email, tenant_id)
