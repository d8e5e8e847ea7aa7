"""Reminders: decided, claimed, sent once, and followed to their end."""
