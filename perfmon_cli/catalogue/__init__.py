"""What the workbook says about itself: settings, quarters, measures, decisions, blocks."""
