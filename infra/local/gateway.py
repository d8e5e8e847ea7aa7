"""API Gateway on one machine: an HTTP request as the event that the application gets on AWS.

Routes that have an authorizer call it first, as API Gateway does; what API Gateway would answer by
itself is answered here, in the words of the template's GatewayResponses.
"""

import base64
from typing import Any

from chalice.app import Chalice
from chalice.local import (
    CustomLocalChalice,
    LocalChalice,
    LocalGatewayAuthorizer,
    LocalGatewayException,
    RouteMatcher,
)

from infra.local.functions import Context
from infra.local.permissions import acting_as
from infra.local.triggers import Event
from infra.local.wsgi import Answer, Environ, body_of, headers_of, json_answer

API_TIMEOUT_S = 29


class Gateway:
    """Serves the routes of the application; any number of threads at once."""

    def __init__(self, app: Chalice, function: str, authorizer: str) -> None:
        # Chalice keeps the request on the application: this keeps one for each thread.
        CustomLocalChalice.__bases__ = (LocalChalice, app.__class__)
        app.__class__ = CustomLocalChalice
        self._app, self._function, self._checker = app, function, authorizer
        self._routes = RouteMatcher(list(app.routes))
        self._authorizer = LocalGatewayAuthorizer(app)

    def handle(self, environ: Environ, path: str) -> Answer:
        """Answer a request to this path of the API."""
        try:
            event = self._event(environ, path)
        except ValueError:
            return _problem(404, "not_found", "There is no such address.")
        context = Context("api", 1769, API_TIMEOUT_S)
        try:
            with acting_as(self._checker):
                event = self._authorized(path, event, context)
        except LocalGatewayException:
            return _problem(401, "not_signed_in", "Sign in first.")
        with acting_as(self._function):
            return _answer(self._app(event, context))

    def _authorized(self, path: str, event: Event, context: Any) -> Event:  # noqa: ANN401
        allowed: Event
        allowed, _ = self._authorizer.authorize(path, event, context)
        return allowed

    def _event(self, environ: Environ, path: str) -> Event:
        query = environ.get("QUERY_STRING", "")
        found = self._routes.match_route(f"{path}?{query}" if query else path)
        headers, method = headers_of(environ), environ["REQUEST_METHOD"]
        event = {
            "httpMethod": method,
            "path": path,
            "resource": found.route,
            "headers": headers,
            "multiValueHeaders": {name: [value] for name, value in headers.items()},
            "pathParameters": found.captured,
            "multiValueQueryStringParameters": found.query_params or None,
            "stageVariables": None,
            "requestContext": {
                "httpMethod": method,
                "resourcePath": found.route,
                "path": path,
                "stage": "api",
                "identity": {"sourceIp": environ.get("REMOTE_ADDR", "")},
            },
        }
        return event | self._body(body_of(environ), headers.get("content-type", ""))

    def _body(self, body: bytes, content_type: str) -> Event:
        if content_type.split(";", 1)[0].strip() in self._app.api.binary_types:
            return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
        return {"body": body.decode(errors="replace") or None, "isBase64Encoded": False}


def _answer(given: dict[str, Any]) -> Answer:
    body = given["body"] or ""
    if isinstance(body, bytes):
        raise TypeError("Lambda answers in JSON: bytes need a binary content type of Chalice's")
    content = base64.b64decode(body) if given.get("isBase64Encoded") else body.encode()
    headers = [(name, str(value)) for name, value in given["headers"].items()]
    headers += [(n, str(v)) for n, many in given["multiValueHeaders"].items() for v in many]
    return Answer(given["statusCode"], content, headers)


def _problem(status: int, code: str, detail: str) -> Answer:
    body = {
        "type": "about:blank",
        "title": detail,
        "status": status,
        "code": code,
        "detail": detail,
        "errors": [],
    }
    return json_answer(body, status, "application/problem+json")
