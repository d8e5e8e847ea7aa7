"""E-mails that debtors send back: read, matched to their account, kept."""
