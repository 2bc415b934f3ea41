"""Totals and their parts, balances, remainders, rows and columns."""
