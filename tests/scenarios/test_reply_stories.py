"""Dated stories: a reminder leaves with the account's address, and the debtor writes back to it."""

from datetime import date

import pytest

from chalicelib.core.errors import ForbiddenError
from chalicelib.features.access.model import Role
from chalicelib.features.agenda.service import ActionResult
from tests.fakes.dunning import item
from tests.fakes.mails import DOMAIN, PDF, QUOTED, mail
from tests.scenarios.dunning import Story
from tests.scenarios.replies import DUE, address, comes, kept, to_read


@pytest.fixture
def story():
    """The 13th: the first reminder of C1 left."""
    made = Story(date(2026, 3, 13), inbound_domain=DOMAIN)
    made.extract("C1", item("F1", DUE))
    made.hour()
    return made


def test_an_account_keeps_its_address_from_one_reminder_to_the_next(story):
    for _ in story.days(date(2026, 3, 14), date(2026, 3, 25)):
        story.hour()
    assert address(story, 0) == address(story, -1)


def test_two_accounts_have_two_addresses(story):
    story.extract("C2", item("F2", DUE))
    story.on(date(2026, 3, 16)).hour()
    assert len({s.email.reply_to for s in story.mailer.sent}) == 2


def test_without_a_domain_the_companys_own_address_stays():
    story = Story(date(2026, 3, 13), reply_to="compta@acme.example")
    story.extract("C1", item("F1", DUE))
    assert story.hour()[0].email.reply_to == "compta@acme.example"


def test_a_reply_stands_on_its_account_without_what_it_quotes(story):
    comes(story, mail(address(story), "C'est payé." + QUOTED))
    assert [(r.subject, r.text) for r in kept(story)] == [("Re: Votre relance", "C'est payé.")]


def test_what_it_quotes_is_not_lost(story):
    comes(story, mail(address(story), "C'est payé." + QUOTED))
    assert "F1 120,00" in kept(story)[0].quoted


def test_it_is_in_the_history(story):
    comes(story, mail(address(story)))
    assert story.kinds()[-1] == "reply_received"


def test_somebody_is_to_read_it_today(story):
    comes(story, mail(address(story)))
    assert to_read(story) == ["Re: Votre relance"]


def test_two_replies_are_read_at_once(story):
    comes(story, mail(address(story)))
    comes(story, mail(address(story), "Encore", Message_ID="<2@client.example>"), "mail/2")
    assert (len(kept(story)), len(to_read(story))) == (2, 1)


def test_a_reply_after_the_first_was_read_is_to_be_read_too(story):
    comes(story, mail(address(story)))
    account = story.account()
    (action,) = account.actions
    story.services.actions.done(story.admin, "C1", account.version, action.id, ActionResult())
    comes(story, mail(address(story), "Encore", Message_ID="<2@client.example>"), "mail/2")
    assert len(to_read(story)) == 1


def test_the_same_event_twice_brings_one_reply(story):
    comes(story, mail(address(story)))
    comes(story, mail(address(story)))
    assert len(kept(story)) == 1


def test_a_message_that_ses_stored_twice_is_one_reply(story):
    comes(story, mail(address(story)), "mail/1")
    comes(story, mail(address(story)), "mail/2")
    assert (len(kept(story)), story.kinds().count("reply_received")) == (1, 1)


def test_an_absence_is_kept_and_nobody_need_read_it(story):
    comes(story, mail(address(story), "Je suis absente.", Auto_Submitted="auto-replied"))
    assert ([r.is_automatic for r in kept(story)], to_read(story)) == ([True], [])


def test_its_files_are_documents_of_the_account(story):
    comes(story, mail(address(story), files={"virement.pdf": PDF, "virus.exe": b"MZ\x00"}))
    names = [d.filename for d in story.services.documents.of_account(story.admin, "C1")]
    assert names == ["virement.pdf"]


def test_a_file_that_is_not_kept_is_named_with_the_reason(story):
    comes(story, mail(address(story), files={"virus.exe": b"MZ\x00"}))
    assert [(f.filename, f.left_out) for f in kept(story)[0].files] == [("virus.exe", "type")]


