"""One machine only: the messages that would have left."""
