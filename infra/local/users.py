"""Cognito on one machine: moto's user pool with a key of its own, kept in the data folder.

moto signs tokens with a key that everybody has; this pool signs with one made at the first start.
"""

import json
import threading
from pathlib import Path
from typing import Any

from joserfc import jwk
from moto.cognitoidp.models import CognitoIdpUser, cognitoidp_backends

from infra.local.values import ACCOUNT, REGION

SCRIPT_TOKEN_SECONDS = 24 * 3600
_SESSIONS_KEPT = 500
_USER_FIELDS = ("id", "username", "password", "status", "enabled", "attributes")


class Users:
    """One user pool with one client, the same after each start."""

    def __init__(self, file: Path, pool: dict[str, Any], client: dict[str, Any]) -> None:
        self._file, self._lock = file, threading.Lock()
        backend = cognitoidp_backends[ACCOUNT][REGION]
        self._pool: Any = backend.create_user_pool(pool["UserPoolName"], pool)
        self._client: Any = backend.create_user_pool_client(
            self._pool.id, generate_secret=False, extended_config=client
        )
        if file.is_file():
            self._restore(json.loads(file.read_text()), backend)
        else:
            self._pool.json_web_key = jwk.RSAKey.generate_key(2048)
        self._kept = ""
        self.keep()

    @property
    def pool_id(self) -> str:
        """Of the user pool."""
        return str(self._pool.id)

    @property
    def client_id(self) -> str:
        """Of the application's client."""
        return str(self._client.id)

    def keys(self) -> dict[str, Any]:
        """The public key of the pool's tokens."""
        public = self._pool.json_web_key.as_dict(private=False)
        return {"keys": [{**public, "kid": "dummy", "alg": "RS256", "use": "sig"}]}

    def token(self, username: str) -> str:
        """An access token for scripts, valid for a day."""
        token, _ = self._pool.create_jwt(
            self.client_id,
            username,
            "access",
            SCRIPT_TOKEN_SECONDS,
            {"scope": "aws.cognito.signin.user.admin"},
        )
        self._pool.access_tokens[token] = (self.client_id, username)
        return str(token)

    def password(self, username: str) -> str:
        """What the user signs in with."""
        user = self._pool.users.get(username)
        return str(user.password) if user else ""

    def keep(self) -> None:
        """Write users and their sessions down when they changed."""
        with self._lock:
            state = json.dumps(self._state(), default=str)
            if state != self._kept:
                half = self._file.with_suffix(".half")
                half.touch(mode=0o600)
                half.write_text(state)
                half.replace(self._file)
                self._kept = state

    def _state(self) -> dict[str, Any]:
        users = [{f: getattr(user, f) for f in _USER_FIELDS} for user in self._pool.users.values()]
        sessions = list(self._pool.refresh_tokens.items())[-_SESSIONS_KEPT:]
        return {
            "pool": self._pool.id,
            "client": self._client.id,
            "key": self._pool.json_web_key.as_dict(private=True),
            "users": users,
            "refresh_tokens": dict(sessions),
            "access_tokens": dict(list(self._pool.access_tokens.items())[-_SESSIONS_KEPT:]),
        }

    def _restore(self, state: dict[str, Any], backend: Any) -> None:  # noqa: ANN401 - moto's own
        backend.user_pools.pop(self._pool.id)
        self._pool.clients.pop(self._client.id)
        self._pool.id = self._client.user_pool_id = state["pool"]
        self._client.id = state["client"]
        backend.user_pools[self._pool.id] = self._pool
        self._pool.clients[self._client.id] = self._client
        self._pool.json_web_key = jwk.RSAKey.import_key(state["key"])
        for kept in state["users"]:
            user = CognitoIdpUser(
                self._pool.id,
                kept["username"],
                kept["password"],
                kept["status"],
                kept["attributes"],
            )
            user.id, user.enabled = kept["id"], kept["enabled"]
            self._pool.users[kept["username"]] = user
        for field in ("refresh_tokens", "access_tokens"):
            sessions = {token: tuple(s) if s else None for token, s in state[field].items()}
            setattr(self._pool, field, sessions)
