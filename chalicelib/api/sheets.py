"""The client sheet as every change of an account answers with it."""

from chalicelib.container import services
from chalicelib.features.access.model import Actor
from chalicelib.features.accounts.flags import limits_of
from chalicelib.features.accounts.model import Account
from chalicelib.features.accounts.views import AccountSheet, sheet


def sheet_of(actor: Actor, account: Account) -> AccountSheet:
    """The account today, its flags within the limits of the company."""
    company = services().company
    return sheet(account, company.today(actor), limits_of(company.settings(actor)))
