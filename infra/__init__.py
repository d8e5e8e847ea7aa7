"""How Relance is packaged, deployed, and run on one machine. Nothing here goes into the package."""
