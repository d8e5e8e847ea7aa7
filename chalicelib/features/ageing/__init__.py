"""Amounts by age: the columns of the aged balance, wherever it shows."""
