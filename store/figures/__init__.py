"""Totals, the reconciliation of windows, and what a reference of a prose text comes to. Pure functions; the only place
that adds."""

__all__ = ["reference_values", "totals", "windows"]
