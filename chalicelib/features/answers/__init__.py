"""Answers of debtors to reminders."""
