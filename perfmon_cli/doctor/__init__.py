"""Look at the machine and at a project: what is missing, what that means, how to get it."""

from perfmon_cli.doctor.checked import Checked, State, exit_code
from perfmon_cli.doctor.machine import machine
from perfmon_cli.doctor.place import place

__all__ = ["Checked", "State", "exit_code", "machine", "place"]
