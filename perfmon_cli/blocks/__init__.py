"""Blocks of the paper: one file a kind; `paper` puts them together."""
