"""The books as they stood on a day, kept so that reports of the past stay what they were."""
