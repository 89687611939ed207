"""The only room that rounds and writes: numbers, periods, reasons, marks and fixed words."""
