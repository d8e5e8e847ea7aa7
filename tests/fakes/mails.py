"""E-mails as debtors' mail clients write them."""

from email.message import EmailMessage

DOMAIN = "replies.relance.example"
ADDRESS = f"{'a' * 32}@{DOMAIN}"
PDF = b"%PDF-1.7 proof of payment"
QUOTED = "\n\nLe 13 mars 2026 à 09:05, Acme a écrit :\n> Bonjour,\n> F1 120,00\n"


def mail(
    to: str = ADDRESS,
    text: str = "C'est payé.",
    files: dict[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    """The message as SES stores it; headers by their name with `_` for `-`."""
    message = EmailMessage()
    given = {
        "Return-Path": "<compta@client.example>",
        "Received": f"from mx by inbound-smtp.amazonaws.com with SMTP id x for {to}; now",
        "From": "Ana Petit <compta@client.example>",
        "To": to,
        "Subject": "Re: Votre relance",
        "Message-ID": "<1@client.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in given.items():
        if value:
            message[name] = value
    message.set_content(text)
    for name, content in (files or {}).items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()
