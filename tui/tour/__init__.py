"""The guided tour: seven steps one does on a throw-away archive, each noticed by what changed in the app."""

__all__ = ["guided"]
