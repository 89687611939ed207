"""perfmon builds a Police and Crime Panel's performance paper from spreadsheets."""

__version__ = "0.1.0"
