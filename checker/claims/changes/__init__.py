"""Levels, bases, amounts and rates of rises and falls, and gaps between two values."""
