"""Dates, weekdays, ages and durations."""
