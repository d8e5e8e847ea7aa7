"""The real application over HTTP, on fakes: what the gateway would call, authorizer included."""

import json as jsonlib
from dataclasses import dataclass
from typing import Any

import pytest
from chalice.test import Client

from chalicelib import container
from tests.fakes.world import World


@dataclass
class Answer:
    """A response, its body read."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return jsonlib.loads(self.body)


class Browser:
    """Calls the API as one user."""

    def __init__(self, client: Client, token: str = "") -> None:
        self._client, self._token = client, token

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        sent = {"Content-Type": "application/json"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        if self._token:
            sent["Authorization"] = f"Bearer {self._token}"
        raw = (
            body
            if isinstance(body, bytes)
            else b""
            if body is None
            else jsonlib.dumps(body).encode()
        )
        response = self._client.http.request(method, path, headers=sent, body=raw)
        return Answer(
            response.status_code, {k.lower(): v for k, v in response.headers.items()}, response.body
        )

    def get(self, path: str, **headers: str) -> Answer:
        return self.call("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self.call("POST", path, body if body is not None else {}, **headers)


@pytest.fixture
def world():
    made = World()
    container.install(made.services)
    yield made
    container._installed.clear()


@pytest.fixture
def client(world):
    import app

    with Client(app.app) as made:
        yield made


@pytest.fixture
def admin(client, world):
    return Browser(client, f"token-of-{world.admin.name}")


@pytest.fixture
def anonymous(client):
    return Browser(client)


@pytest.fixture
def browser_of(client):
    """A browser signed in as any actor."""
    return lambda actor: Browser(client, f"token-of-{actor.name}")
