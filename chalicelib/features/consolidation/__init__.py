"""The companies that a person may see, beside each other and in one currency."""
