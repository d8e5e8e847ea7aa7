"""Actions: what is planned for a collector on a date."""
