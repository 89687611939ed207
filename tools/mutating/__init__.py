"""Small lies in true commentary, and how many of them the narrative proof finds."""
