"""What a plan says to the debtor: on paper, in its calendar and by e-mail (product P1)."""
