"""Measure how long the indicators of a large workbook take, by rule; medians of five runs.

python benchmarks/indicators.py      prints one table; nothing here asserts a time

500 measures of a whole area and five districts, each with 60 months behind it and the two years
that the months make up. The figures are made up by a fixed sum, the same in every run.
"""

import statistics
import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from perfmon_cli.catalogue.model import Catalogue, Settings
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.indicators.compute import compute
from perfmon_cli.measure import Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Quarter, months_ending

RUNS = 5
MEASURES, MONTHS = 500, 60
AREAS = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
QUARTER = Quarter(2022, 1)
BUDGET = 2.0
RULES = (TrendRule.PANEL, TrendRule.SIGNIFICANCE, TrendRule.SPC)


def main() -> None:
    """Print the table."""
    held = dataset()
    print(f"{len(held.observations):,} figures, {MEASURES * (len(AREAS) + 1):,} indicators")
    print(f"{'rule of every measure':36} {'median s':>9} {'best s':>7} {'cpu s':>7} {'budget':>7}")
    for rule in RULES:
        walls, cpus = zip(*(run(catalogue(rule), held) for _ in range(RUNS)), strict=True)
        median, cpu = statistics.median(walls), statistics.median(cpus)
        print(f"{rule.value:36} {median:9.2f} {min(walls):7.2f} {cpu:7.2f} {BUDGET:7.2f}")


def run(book: Catalogue, held: Dataset) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    start, used = time.perf_counter(), time.process_time()
    compute(book, held, QUARTER)
    return time.perf_counter() - start, time.process_time() - used


def catalogue(rule: TrendRule) -> Catalogue:
    """A catalogue whose measures all have one rule."""
    plain = Measure(id="m", label="Thefts", unit=Unit.COUNT, polarity=Polarity.DOWN)
    measures = (replace(plain, id=name, trend_rule=rule, adds_over_time=True) for name in names())
    settings = Settings(organisation="Office", area="West Yorkshire", areas=AREAS)
    return Catalogue(settings=settings, measures={m.id: m for m in measures})


def names() -> tuple[str, ...]:
    """The ids of the measures."""
    return tuple(f"measure_{number}" for number in range(MEASURES))


def dataset() -> Dataset:
    """The months of every measure and area, and the last two years that they make up."""
    newest = months_ending(date(2022, 3, 31), 1)
    months = [newest.shifted(-back) for back in reversed(range(MONTHS))]
    years = [months_ending(date(year, 3, 31), 12) for year in (2021, 2022)]
    place = CellRef("data/figures.xlsx", "Values", "E2")
    found: dict[Key, Observation] = {}
    for number, name in enumerate(names()):
        for which, area in enumerate(("", *AREAS)):
            counts = [value(number, which, month) for month in range(MONTHS)]
            sums = [sum(counts[-24:-12]), sum(counts[-12:])]
            periods = (*months, *years)
            for period, count in zip(periods, (*counts, *sums), strict=True):
                key = Key(name, "", area, period)
                found[key] = Observation(key=key, value=Decimal(count), source=place)
    return Dataset(found)


def value(number: int, area: int, month: int) -> int:
    """A count that scatters about 200 without any chance in it."""
    return 180 + (number * 31 + area * 17 + month * month * 13 + month * 7) % 41


if __name__ == "__main__":
    main()
