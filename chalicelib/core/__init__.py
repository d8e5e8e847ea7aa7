"""Values and rules that know nothing of features, storage or AWS."""
