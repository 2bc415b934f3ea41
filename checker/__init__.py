"""Claim consistency checker for editors: re-computes what a newspaper page claims."""

__version__ = "0.1.0"
