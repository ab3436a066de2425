"""Phrases that are said from a record and read back from a text, with the trace of every figure."""
