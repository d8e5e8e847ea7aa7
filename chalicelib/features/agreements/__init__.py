"""Agreements on payment plans: the paper, the confirmation to the debtor, the calendar (P1)."""
