"""Lists as workbooks: at once when they are small, as a job when they are not."""
