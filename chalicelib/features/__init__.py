"""One package per noun of the product."""
