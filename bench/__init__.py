"""What Relance costs: seconds, memory and DynamoDB units, one JSON line per figure."""
