"""What is told beside the grid: the departments' paragraphs with the figures lifted out of them, and the answers to
public concerns; entered, taken from a pasted page, and shown as they will print."""

__all__ = [
    "answers",
    "section_figures",
    "sections",
    "sections_reading",
    "translations",
]
