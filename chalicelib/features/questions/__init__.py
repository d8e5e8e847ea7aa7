"""What colleagues are asked of disputes, and answer from a link without an account."""
