"""Everything a person sees: the command line, the screens and the summaries."""
