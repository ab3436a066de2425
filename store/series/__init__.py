"""What a run of conferences has: places in order, indicators, windows, sentences. All of it is data."""

__all__ = [
    "definition",
    "faults",
    "loading",
    "shelf",
    "subject_file",
    "toml_file",
]
