"""The whole API: who may call each route, and a body that is valid for it."""

from typing import Any

from chalicelib.features.access.model import Role

R, W, C, M, A = (
    Role.READER,
    Role.COLLEAGUE,
    Role.COLLECTOR,
    Role.CREDIT_MANAGER,
    Role.ADMINISTRATOR,
)
CONTACT = {"name": "Ana", "email": "ana@firm.example"}
MAPPING = {
    "columns": [
        {"column": "code", "position": 0, "field": "code"},
        {"column": "name", "position": 1, "field": "name"},
    ]
}
STATUS = {"type": "PDP", "name_fr": "Chèque promis", "name_en": "Cheque promised"}
SETTINGS = {"name": "Taken over"}

SCHEDULE = {"equal": {"count": 2, "first_on": "2026-04-01"}}
PLAN = {"items": ["F1"], "schedule": SCHEDULE}

ROUTES: dict[str, tuple[Role | None, Any]] = {
    "POST /sessions": (None, {"user": "x", "password": "y"}),
    "POST /sessions/refreshes": (None, {}),
    "GET /health": (None, None),
    "GET /openapi.json": (None, None),
    "DELETE /sessions": (R, None),
    "PUT /password": (R, {"current": "wrong", "new": "long enough for a password"}),
    "GET /me": (R, None),
    "PATCH /me": (R, {"language": "en"}),
    "GET /users": (R, None),
    "POST /users": (A, {"email": "new@x.example", "name": "New", "role": "reader"}),
    "PATCH /users/{email}": (A, {"name": "Renamed"}),
    "GET /settings": (R, None),
    "PUT /settings": (M, SETTINGS),
    "POST /clock": (C, {"days": 1}),
    "GET /accounts": (R, None),
    "GET /accounts/{code}": (R, None),
    "PATCH /accounts/{code}": (C, {"note": "taken over"}),
    "POST /accounts/{code}/contacts": (C, CONTACT),
    "PUT /accounts/{code}/contacts/{contact_id}": (C, CONTACT),
    "DELETE /accounts/{code}/contacts/{contact_id}": (C, None),
    "POST /uploads": (C, {"filename": "extract.csv"}),
    "POST /imports": (C, {"csv": "code;name\nX;Taken over\n"}),
    "GET /imports": (R, None),
    "GET /imports/{import_id}": (R, None),
    "GET /imports/{import_id}/errors": (R, None),
    "GET /imports/{import_id}/errors.csv": (R, None),
    "POST /imports/{import_id}/previews": (C, MAPPING),
    "POST /imports/{import_id}/mappings": (C, MAPPING),
    "POST /imports/{import_id}/approvals": (M, {"approve": True}),
    "GET /profiles": (R, None),
    "DELETE /profiles/{name}": (C, None),
    "GET /reports/aged-balance": (R, None),
    "GET /dashboard": (R, None),
    "POST /bulk-changes": (C, {"scope": {"codes": ["C1"]}, "change": {"collector": "x"}}),
    "POST /bulk-changes/{job_id}/undos": (C, None),
    "POST /pasted-codes": (C, {"text": "C1"}),
    "GET /assignment": (R, None),
    "PUT /assignment": (M, {"rules": [{"name": "All", "collector": "x"}]}),
    "POST /assignment/previews": (M, {"rules": [{"name": "All", "collector": "x"}]}),
    "POST /assignment/runs": (M, {}),
    "GET /jobs": (R, None),
    "GET /jobs/{job_id}": (R, None),
    "DELETE /jobs/{job_id}": (R, None),
    "GET /statuses": (R, None),
    "GET /statuses/{code}/proposal": (R, None),
    "PUT /statuses/{code}": (M, STATUS),
    "DELETE /statuses/{code}": (M, None),
    "PUT /dispute-types": (M, {"types": ["price"]}),
    "GET /disputes": (R, None),
    "GET /outbox": (R, None),
    "GET /outbox/{message_id}": (R, None),
    "GET /overdue": (R, None),
    "GET /overdue/{code}/preview": (R, None),
    "POST /reminder-runs": (C, {"state": "send", "codes": ["C1"], "accept_stale": True}),
    "GET /reminder-runs/{run_id}": (R, None),
    "GET /reminders": (R, None),
    "GET /reminders/{code}/{reminder_id}": (R, None),
    "POST /reminders/{code}/{reminder_id}/decisions": (C, {"decision": "consider_sent"}),
    "GET /accounts/{code}/reminders": (R, None),
    "GET /scenarios": (R, None),
    "GET /scenarios/{scenario_id}": (R, None),
    "GET /templates": (R, None),
    "GET /accounts/{code}/open-items": (R, None),
    "GET /accounts/{code}/closed-items": (R, None),
    "POST /accounts/{code}/qualifications": (C, {"items": ["F1"], "type": "CEC"}),
    "GET /plans": (R, None),
    "GET /accounts/{code}/plans": (R, None),
    "GET /accounts/{code}/plans/{plan_id}": (R, None),
    "POST /accounts/{code}/plan-previews": (C, PLAN),
    "POST /accounts/{code}/plans": (C, PLAN),
    "PUT /accounts/{code}/plans/{plan_id}/schedule": (C, {"schedule": SCHEDULE, "reason": "x"}),
    "POST /accounts/{code}/plans/{plan_id}/postponements": (
        C,
        {"to_on": "2026-04-10", "reason": "x"},
    ),
    "POST /accounts/{code}/plans/{plan_id}/cancellations": (C, {"reason": "x"}),
    "POST /accounts/{code}/plans/{plan_id}/payments": (
        C,
        {"amount": {"amount": "1.00", "currency": "EUR"}, "on": "2026-03-02"},
    ),
    "GET /answers": (R, None),
    "GET /accounts/{code}/answers": (R, None),
    "POST /accounts/{code}/answers/{answer_id}/decisions": (C, {"accept": True}),
    "DELETE /accounts/{code}/answers/{answer_id}/link": (C, None),
    "GET /accounts/{code}/documents": (R, None),
    "GET /accounts/{code}/documents/{document_id}": (R, None),
    "GET /accounts/{code}/history": (R, None),
    "GET /accounts/{code}/history/verification": (R, None),
    "GET /accounts/{code}/history.xlsx": (R, None),
    "GET /r/{token}": (None, None),
    "POST /r/{token}": (None, None),
}
