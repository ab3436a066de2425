"""Rules over the figures of a conference: its cells, sums and windows, what is unusual, and the conferences before."""

__all__ = [
    "cells",
    "over_time",
    "reconciling",
    "sums",
    "unusual",
    "windows",
]
