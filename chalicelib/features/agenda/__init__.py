"""The agenda: what a collector is to do, and doing it."""
