"""Sentences with the content of the prose errors of a published paper, written afresh.

Their figures are re-keyed and put against the example's data; no sentence is the published one.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erratum:
    """One error: what is wrong, the section's measures, a sentence, and the codes that find it."""

    id: str
    what: str
    measures: str
    text: str
    codes: tuple[str, ...]


ERRATA = (
    Erratum(
        "E000-08",
        "A digit slip: 13,868 young people reached where the table has 13,838",
        "vru_reach",
        "The programme reached 13,868 young people aged 24 and under.",
        ("PM403",),
    ),
    Erratum(
        "E000-20",
        "The number of repeat victims fell by 0.2%, where the rate fell and the number rose",
        "da_repeat_victims",
        "Compared with 2020/21 the number of repeat victims fell by 0.2%.",
        ("PM403", "PM404"),
    ),
    Erratum(
        "E000-23",
        "24 more outcomes for rape, where the districts come to 41",
        "rape_outcomes; sso_outcomes",
        "There were 24 more outcomes for rape than in 2020/21.",
        ("PM403",),
    ),
    Erratum(
        "E000-24",
        "16 more outcomes for serious sexual offences, where the districts come to 15",
        "rape_outcomes; sso_outcomes",
        "There were 16 more outcomes for serious sexual offences than in 2020/21.",
        ("PM403",),
    ),
    Erratum(
        "E000-28",
        "A 14% increase in referrals, where 390 to 453 is 16.2%",
        "ld_drug_referrals",
        "Referrals to drug treatment show a 14% increase on the year before.",
        ("PM403",),
    ),
    Erratum(
        "E000-29",
        "Repeat missing children said to be fewer, where they rose from 878 to 985",
        "repeat_missing_children; repeat_missing_adults",
        "The number of repeat missing children is lower than a year earlier.",
        ("PM404",),
    ),
    Erratum(
        "E000-30",
        "The group of offenders dated nine months too late, in words",
        "drug_reoffending",
        "The group is made up of people who were convicted a year ago.",
        (),
    ),
    Erratum(
        "E000-34",
        "A comparison of 2019/20 under a heading of the latest year",
        "",
        "The table below compares forces over the latest year.",
        (),
    ),
    Erratum(
        "E000-36",
        "A wrong name for an order",
        "stalking_orders",
        "The use of Stalking Prevention Orders is to be encouraged.",
        (),
    ),
    Erratum(
        "E000-37",
        "A decimal comma: 25,9%",
        "ineffective_trials",
        "At present the rate is 25,9%.",
        ("PM405",),
    ),
    Erratum(
        "E000-38",
        "A decimal comma: 5,2%",
        "em_workforce",
        "Among police staff the share is 5,2%.",
        ("PM405",),
    ),
    Erratum(
        "E000-44",
        "Hate incidents said to be falling, where they rose by 18.1%",
        "hate_repeat_victims",
        "Hate incidents have been falling.",
        ("PM404",),
    ),
    Erratum(
        "E000-45",
        "10.9 homicides for every million residents, which no figure bears out",
        "homicide",
        "That makes 10.9 homicides for every million residents.",
        ("PM403",),
    ),
    Erratum(
        "E000-46",
        "0.7% for 0.7 percentage points",
        "victim_satisfaction; da_victim_satisfaction",
        "Satisfaction among victims of domestic abuse is 85.1%, a decrease of 0.7% on last year.",
        ("PM405",),
    ),
    Erratum(
        "E000-47",
        "4.6% and 6.1% for percentage points",
        "guilty_pleas",
        "The magistrates' courts had an increase of 4.6%, the Crown Court a decrease of 6.1%.",
        ("PM405",),
    ),
    Erratum(
        "E000-48",
        "4.3% for 4.3 percentage points",
        "drug_reoffending",
        "The re-offending rate shows a decrease of 4.3%.",
        ("PM405",),
    ),
    Erratum(
        "E000-49",
        "−0.1% for 0.1 percentage points",
        "rape_outcomes; sso_outcomes",
        "The outcome rate for rape went down a little (-0.1%).",
        ("PM405",),
    ),
)
