"""Templates: what messages say, per language and step."""
