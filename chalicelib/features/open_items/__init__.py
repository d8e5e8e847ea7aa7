"""Open items, as the accounting system gives them."""
