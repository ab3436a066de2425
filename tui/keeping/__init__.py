"""Sees to it that work is kept: saving off the loop, what other windows do, what dead windows left, the backup."""

__all__ = ["keeper"]
