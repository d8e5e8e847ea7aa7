"""Scenarios: the sequence of reminders an account follows."""
