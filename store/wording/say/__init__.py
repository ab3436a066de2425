"""A record said: which variant of each sentence, every figure in its slot, every character traced to its cells."""

__all__ = ["draft", "headlines", "prose", "rows", "sayer", "saying", "table", "times"]
