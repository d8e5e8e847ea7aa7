"""The debtor's page in HTML: one request, no script, nothing from anywhere else."""
