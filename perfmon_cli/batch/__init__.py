"""Many projects' papers: so many at once, each in a process of its own that harms no other."""

from perfmon_cli.batch.model import Batch, Ended, exit_code
from perfmon_cli.batch.pool import run
from perfmon_cli.batch.projects import jobs, projects_below

__all__ = ["Batch", "Ended", "exit_code", "jobs", "projects_below", "run"]
