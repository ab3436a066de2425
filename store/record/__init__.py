"""What one conference says: cells, stated totals, windows, as-of moments, texts. Pure values."""
