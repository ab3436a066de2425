"""The page before and behind the readers: `printed` what was printed and is handed to them, with what machines and offices did to it
(`split_digits`, `lost_times`, `footnotes`, `corrections`) and the conferences it is of set `apart`; and what is left when they have
read it (`passing`, `unread`; `left_out` is what a total is without).
"""

__all__ = ["apart", "corrections", "footnotes", "left_out", "lost_times", "printed", "split_digits"]
