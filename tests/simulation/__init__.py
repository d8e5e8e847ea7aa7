"""A year of days, simulated, and judged by somebody who knows the rules and not the program.

books       the accounting system: customers, invoices, payments, and the extract of a day
machine     the real services on fakes, called as AWS calls them: late, twice, cut anywhere
people      what collectors, debtors and their mailboxes do
reference   the rules of the native scenario, written down once more and naively
checker     what left, looked at one by one, and what should have left
year        hour by hour, all of them together
"""
