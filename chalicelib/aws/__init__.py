"""The ports of `chalicelib.ports` on AWS."""
