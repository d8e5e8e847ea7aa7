"""Statements of account and lists, as files that people keep and send."""
