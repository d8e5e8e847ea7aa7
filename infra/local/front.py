"""The one port: web, API, debtor's page, and the services of AWS, as one WSGI application."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote

from infra.local import outbox, phone, sqs
from infra.local.files import Files
from infra.local.functions import Functions
from infra.local.gateway import Gateway
from infra.local.users import Users
from infra.local.values import REGION
from infra.local.web import Web
from infra.local.wsgi import Answer, Environ, Start, body_of, json_answer, respond

_HOSTS = {"127.0.0.1", "localhost"}
_INVOCATION = re.compile(r"^/2015-03-31/functions/([^/]+)/invocations$")
_COGNITO = "AWSCognitoIdentityProviderService."
_UNSIGNED = f"AWS4-HMAC-SHA256 Credential=x/20260101/{REGION}/cognito-idp/aws4_request"
Wsgi = Callable[[Environ, Start], Iterable[bytes]]


class Front:
    """Sends each request where it belongs."""

    def __init__(  # noqa: PLR0913 - everything that has an address here
        self,
        gateway: Gateway,
        web: Web,
        moto: Wsgi,
        *,
        queues: sqs.Sqs,
        post: outbox.Post,
        files: Files,
        users: Users,
        functions: Functions,
        headers: dict[str, dict[str, str]],
    ) -> None:
        self._gateway, self._web, self._moto = gateway, web, moto
        self._sqs, self._post, self._files, self._users = queues, post, files, users
        self._functions, self._headers = functions, headers

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""
        # A page elsewhere whose name leads to this machine must not reach it.
        if environ.get("HTTP_HOST", "").rsplit(":", 1)[0] not in _HOSTS:
            return respond(environ, start, Answer(421, b"Ask for 127.0.0.1.\n"))
        path = str(environ.get("REQUEST_URI") or environ["PATH_INFO"]).split("?", 1)[0]
        answer = self._ours(environ, path)
        if answer is None:
            return self._moto_answers(environ, start, path)
        return respond(environ, start, answer)

    def _ours(self, environ: Environ, path: str) -> Answer | None:
        if path.startswith("/api/"):
            return self._api(environ, path.removeprefix("/api"))
        if path.startswith("/r/"):
            return self._api(environ, path)
        return self._of_aws(environ, path) or self._of_web(environ, path)

    def _of_aws(self, environ: Environ, path: str) -> Answer | None:
        if environ.get("HTTP_X_AMZ_TARGET", "").startswith(sqs.TARGET):
            return self._sqs.handle(environ["HTTP_X_AMZ_TARGET"], body_of(environ))
        if path.startswith((outbox.PATH, outbox.ACCOUNT_PATH, outbox.SUPPRESSION)):
            return self._post.handle(path, body_of(environ))
        if phone.is_sms(environ, path):
            return phone.handle(body_of(environ))
        if path == f"/{self._users.pool_id}/.well-known/jwks.json":
            return json_answer(self._users.keys())
        if invocation := _INVOCATION.match(path):
            return self._invoke(unquote(invocation[1]), body_of(environ))
        return None

    def _of_web(self, environ: Environ, path: str) -> Answer | None:
        if environ["REQUEST_METHOD"] in {"GET", "HEAD"} and not self._is_aws(environ, path):
            return self._web.handle(unquote(path)).with_defaults(self._headers["web"])
        return None

    def _api(self, environ: Environ, path: str) -> Answer:
        return self._gateway.handle(environ, path).with_defaults(self._headers["api"])

    def _is_aws(self, environ: Environ, path: str) -> bool:
        signed = environ.get("HTTP_AUTHORIZATION", "").startswith("AWS4-")
        return signed or self._files.owns(path) or "X-Amz-Signature=" in environ["QUERY_STRING"]

    def _invoke(self, name: str, body: bytes) -> Answer:
        try:
            return json_answer(self._functions.invoke(name, json.loads(body or b"{}")))
        except Exception as error:  # noqa: BLE001 - Lambda reports whatever the function raised
            failure = {"errorMessage": str(error), "errorType": type(error).__name__}
            answer = json_answer(failure)
            failed = [*answer.headers, ("X-Amz-Function-Error", "Unhandled")]
            return Answer(200, answer.body, failed)

    def _moto_answers(self, environ: Environ, start: Start, path: str) -> Iterable[bytes]:
        said: list[Any] = []

        def remember(*status_and_headers: Any) -> Callable[[bytes], None]:  # noqa: ANN401 - WSGI's
            said[:] = status_and_headers
            return lambda _data: None

        is_cognito = environ.get("HTTP_X_AMZ_TARGET", "").startswith(_COGNITO)
        if is_cognito:
            # Sign-in is not signed: moto would look for the pool in another region.
            environ.setdefault("HTTP_AUTHORIZATION", _UNSIGNED)
        method = environ["REQUEST_METHOD"]
        body = b"".join(self._moto(environ, remember))
        if is_cognito:
            self._users.keep()
        elif self._files.owns(path):
            self._files.written(method, path, int(said[0].split()[0]))
        start(*said)
        return [body]
