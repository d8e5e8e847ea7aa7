"""OpenAPI 3.1 to TypeScript types: `python -m infra.gen_ts` writes the web's.

The output names every schema of the application's document and one entry per operation,
`'GET /accounts': {path, query, body, ok}`, which is what `web/src/shared/call.ts` checks calls
against. A test says when the committed file is stale.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Schema = dict[str, Any]

TYPES = Path(__file__).resolve().parents[1] / "web/src/shared/schema.gen.ts"

_SCALARS = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
_COMBINED = (("anyOf", " | "), ("oneOf", " | "), ("allOf", " & "))


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name) else json.dumps(name)


def _name(ref: str) -> str:
    return re.sub(r"\W", "_", ref.rsplit("/", 1)[1])


def _array(schema: Schema, pad: str) -> str:
    if schema.get("prefixItems"):
        return "[" + ", ".join(ts(s, pad) for s in schema["prefixItems"]) + "]"
    inner = ts(schema.get("items"), pad)
    return f"({inner})[]" if re.search(r" [|&] ", inner) else f"{inner}[]"


def _object(schema: Schema, pad: str) -> str:
    properties, required = schema.get("properties", {}), set(schema.get("required", ()))
    if not properties:
        extra = schema.get("additionalProperties")
        return f"Record<string, {ts(extra if isinstance(extra, dict) else None, pad)}>"
    lines = (
        f"{pad}  {_key(name)}{'' if name in required else '?'}: {ts(value, pad + '  ')}\n"
        for name, value in properties.items()
    )
    return "{\n" + "".join(lines) + pad + "}"


def _combined(schema: Schema, pad: str) -> str | None:
    for word, separator in _COMBINED:
        if word in schema:
            return separator.join(dict.fromkeys(ts(part, pad) for part in schema[word]))
    return None


def ts(schema: object, pad: str = "") -> str:
    """The TypeScript type of one JSON schema."""
    if not isinstance(schema, dict) or not schema:
        return "unknown"
    if "$ref" in schema:
        return _name(schema["$ref"])
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    return _combined(schema, pad) or _typed(schema, pad)


def _typed(schema: Schema, pad: str) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        return " | ".join(ts({**schema, "type": one}, pad) for one in kind)
    if kind == "array":
        return _array(schema, pad)
    if kind == "object" or "properties" in schema:
        return _object(schema, pad)
    return _SCALARS.get(str(kind), "unknown")


def _json_of(node: Schema | None) -> str:
    for mime, content in (node or {}).get("content", {}).items():
        if "json" in mime:
            return ts(content.get("schema"), "    ")
    return "undefined"


def _parameters(operation: Schema, where: str) -> str:
    return "".join(
        f" {_key(p['name'])}{'' if p.get('required') else '?'}: {ts(p['schema'])};"
        for p in operation.get("parameters", ())
        if p["in"] == where
    )


def _operation(path: str, verb: str, operation: Schema) -> str:
    ok = next((r for code, r in operation["responses"].items() if str(code).startswith("2")), None)
    # The path of the web's calls has no /api: the client puts it in front of every one.
    name = f"{verb.upper()} {re.sub(r'^/api(?=/)', '', path)}"
    return (
        f"  '{name}': {{ path: {{{_parameters(operation, 'path')} }};"
        f" query: {{{_parameters(operation, 'query')} }};"
        f" body: {_json_of(operation.get('requestBody'))}; ok: {_json_of(ok)} }}"
    )


def lines(document: Schema) -> Iterator[str]:
    """The lines of the TypeScript module."""
    yield "// Made by infra/gen_ts.py from /api/openapi.json: do not edit."
    for name, schema in sorted(document.get("components", {}).get("schemas", {}).items()):
        yield f"export type {_name('/' + name)} = {ts(schema)}"
    yield "export type Api = {"
    for path, operations in sorted(document["paths"].items()):
        for verb, operation in operations.items():
            if verb in {"get", "post", "put", "patch", "delete"}:
                yield _operation(path, verb, operation)
    yield "}"


def text(document: Schema) -> str:
    """The whole module."""
    return "\n".join(lines(document)) + "\n"


def current() -> str:
    """The module for the application as it stands."""
    from chalicelib.api.operations import described

    return text(json.loads(described()))


if __name__ == "__main__":
    TYPES.write_text(current(), encoding="utf-8")
