"""Interest and indemnities for late payment, each cent with its reason. Knows no accounts."""
