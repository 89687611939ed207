"""The helping process: another Python that does one task after another for this one."""
