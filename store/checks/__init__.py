"""Findings: rules over the figures, over the series in time, over the words of a draft. Pure."""
