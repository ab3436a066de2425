"""Totals and the reconciliation of windows. Pure functions; the only place that adds."""

__all__ = ["reference_values", "totals", "windows"]
