"""Direction words against the figures (PM404)."""

import pytest

from perfmon_cli.proof.direction_words import stated
from tests.proof.proving import codes_of, findings_of

TRUE = (
    ("knife_crime", "Knife crime rose by 169 compared with 2020/21."),
    ("knife_crime", "Knife crime fell by 163 from 2019/20."),
    ("knife_crime", "Knife crime is up 7.7% on last year."),
    ("knife_crime", "Knife crime is higher than in 2020/21 but lower than in 2019/20."),
    ("knife_crime", "The number has increased over the year."),
    ("victim_satisfaction", "Satisfaction did not improve in any district."),
    ("victim_satisfaction", "In Bradford satisfaction fell by 7.1 percentage points."),
    ("victim_satisfaction", "All five districts have seen a fall in satisfaction."),
    ("victim_satisfaction", "Satisfaction is highest in Leeds, at 77.4%."),
    ("victim_satisfaction", "Bradford's satisfaction is lower than that of Leeds."),
    ("victim_satisfaction", "Satisfaction has worsened over the year."),
    ("guilty_pleas", "The rate rose in the magistrates' courts but fell in the Crown Court."),
    ("neighbourhood_crime", "Neighbourhood crime remains below the baseline."),
    ("ineffective_trials", "The rate is unchanged at 25.9%."),
    ("da_victim_satisfaction", "Satisfaction among victims of domestic abuse is stable."),
    ("asb_incidents", "The number of incidents is the lowest since 2019/20."),
    ("rape_outcomes", "The number of outcomes for rape rose while the outcome rate fell."),
    ("hate_repeat_victims", "Hate incidents have been rising."),
)
FALSE = (
    ("knife_crime", "Knife crime fell by 169 compared with 2020/21.", "fell"),
    ("knife_crime", "Knife crime rose by 163 from 2019/20.", "rose"),
    ("knife_crime", "Knife crime is down 7.7% on last year.", "down"),
    ("knife_crime", "Knife crime is lower than in 2020/21.", "lower"),
    ("knife_crime", "Over the year there was a decrease of 169 in knife crime.", "decrease"),
    ("knife_crime", "Knife crime halved over the year.", "halved"),
    ("knife_crime", "Knife crime is the same as in 2020/21.", "the same"),
    ("victim_satisfaction", "Satisfaction did not fall over the year.", "fall"),
    ("victim_satisfaction", "In Bradford satisfaction rose by 7.1 percentage points.", "rose"),
    ("victim_satisfaction", "All five districts have seen a rise in satisfaction.", "rise"),
    ("victim_satisfaction", "Satisfaction is highest in Bradford, at 70.6%.", "highest"),
    ("victim_satisfaction", "Satisfaction in Bradford is higher than in Leeds.", "higher"),
    ("victim_satisfaction", "Satisfaction has improved over the year.", "improved"),
    ("victim_satisfaction", "Victim satisfaction has remained stable.", "has remained stable"),
    (
        "guilty_pleas",
        "The rate fell in the magistrates' courts but fell in the Crown Court.",
        "fell",
    ),
    ("neighbourhood_crime", "Neighbourhood crime is above the baseline.", "above"),
    ("asb_incidents", "The number of incidents is the highest since 2019/20.", "highest"),
    ("knife_crime", "Recorded knife crime fell from 2,189 to 2,358.", "fell"),
    ("rape_outcomes", "The number of outcomes for rape rose while the outcome rate rose.", "rose"),
    ("hate_repeat_victims", "Hate incidents have been falling.", "have been falling"),
)
#: Words that state nothing: aims, expectations, conditions, quantities, adjectives, names.
SILENT = (
    "We expect knife crime to fall next year.",
    "The aim is to reduce reoffending.",
    "Where recording rises, the rate can fall.",
    "If reporting falls, more work is needed.",
    "No more than four orders were made, and more than 40 times was rare.",
    "The increased use of body-worn video has helped.",
    "Fewer than five people were involved.",
    "The Force has improved its recording of crimes.",
    "Reduced re-offending remains an objective that should improve.",
    "The team picked up 12 new cases.",
)


@pytest.mark.parametrize(("measures", "text"), TRUE, ids=[text for _, text in TRUE])
def test_a_true_direction_is_left_alone(measures: str, text: str) -> None:
    """What the figures bear out raises nothing."""
    assert "PM404" not in codes_of(text, measures)


@pytest.mark.parametrize(("measures", "text", "word"), FALSE, ids=[text for _, text, _ in FALSE])
def test_a_false_direction_is_found(measures: str, text: str, word: str) -> None:
    """What the figures contradict is PM404, and the message quotes the word."""
    found = [one for one in findings_of(text, measures) if one.code == "PM404"]
    assert [one.problem.split('"')[1] for one in found] == [word]


@pytest.mark.parametrize("text", SILENT)
def test_what_states_no_direction_is_left_alone(text: str) -> None:
    """Aims, expectations, conditions, quantities and adjectives are no statements."""
    assert "PM404" not in codes_of(text, "knife_crime; drug_reoffending")


def test_the_message_says_what_the_figures_say() -> None:
    """Place, word, values, periods and the live form that would have been right."""
    (found,) = findings_of("Over the year the number fell by 10.", "homicide")
    assert str(found) == (
        'commentary/2022Q1/99-test.md line 4: PM404 "fell" in "Over the year the number fell by '
        '10." does not agree with the figures: Number of homicides is 32 in 2021/22 and 22 in '
        "2020/21, so it is higher. Correct the word, or write {{ homicide.direction }} in its "
        "place."
    )


def test_each_clause_has_its_own_district() -> None:
    """The lie about one district is told apart from the truth about another."""
    text = "The repeat rate rose in Calderdale but rose in Leeds by 1.0 percentage points."
    (found,) = findings_of(text, "da_repeat_victims")
    assert (found.code, found.area) == ("PM404", "Leeds")


def test_an_own_mark_covers_the_direction_too() -> None:
    """Directions of figures that are not in the data cannot be judged."""
    text = "Over the year knife crime in the region fell by 12% [own: Home Office]."
    assert codes_of(text, "knife_crime") == ()


def test_hard_spaces_hide_nothing() -> None:
    """Words that come from Outlook are read as they look."""
    text = "Knife\u00a0crime\u00a0fell\u00a0by\u00a0169\u00a0compared\u202fwith\u00a02020/21."
    assert codes_of(text, "knife_crime") == ("PM404",)


def test_live_directions_and_quotations_are_not_judged() -> None:
    """Words of perfmon's own are right by making, and other people's are theirs."""
    text = (
        "The number {{ knife_crime.direction }} by {{ knife_crime.change }}.\n\n"
        "> Knife crime fell by 169.\n\nThe report said that “knife crime fell over the year”."
    )
    assert "PM404" not in codes_of(text, "knife_crime")


@pytest.mark.parametrize(
    "text",
    [
        "rose " * 5000,
        "higher than " * 3000,
        "a fall of " * 3000,
        "not " * 5000 + "fell",
        "(" * 9000,
    ],
    ids=["verbs", "comparisons", "nouns", "negations", "brackets"],
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    """Endless repetition neither raises nor hangs."""
    assert len(list(stated(text))) <= len(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Knife crime fell from 5 to 4 " * 3_000, {"PM403"}, id="a sentence no end has"
        ),
        pytest.param("Why" + "!?" * 100_000, {"PM403"}, id="ends without a sentence"),
    ],
)
def test_a_sentence_without_end_is_not_judged(text: str, codes: set[str]) -> None:
    """It is said once that it is too long, and nothing more is said of it."""
    assert set(codes_of(text, "knife_crime")) == codes
