"""Penalties of an account: what its items may be charged, waived, and printed as."""
