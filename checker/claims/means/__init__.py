"""Means, paces and multiples: one figure is another times or by a third."""
