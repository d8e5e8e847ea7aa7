"""Files attached to accounts."""
