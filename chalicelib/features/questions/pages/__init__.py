"""The colleague's page as HTML, in the look of the debtor's."""
