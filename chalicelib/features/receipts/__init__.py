"""What came in, beside what was promised and what was forecast at the time (product V3, V4)."""
