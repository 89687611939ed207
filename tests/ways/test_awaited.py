"""Pictures of charts that another process still draws."""

from collections.abc import Mapping

import pytest

from perfmon_cli.awaited import Awaited
from perfmon_cli.report.model import Image

LOGO, CHART = Image(b"logo", None, 1.0, 1.0), Image(b"chart", None, 2.0, 2.0)


@pytest.fixture
def waits() -> list[str]:
    """Each time that somebody had to wait."""
    return []


@pytest.fixture
def pictures(waits: list[str]) -> Awaited:
    """A logo that is there, and a chart that is not yet."""

    def wait() -> Mapping[str, Image]:
        waits.append("waited")
        return {"c": CHART}

    return Awaited({"logo": LOGO}, ["c"], wait)


def test_nobody_waits_for_what_is_there(pictures: Awaited, waits: list[str]) -> None:
    """Names, and the user's own pictures."""
    assert list(pictures) == ["logo", "c"]
    assert len(pictures) == 2
    assert ("c" in pictures, "logo" in pictures, "d" in pictures) == (True, True, False)
    assert pictures["logo"] == LOGO
    assert pictures.get("d") is None
    assert waits == []


def test_a_chart_is_waited_for_once(pictures: Awaited, waits: list[str]) -> None:
    """All of them come together."""
    assert pictures["c"] == CHART
    assert dict(pictures) == {"logo": LOGO, "c": CHART}
    assert pictures.drawn() == {"c": CHART}
    assert waits == ["waited"]


def test_a_picture_with_the_name_of_a_chart(waits: list[str]) -> None:
    """The chart has it."""
    pictures = Awaited({"c": LOGO}, ["c"], lambda: {"c": CHART})
    assert dict(pictures) == {"c": CHART}
    assert waits == []
