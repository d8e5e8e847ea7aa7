"""What laws say of scenarios and templates, and where one of them breaks a rule."""
