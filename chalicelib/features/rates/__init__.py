"""Exchange rates that a company took in, with their source and date."""
