"""Bringing data in: an extract becomes accounts and open items, and every doubt becomes a line.

readers/    bytes -> header and rows, within limits
numbers, dates, codes    the style of a column, then exact values; nothing is guessed cell by cell
columns, kinds, mapping  which column is what, with the evidence
normalise   rows -> what the extract says of each account, and row errors
rules       what would change, and the brake
store, service           how an import lives: resumable, and the same whatever is delivered twice
"""
