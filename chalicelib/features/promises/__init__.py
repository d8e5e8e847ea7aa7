"""Promises that nobody else looks at any more are judged once a day."""
