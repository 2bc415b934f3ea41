"""Text becomes figures: numerals, units, percents, dates, hedges, ranges, and what they measure."""
