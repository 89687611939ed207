"""Change, rating and trend: one calculation a file, all on unrounded Decimals."""
