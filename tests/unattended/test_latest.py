"""`--quarter latest` is the last quarter that was complete, by the day in London."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfmon_cli.cli import surroundings
from perfmon_cli.helper import python
from tests.command import Run, everything_in, run_in
from tests.unattended.jobs import BUILD


@pytest.fixture(params=["UTC", "Pacific/Kiritimati", "America/Adak"])
def elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that believes itself in another time zone."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2022-04-01T09:00", "January to March 2022 (Q4 of 2021/22)"),
        ("2022-03-31T22:59", "October to December 2021 (Q3 of 2021/22)"),
        ("2022-03-31T23:00", "January to March 2022 (Q4 of 2021/22)"),  # midnight in London
        ("2022-01-01T00:00", "October to December 2021 (Q3 of 2021/22)"),
        ("2021-12-31T23:59", "July to September 2021 (Q2 of 2021/22)"),
        ("2024-02-29T12:00", "October to December 2023 (Q3 of 2023/24)"),
        ("2022-06-30T22:59", "January to March 2022 (Q4 of 2021/22)"),
        ("2022-10-30T01:30", "July to September 2022 (Q2 of 2022/23)"),  # the hour there twice
        ("2038-01-19T03:14:08", "October to December 2037 (Q3 of 2037/38)"),
        ("2038-04-01T00:00", "January to March 2038 (Q4 of 2037/38)"),
        ("2099-12-31T23:59", "July to September 2099 (Q2 of 2099/00)"),
    ],
)
def test_latest_is_the_last_complete_quarter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str, said: str
) -> None:
    """By the day in London, wherever the machine believes it stands."""
    monkeypatch.setattr(
        surroundings, "now", lambda: datetime.fromisoformat(moment).replace(tzinfo=UTC)
    )
    run = Run("validate", str(tmp_path / "none.xlsx"), "--quarter", "latest")
    assert run.stderr.splitlines()[0] == said


def test_latest_is_the_quarter_itself_in_the_outputs(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same bytes as naming the quarter: today is recorded nowhere but in the log."""
    named = Path(run_in(project, *BUILD).stdout.strip())
    monkeypatch.setattr(surroundings, "now", lambda: datetime(2022, 5, 6, tzinfo=UTC))
    latest = Run("build", "--quarter", "latest", "--format", "html", "--project", str(project))
    assert everything_in(Path(latest.stdout.strip())) == everything_in(named)


@pytest.mark.parametrize("moment", [0.0, 4_500_000_000.0], ids=["1970", "2112"])
def test_a_clock_that_no_archive_can_hold(
    project: Path, monkeypatch: pytest.MonkeyPatch, moment: float
) -> None:
    """A flat battery changes no byte of a Word file or spreadsheet, and stops none."""
    monkeypatch.setattr(python, "can_start", lambda: False)
    build = ("build", "--quarter", "2022Q1", "--format", "docx,html")
    usual = Path(run_in(project, *build).stdout.strip())
    monkeypatch.setattr(time, "time", lambda: moment)
    other = run_in(project, *build)
    assert other.exit_code == 0, other.stderr
    assert everything_in(Path(other.stdout.strip())) == everything_in(usual)
