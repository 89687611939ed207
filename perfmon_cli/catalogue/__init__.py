"""What the workbook says about itself: settings, quarters, priorities, measures, decisions, blocks."""
