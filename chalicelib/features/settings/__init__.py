"""What each company chose."""
