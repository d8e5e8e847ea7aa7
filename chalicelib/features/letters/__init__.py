"""Letters to post: printed together, listed for the counter, marked as posted."""
