"""The demonstration company: its customers, its books, and what its collectors did so far."""
