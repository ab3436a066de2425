"""Everything that is true without a screen: series, records, sums, words, checks, archive, exports, use-cases."""
