"""Risk of accounts: their score and its reasons, their limits, and what they owe together (V6)."""
