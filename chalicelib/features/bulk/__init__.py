"""One change of many accounts at once, and the way back."""