def test_nothing_is_kept_of_what_ses_found_infected(story):
    raw = mail(address(story), files={"virement.pdf": PDF}, X_SES_Virus_Verdict="FAIL")
    comes(story, raw)
    assert [f.left_out for f in kept(story)[0].files] == ["infected"]


def test_a_sender_who_is_no_contact_is_said_to_be_unknown(story):
    comes(story, mail(address(story), From="thief@elsewhere.example"))
    assert not kept(story)[0].is_known


def test_a_reply_to_another_address_is_found_by_the_message_it_answers(story):
    thread = story.mailer.sent[0].email.headers["References"]
    comes(story, mail("credit@acme.example", References=f"{thread} <0101@eu.amazonses.com>"))
    assert len(kept(story)) == 1


def test_a_blind_copy_is_found_by_whom_ses_took_it_in_for(story):
    received = f"from mx by inbound-smtp with SMTP id x for {address(story)}; now"
    comes(story, mail("credit@acme.example", Received=received))
    assert len(kept(story)) == 1


def test_a_message_to_two_accounts_stands_on_both(story):
    story.extract("C2", item("F2", DUE))
    story.on(date(2026, 3, 16)).hour()
    comes(story, mail(f"{address(story, 0)}, {address(story, 1)}"))
    assert [len(kept(story, code)) for code in ("C1", "C2")] == [1, 1]


def test_a_file_sent_to_two_accounts_and_deleted_on_one_stays_on_the_other(story):
    story.extract("C2", item("F2", DUE))
    story.on(date(2026, 3, 16)).hour()
    comes(story, mail(f"{address(story, 0)}, {address(story, 1)}", files={"virement.pdf": PDF}))
    documents = story.services.documents
    (first,) = documents.of_account(story.admin, "C1")
    documents.remove(story.admin, "C1", first.id)
    (other,) = documents.of_account(story.admin, "C2")
    assert documents.attachment(story.admin, "C2", other.id).content == PDF


def test_a_message_of_no_account_waits_for_an_administrator(story):
    comes(story, mail(f"{'0' * 32}@{DOMAIN}"))
    assert [s.subject for s in story.services.replies.strays(story.admin)] == ["Re: Votre relance"]


def test_nobody_else_sees_messages_of_no_account(story):
    with pytest.raises(ForbiddenError):
        story.services.replies.strays(story.add_user("acme", Role.CREDIT_MANAGER))


def test_an_administrator_says_whose_it_is(story):
    comes(story, mail(f"{'0' * 32}@{DOMAIN}", files={"virement.pdf": PDF}))
    service = story.services.replies
    service.give(story.admin, service.strays(story.admin)[0].id, "C1")
    assert (len(kept(story)), service.strays(story.admin)) == (1, [])


def test_a_message_larger_than_any_that_ses_takes_waits_too(story):
    comes(story, b"x" * (40 * 1024 * 1024 + 1))
    assert len(story.services.replies.strays(story.admin)) == 1


def test_of_two_companies_neither_sees_a_message_that_names_none(story):
    other = story.add_tenant("rival")
    comes(story, mail(f"{'0' * 32}@{DOMAIN}"))
    seen = [story.services.replies.strays(actor) for actor in (story.admin, other)]
    assert seen == [[], []]


def test_a_reply_to_one_company_never_reaches_another(story):
    other = story.add_tenant("rival")
    comes(story, mail(address(story)))
    assert (len(kept(story)), story.services.accounts.find(other, "C1")) == (1, None)


def test_a_message_to_an_account_that_is_gone_waits_in_its_own_company(story):
    story.add_tenant("rival")
    local = story.services.reply_addresses.of(story.admin, "GONE")
    comes(story, mail(local))
    assert len(story.services.replies.strays(story.admin)) == 1


def test_the_trial_that_ses_makes_of_its_rule_is_no_message(story):
    comes(story, b"x", "mail/AMAZON_SES_SETUP_NOTIFICATION")
    assert story.services.replies.strays(story.admin) == []
