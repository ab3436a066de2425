"""Tables of figures read from a department's file or a paste, cell by cell."""

__all__ = ["files", "placing", "table"]
