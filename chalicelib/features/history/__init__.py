"""What happened to an account, told and verified."""
