"""What a machine wrote is told from what a person wrote (RFC 3834, and what is met besides)."""

import pytest

from chalicelib.features.replies.automatic import is_automatic

AUTOMATIC = [
    {"auto-submitted": "auto-replied"},
    {"auto-submitted": "auto-generated; owner-email=x@y.example"},
    {"x-auto-response-suppress": "DR, OOF, AutoReply"},
    {"x-auto-response-suppress": "All"},
    {"precedence": "bulk"},
    {"precedence": "auto_reply"},
    {"x-autoreply": "yes"},
    {"return-path": "<>"},
    {"content-type": "multipart/report; report-type=delivery-status"},
    {"from": "Mail Delivery <MAILER-DAEMON@mx.example>"},
    {"from": "no-reply@client.example"},
    {"list-id": "<all.client.example>"},
]
BY_A_PERSON = [
    {},
    {"auto-submitted": "no"},
    {"x-auto-response-suppress": "None"},
    {"precedence": "first-class"},
    {"return-path": "<ana@client.example>"},
    {"content-type": "multipart/mixed"},
    {"from": "Ana <ana@client.example>"},
]


@pytest.mark.parametrize("headers", AUTOMATIC)
def test_a_machine_wrote_it(headers):
    assert is_automatic(lambda name: headers.get(name, ""))


@pytest.mark.parametrize("headers", BY_A_PERSON)
def test_a_person_wrote_it(headers):
    assert not is_automatic(lambda name: headers.get(name, ""))
