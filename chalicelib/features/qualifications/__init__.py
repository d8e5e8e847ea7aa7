"""Putting statuses on items."""
