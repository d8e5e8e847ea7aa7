"""Payment plans: agreed dates and amounts for chosen items, followed to their end."""
