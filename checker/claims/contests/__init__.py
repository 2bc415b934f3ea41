"""Votes, scores and standings."""
