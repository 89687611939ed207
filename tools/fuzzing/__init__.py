"""Good workbooks, broken in many ways, and what perfmon makes of them."""
