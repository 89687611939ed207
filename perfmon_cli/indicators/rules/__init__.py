"""The rules that decide an arrow, one a file; each gives a verdict, and none replaces another."""
