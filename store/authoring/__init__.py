"""An office sets itself up: a new series made of a few answers, and a series' files tried as they were edited."""

__all__ = ["new_series", "new_series_input", "series_check"]
