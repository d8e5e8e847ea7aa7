"""A typed seam over Chalice: a route is a function whose annotations say what it takes and gives.

    routes = Routes("accounts")

    @routes.get("/accounts/{code}")
    def account(actor: Actor, code: str) -> AccountSheet: ...

Parameters by name: `actor` (a signed-in user; a route without it must be `public=True`), `body`
and `query` (pydantic models), `version` (the number in If-Match), `request` (Chalice's own), and
the path's parameters. Input is checked before the function runs; errors become problem details.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_type_hints
from urllib.parse import unquote

from aws_lambda_powertools import Logger
from chalice.app import Chalice, Request, Response
from pydantic import BaseModel, ValidationError

from chalicelib.api.auth import actor_of
from chalicelib.api.errors import OUR_MISTAKE, Problem, invalid_input, problem_of
from chalicelib.core.errors import InvalidError, RelanceError
from chalicelib.features.access.model import Role

View = TypeVar("View", bound=Callable[..., Any])
logger = Logger(child=True)

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that is not a model: a page, a file, or JSON with headers of its own."""

    body: bytes | str
    content_type: str = JSON
    status: int = 200
    headers: Mapping[str, str | list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Operation:
    """One route, as OpenAPI and the tests of access read it."""

    method: str
    path: str
    view: Callable[..., Any]
    tag: str
    needs: Role | None
    status: int
    content_types: tuple[str, ...]
    hints: dict[str, Any]

    @property
    def name(self) -> str:
        """The operation's id."""
        return self.view.__name__

    @property
    def is_public(self) -> bool:
        """Whether it answers without a sign-in."""
        return self.needs is None


class Routes:
    """The routes of one noun; `mount` gives them to the application."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.operations: list[Operation] = []

    def _add(  # noqa: PLR0913 - what a route is
        self,
        method: str,
        path: str,
        needs: Role,
        status: int,
        *,
        public: bool,
        content_types: tuple[str, ...],
    ) -> Callable[[View], View]:
        def register(view: View) -> View:
            hints = get_type_hints(view)
            if public == ("actor" in hints):
                msg = f"{method} {path}: a route has an actor or is public"
                raise TypeError(msg)
            self.operations.append(
                Operation(
                    method,
                    path,
                    view,
                    self.tag,
                    None if public else needs,
                    status,
                    content_types,
                    hints,
                )
            )
            return view

        return register

    def get(
        self, path: str, needs: Role = Role.READER, *, public: bool = False
    ) -> Callable[[View], View]:
        """Read; changes nothing."""
        return self._add("GET", path, needs, 200, public=public, content_types=(JSON,))

    def post(
        self,
        path: str,
        needs: Role = Role.COLLECTOR,
        *,
        status: int = 200,
        public: bool = False,
        content_types: tuple[str, ...] = (JSON,),
    ) -> Callable[[View], View]:
        """Make something, or do something."""
        return self._add("POST", path, needs, status, public=public, content_types=content_types)

    def put(
        self,
        path: str,
        needs: Role = Role.COLLECTOR,
        *,
        content_types: tuple[str, ...] = (JSON,),
    ) -> Callable[[View], View]:
        """Replace."""
        return self._add("PUT", path, needs, 200, public=False, content_types=content_types)

    def patch(self, path: str, needs: Role = Role.COLLECTOR) -> Callable[[View], View]:
        """Change some fields."""
        return self._add("PATCH", path, needs, 200, public=False, content_types=(JSON,))

    def delete(
        self, path: str, needs: Role = Role.COLLECTOR, *, status: int = 200
    ) -> Callable[[View], View]:
        """Remove."""
        return self._add("DELETE", path, needs, status, public=False, content_types=(JSON,))


def mount(app: Chalice, operations: list[Operation], authorizer: Any) -> None:  # noqa: ANN401
    """Register the operations on the application; `authorizer` guards all but public ones."""
    by_content: dict[str, set[str]] = {}
    for operation in operations:
        by_content.setdefault(operation.path, set()).update(operation.content_types)
    for operation in operations:
        options: dict[str, Any] = {"content_types": sorted(by_content[operation.path])}
        if not operation.is_public:
            options["authorizer"] = authorizer
        app.route(operation.path, methods=[operation.method], name=operation.name, **options)(
            _view(app, operation)
        )


def _view(app: Chalice, operation: Operation) -> Callable[..., Response]:
    def view(**path: str) -> Response:
        request = app.current_request
        assert request is not None  # noqa: S101 - Chalice sets it before it calls a view
        try:
            result = operation.view(**_arguments(operation, request, path))
        except RelanceError as error:
            return _problem(problem_of(error))
        except Exception:
            logger.exception("unexpected", operation=operation.name)
            return _problem(OUR_MISTAKE)
        return _response(operation, result)

    view.__name__ = operation.name
    return view


def _arguments(operation: Operation, request: Request, path: dict[str, str]) -> dict[str, Any]:
    # API Gateway decodes path parameters, the local server does not.
    given: dict[str, Any] = {name: unquote(value) for name, value in path.items()}
    hints = operation.hints
    try:
        if "actor" in hints:
            given["actor"] = actor_of(request)
            given["actor"].require(operation.needs)
        if "body" in hints:
            given["body"] = hints["body"].model_validate_json(request.raw_body or b"null")
        if "query" in hints:
            query: Mapping[str, str] = request.query_params or {}
            given["query"] = hints["query"].model_validate({name: query[name] for name in query})
    except ValidationError as error:
        raise invalid_input(error) from error
    if "version" in hints:
        given["version"] = _version(request)
    if "request" in hints:
        given["request"] = request
    return given


def _version(request: Request) -> int:
    given = (request.headers.get("if-match") or "").strip('W/" ')
    if not given:
        raise InvalidError("Send If-Match with the version you saw.", code="version_required")
    if not given.isdecimal():
        raise InvalidError("If-Match is not a version.")
    return int(given)


def _response(operation: Operation, result: Any) -> Response:  # noqa: ANN401 - any view's result
    headers: dict[str, str | list[str]] = {"Content-Type": JSON, **_SAFE}
    if isinstance(result, Reply):
        headers |= {"Content-Type": result.content_type, **result.headers}
        return Response(result.body, headers, result.status)
    if result is None:
        return Response("", headers, 204)
    version = getattr(result, "version", None)
    if isinstance(version, int):
        headers["ETag"] = f'"{version}"'
    return Response(result.model_dump_json(), headers, operation.status)


def _problem(problem: Problem) -> Response:
    headers: dict[str, str | list[str]] = {"Content-Type": "application/problem+json", **_SAFE}
    return Response(problem.model_dump_json(), headers, problem.status)


_SAFE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def is_model(hint: object) -> bool:
    """Whether an annotation is a pydantic model, generic ones included."""
    return inspect.isclass(hint) and issubclass(hint, BaseModel)
