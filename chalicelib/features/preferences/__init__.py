"""What users chose for themselves: columns, filters."""
