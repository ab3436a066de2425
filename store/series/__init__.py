"""What a run of conferences has: places in order, indicators, windows, sentences. All of it is data."""
