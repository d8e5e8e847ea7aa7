"""HTTP: a typed seam over Chalice and one module of routes per noun."""
