"""The narrative proof: typed figures and direction words held against the data."""
