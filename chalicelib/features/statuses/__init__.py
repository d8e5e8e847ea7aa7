"""Qualification of items."""
