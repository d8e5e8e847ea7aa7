"""Tables as XLSX files, in which nothing that somebody typed can become a formula."""
