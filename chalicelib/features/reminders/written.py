"""What a person writes to one account: to whom it goes, or why it cannot. Pure."""

from datetime import date

from chalicelib.features.accounts.model import Account, Contact
from chalicelib.features.reminders.letters import WRITTEN, Written
from chalicelib.features.reminders.model import Circumstances, PlannedReminder, Reason, Refusal
from chalicelib.features.reminders.reaching import number_of
from chalicelib.features.scenarios.model import Channel, Mode, Step, StepChannel


def decide_written(
    account: Account, written: Written, on: date, holds: Circumstances
) -> PlannedReminder | Refusal:
    """The message as it would go, or why none can.

    A person writes knowingly: neither the scenario nor what is known of the items holds it, and of
    the circumstances only the sender and the night do.
    """
    reason = _why_not(account, written, has_sender=holds.has_sender)
    if reason is None and written.channel is Channel.SMS and not holds.is_sms_hour:
        reason = Reason(code="sms_hours")
    return Refusal(reasons=(reason,)) if reason else plan_written(account, written, on)


def plan_written(account: Account, written: Written, on: date) -> PlannedReminder:
    """The message as far as it is known, whoever may be lacking."""
    chosen, recipients = _chosen(account, written)
    return PlannedReminder(
        code=account.code,
        account_version=account.version,
        on=on,
        step=Step(
            key=WRITTEN,
            offset_days=0,
            level=account.level,
            mode=Mode.MANUAL,
            channel=StepChannel(written.channel.value),
        ),
        items=tuple(i.id for i in account.items if i.id in set(written.items)),
        moves={},
        contact_id=chosen[0].id if chosen else "",
        recipient=recipients[0] if recipients else account.name,
        copies=tuple(recipients[1:]),
    )


def _chosen(account: Account, written: Written) -> tuple[list[Contact], list[str]]:
    """The contacts, and where those that can be reached are."""
    known = {contact.id: contact for contact in account.contacts}
    chosen = [known[c] for c in written.contacts if c in known]
    addresses = (address_of(account, c, written.channel) for c in chosen)
    return chosen, [address for address in addresses if address]


def address_of(account: Account, contact: Contact, channel: Channel) -> str:
    """Where a contact is reached: e-mail, number of a phone (E.164), or name on an envelope."""
    if channel is Channel.EMAIL:
        return contact.email
    if channel is Channel.LETTER:
        return contact.name or account.name
    return number_of(account, contact)


def _why_not(account: Account, written: Written, *, has_sender: bool) -> Reason | None:
    chosen, recipients = _chosen(account, written)
    unknown = set(written.items) - {item.id for item in account.items}
    if unknown:
        return Reason(code="unknown_items", facts={"items": ", ".join(sorted(unknown))})
    if written.channel is Channel.LETTER:
        return None if account.details.address else Reason(code="no_postal_address")
    if written.channel is Channel.EMAIL and not has_sender:
        return Reason(code="no_sender")
    if len(recipients) < max(1, len(written.contacts)):
        return Reason(code="no_contact" if written.channel is Channel.EMAIL else "no_phone")
    if written.channel is Channel.SMS:
        silent = next((c for c in chosen if c.sms_refused_on), None)
        facts = {"phone": silent.phone, "date": str(silent.sms_refused_on)} if silent else {}
        return Reason(code="sms_refused", facts=facts) if silent else None
    bounced = next((c for c in chosen if c.bounced_on), None)
    facts = {"email": bounced.email, "date": str(bounced.bounced_on)} if bounced else {}
    return Reason(code="bounced", facts=facts) if bounced else None
