"""Figures become claims: phrases give roles, likeness pairs what headline, body and chart say."""
