"""What every printed page has: fonts that know the letters, page numbers, a repeated heading."""
