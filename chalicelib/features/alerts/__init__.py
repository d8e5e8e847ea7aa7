"""What stands out: native alerts, a company's own, how many accounts each holds of, who is told."""
