"""Bodies that are valid, for the routes that take one."""

CONTACT = {"name": "Ana", "email": "ana@firm.example"}
MAPPING = {
    "columns": [
        {"column": "code", "position": 0, "field": "code"},
        {"column": "name", "position": 1, "field": "name"},
    ]
}
STATUS = {"type": "PDP", "name_fr": "Chèque promis", "name_en": "Cheque promised"}
SETTINGS = {"name": "Taken over"}

LOGO = {}
MESSAGE = {"channel": "letter", "subject": "Hello", "body": "Dear customer"}
HISTORY = {"account": "C1", "head_seq": 0, "head_hash": "0" * 64}

EURO = {"amount": "1.00", "currency": "EUR"}
SCHEDULE = {"equal": {"count": 2, "first_on": "2026-04-01"}}
PLAN = {"items": ["F1"], "schedule": SCHEDULE}

LETTERS = {"letters": [{"code": "C1", "id": "20260302-00"}]}
TEXT = {"subject": "Taken over", "body": "{{ items }}"}
LEVELS = {
    "levels": [
        {"template": "reminder_1", "delay_days": 3},
        {"template": "reminder_2", "delay_days": 15},
        {"template": "formal_notice", "delay_days": 45},
    ]
}
SCENARIO = {"names": {"en": "Own"}, "steps": []}
