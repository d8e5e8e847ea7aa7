"""Months of the books: what was invoiced, received, owed; DSO and its kin (product V2, V3)."""
