"""Who a company's e-mails come from."""

import re
from email.utils import formataddr

from chalicelib.core.errors import InvalidError
from chalicelib.features.settings.model import CompanySettings

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


def sender_of(settings: CompanySettings) -> str:
    """The sender as a mail client shows it; InvalidError `no_sender` without an address."""
    if not settings.sender_email:
        raise InvalidError("The company has no sender address.", code="no_sender")
    name = _CONTROL.sub(" ", settings.sender_name or settings.name).strip()
    return formataddr((name, settings.sender_email))
