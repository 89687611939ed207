"""The paper as data: text that is ready to print, tables, charts, and every printed figure."""
