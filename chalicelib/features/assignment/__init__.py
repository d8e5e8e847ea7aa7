"""Who follows an account, in what scenario and group, where no person chose."""
