"""Numbers whose time or place is only carried over: true ones match, false ones do not."""

import pytest

from tests.proof.proving import codes_of

ROWS = (
    ("victim_satisfaction", "Satisfaction in Bradford is 70.6% ({}).", "77.7%", "77.6%"),
    (
        "exploitation_flags",
        "The number has grown in each of the last two years, from {} to 491 and now to 650.",
        "419",
        "429",
    ),
    (
        "neighbourhood_crime",
        "The three vehicle types together make up {} offences.",
        "15,038",
        "15,048",
    ),
    ("sharp_injury_admissions", "Admissions are {} up on the year.", "21%", "24%"),
)


@pytest.mark.parametrize(("measures", "text", "true", "false"), ROWS)
def test_what_stands_beside_a_figure_may_be_of_another_time(
    measures: str, text: str, true: str, false: str
) -> None:
    """Brackets, "from … to", sums and changes: the right figure matches, a slip does not."""
    assert "PM403" not in codes_of(text.format(true), measures)
    assert "PM403" in codes_of(text.format(false), measures)
