"""Long work: asked for once, done in pieces by a queue, followed by whoever asked."""
