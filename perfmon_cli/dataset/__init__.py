"""From raw cells to observations: one value a measure, part, area and period, with its place."""
