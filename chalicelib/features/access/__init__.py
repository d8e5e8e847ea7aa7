"""Who is asking, and what that may do."""
