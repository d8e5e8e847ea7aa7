"""The API's document is valid OpenAPI 3.1 and tells what each route is for."""

import orjson
import pytest
from openapi_spec_validator import validate

from chalicelib.api.operations import OPERATIONS, described

DOCUMENT = orjson.loads(described())


def test_the_document_is_valid_openapi():
    validate(DOCUMENT)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: f"{o.method} {o.path}")
def test_every_route_is_in_it_with_a_sentence(operation):
    described_ = DOCUMENT["paths"][operation.path][operation.method.lower()]
    assert described_["summary"].endswith(".")


def test_operation_ids_are_unique():
    ids = [o["operationId"] for path in DOCUMENT["paths"].values() for o in path.values()]
    assert len(ids) == len(set(ids))


def test_all_but_the_public_routes_ask_for_a_user():
    public = {f"{o.method} {o.path}" for o in OPERATIONS if o.is_public}
    assert public == {
        "POST /sessions",
        "POST /sessions/refreshes",
        "GET /health",
        "GET /openapi.json",
        "GET /r/{token}",
        "POST /r/{token}",
    }
