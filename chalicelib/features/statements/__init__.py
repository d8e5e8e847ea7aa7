"""What a customer owes on a day, as a letter and as a workbook."""
