"""Bringing data in: an extract becomes accounts and open items, and every doubt becomes a line.

readers/             bytes -> header and rows, within limits
numbers dates codes  the style of a column, then exact values; nothing is guessed cell by cell
fields names columns kinds   what columns and types are called, in many systems
evidence styles proposal explanation   which column is what, and why
mapping binding      the answer, and the same answer for the next file
cells lines items customers normalise errors   rows -> what the file says of each account
rules brake reading  what would change, and whether it waits for a person
ledger world steps applying chunks   an import step by step, the same whatever is delivered twice
model store service views   what is kept, and what people do with it
"""
