"""Every route of the application, and the document that describes them."""

from functools import cache

import orjson

from chalicelib.api import (
    access,
    accounts,
    actions,
    alerts,
    answers,
    assignment,
    bulk,
    debtor,
    documents,
    exports,
    forecast,
    history,
    imports,
    items,
    jobs,
    law,
    letters,
    messages,
    outbox,
    overdue,
    penalties,
    plans,
    preferences,
    questions,
    rates,
    reminders,
    replies,
    reports,
    risk,
    runs,
    scenarios,
    searches,
    sending,
    settings,
    statements,
    statuses,
    tables,
    templates,
)
from chalicelib.api.openapi import document
from chalicelib.api.routing import Reply, Routes

VERSION = "0.1.0"

routes = Routes("system")


@routes.get("/openapi.json", public=True)
def openapi() -> Reply:
    """This API, as an OpenAPI 3.1 document."""
    return Reply(described().decode())


OPERATIONS = [
    operation
    for noun in (
        access,
        preferences,
        settings,
        accounts,
        searches,
        items,
        actions,
        alerts,
        imports,
        answers,
        questions,
        replies,
        documents,
        history,
        statements,
        exports,
        debtor,
        overdue,
        sending,
        runs,
        reminders,
        scenarios,
        law,
        letters,
        messages,
        statuses,
        templates,
        reports,
        rates,
        tables,
        forecast,
        risk,
        plans,
        penalties,
        jobs,
        bulk,
        assignment,
        outbox,
    )
    for operation in noun.routes.operations
] + routes.operations


@cache
def described() -> bytes:
    """The OpenAPI document as JSON."""
    return orjson.dumps(document(OPERATIONS, VERSION))
