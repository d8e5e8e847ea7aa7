"""Changing scenarios and templates: what the law says, a replay first, and what follows."""
