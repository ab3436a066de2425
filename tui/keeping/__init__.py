"""Sees to it that work is kept: saving off the loop, what other windows do, what dead windows left, pages that were
pasted and not taken over yet, forms that were open, the backup."""

__all__ = ["keeper"]
