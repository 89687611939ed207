"""`python -m perfmon_cli`."""

from perfmon_cli.cli import main

if __name__ == "__main__":
    main()
