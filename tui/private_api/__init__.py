"""What this program uses of Textual and argparse that they do not promise to keep: nothing private of theirs is used
anywhere else. Each has its reason beside it; `tests/walls/test_private_api.py` says when one has changed."""

__all__ = ["argparse_parts", "textual_parts"]
