"""Values of credit: limits granted and asked for, guarantees, and how a company weighs risk."""
