"""Messages that people write to one account: e-mail, SMS, letter (product S7)."""
