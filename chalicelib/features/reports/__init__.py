"""Figures over the whole portfolio: pure functions of its lines and a date."""
