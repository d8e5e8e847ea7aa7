"""Cash forecast: what is expected when, how sure that is, and how it did on the past (V4)."""
