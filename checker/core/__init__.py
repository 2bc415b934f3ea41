"""Values that every layer shares: spans, intervals, the model, errors, data tables."""
