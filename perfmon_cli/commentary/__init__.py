"""Markdown commentary to blocks of text, its live figures resolved (CONTRACTS 2)."""
