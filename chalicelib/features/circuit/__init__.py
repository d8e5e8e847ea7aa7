"""What stops a company's automatic sending before its provider does."""
