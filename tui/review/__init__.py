"""Rich renderables made from values: the same for `show` on the command line and for the app.

Nothing here imports Textual, reads a file or a clock. A person's text goes in as `Text`, never as markup.
"""

__all__ = ["figures", "findings", "glance", "page", "state", "trace"]
