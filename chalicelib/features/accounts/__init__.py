"""Accounts: one customer each, with everything known of it."""
