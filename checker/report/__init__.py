"""Findings become text: one pure writer per format."""
