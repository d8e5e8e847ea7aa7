"""Whether a channel reaches an account, and whom. Pure."""

from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberType

from chalicelib.features.accounts.model import Account, Contact
from chalicelib.features.reminders.model import Reason
from chalicelib.features.scenarios.model import StepChannel

# Some countries number all telephones alike.
_MOBILE = {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}


class Reached(NamedTuple):
    """Who is written to, and where; for a letter, whose name stands on the envelope."""

    contact_id: str
    recipient: str


def reach(account: Account, channel: StepChannel) -> Reached | Reason:
    """Whom a step reaches, or why it reaches nobody."""
    if channel is StepChannel.EMAIL:
        return _by_email(account)
    if channel is StepChannel.SMS:
        return _by_sms(account)
    if channel is StepChannel.LETTER and not account.details.address:
        return Reason(code="no_postal_address")
    return Reached("", account.name)


def _by_email(account: Account) -> Reached | Reason:
    contact = account.collection_contact
    if contact is None:
        return Reason(code="no_contact")
    if contact.bounced_on:
        facts = {"email": contact.email, "date": contact.bounced_on.isoformat()}
        return Reason(code="bounced", facts=facts)
    return Reached(contact.id, contact.email)


def _by_sms(account: Account) -> Reached | Reason:
    """The collection contact where it has a mobile telephone, else the first that has one."""
    contacts = sorted(account.contacts, key=lambda c: not c.is_collection)
    mobiles = [(c, number) for c in contacts if (number := mobile_of(account, c))]
    free = next((Reached(c.id, number) for c, number in mobiles if not c.sms_refused_on), None)
    if free or not mobiles:
        return free or Reason(code="no_mobile")
    contact, number = mobiles[0]
    return Reason(code="sms_refused", facts={"phone": number, "date": str(contact.sms_refused_on)})


def number_of(account: Account, contact: Contact) -> str:
    """A contact's telephone number as networks write it (E.164), "" for none."""
    number = _parsed(account, contact)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if number else ""


def mobile_of(account: Account, contact: Contact) -> str:
    """The same, where an SMS can arrive."""
    number = _parsed(account, contact)
    if number is None or phonenumbers.number_type(number) not in _MOBILE:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _parsed(account: Account, contact: Contact) -> phonenumbers.PhoneNumber | None:
    if not contact.phone:
        return None
    try:
        return phonenumbers.parse(contact.phone, account.details.country or None)
    except phonenumbers.NumberParseException:
        return None
