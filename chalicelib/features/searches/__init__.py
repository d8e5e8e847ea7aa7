"""Searches: criteria over everything the portfolio knows, named and kept."""
