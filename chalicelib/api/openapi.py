"""The OpenAPI 3.1 document, made from the routes' annotations."""

import inspect
import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from chalicelib.api.errors import Problem
from chalicelib.api.routing import Operation, is_model

_ABOUT = (
    "Credit management. A user of several companies names the one a request is for in the header "
    "`Relance-Company`, by an id that `GET /me` lists; without it the request is for the first."
)
_REF = "#/components/schemas/{model}"
_RAW: dict[str, Any] = {"content": {"application/octet-stream": {}}}


class _Schemas(GenerateJsonSchema):
    """Answers carry every field, so a field with a default is optional in requests only."""

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ANN401, FBT001 - pydantic's
        return self.mode == "serialization" or super().field_is_required(field, total)


def document(operations: list[Operation], version: str) -> dict[str, Any]:
    """The whole API; every operation's input, answer and errors."""
    wanted: set[tuple[Any, Any]] = {(Problem, "serialization")}
    for operation in operations:
        wanted |= _models(operation)
    ordered = sorted(wanted, key=lambda pair: (pair[0].__name__, pair[1]))
    refs, definitions = models_json_schema(ordered, ref_template=_REF, schema_generator=_Schemas)
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _operation(operation, refs)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Relance", "version": version, "description": _ABOUT},
        "servers": [{"url": "/api"}],
        "paths": paths,
        "components": {
            "schemas": definitions.get("$defs", {}),
            "securitySchemes": {
                "user": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
            },
        },
    }


def _models(operation: Operation) -> set[tuple[Any, Any]]:
    hints = operation.hints
    models: set[tuple[Any, Any]] = set()
    if "body" in hints:
        models.add((hints["body"], "validation"))
    if is_model(hints.get("return")):
        models.add((hints["return"], "serialization"))
    return models


def _operation(operation: Operation, refs: dict[Any, Any]) -> dict[str, Any]:
    hints, doc = operation.hints, inspect.getdoc(operation.view) or ""
    described: dict[str, Any] = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": doc.partition("\n")[0],
        "parameters": [*_path_parameters(operation), *_query_parameters(hints), *_headers(hints)],
        "responses": _responses(operation, refs),
        "security": [] if operation.is_public else [{"user": []}],
    }
    if operation.needs:
        described["x-needs-role"] = operation.needs.value
    if "body" in hints:
        schema = refs[hints["body"], "validation"]
        described["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": schema}},
        }
    return described


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    names = re.findall(r"{(\w+)}", operation.path)
    return [
        {"in": "path", "name": n, "required": True, "schema": {"type": "string"}} for n in names
    ]


def _query_parameters(hints: dict[str, Any]) -> list[dict[str, Any]]:
    if "query" not in hints:
        return []
    schema = hints["query"].model_json_schema()
    definitions, required = schema.get("$defs", {}), schema.get("required", [])

    def inlined(part: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(part, dict) and "$ref" in part:
            return definitions[part["$ref"].rsplit("/", 1)[1]]
        if isinstance(part, dict):
            return {key: inlined(value) for key, value in part.items()}
        return [inlined(value) for value in part] if isinstance(part, list) else part

    return [
        {"in": "query", "name": name, "required": name in required, "schema": inlined(property_)}
        for name, property_ in schema["properties"].items()
    ]


def _headers(hints: dict[str, Any]) -> list[dict[str, Any]]:
    if "version" not in hints:
        return []
    return [{"in": "header", "name": "If-Match", "required": True, "schema": {"type": "string"}}]


def _responses(operation: Operation, refs: dict[Any, Any]) -> dict[str, Any]:
    returned = operation.hints.get("return")
    if is_model(returned):
        schema = refs[returned, "serialization"]
        good: dict[str, Any] = {"content": {"application/json": {"schema": schema}}}
    else:
        good = {} if returned in (None, type(None)) else _RAW
    status = "204" if returned in (None, type(None)) else str(operation.status)
    problem = {"application/problem+json": {"schema": refs[Problem, "serialization"]}}
    return {
        status: {"description": "Done.", **good},
        "default": {"description": "A problem, with its code.", "content": problem},
    }
