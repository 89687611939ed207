"""Tell small lies in true commentary and count how many the narrative proof finds.

python -m tools.mutate                                     the example's quarter
python -m tools.mutate --project DIR --quarter 2022Q2      other texts
python -m tools.mutate --missed --alarms                   print what was missed, and false alarms

The texts are taken with their live figures typed out. `--count` lies are told one at a time, spread
evenly over the kinds; what counts as a lie is decided in tools/mutating/mutants.py, without the
proof. A lie is caught when its line has a finding that the clean text has not. False alarms are
counted by sentence: those with an alarm in the clean text, out of all with a figure or a direction
word that is not marked as own. Ends with 1 below 98% caught or above 5% false alarms.
"""

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from perfmon_cli.commentary.reading import read
from perfmon_cli.period import Quarter, parse_quarter
from perfmon_cli.proof import direction_words, numbers
from perfmon_cli.proof.sentence_reading import sentences_of
from tools.mutating.mutant import KINDS, Mutant
from tools.mutating.mutants import Maker
from tools.mutating.project_read import Desk, desk
from tools.mutating.typing_out import TypedText, typed_out

EXAMPLE = Path(__file__).parent.parent / "examples/west-yorkshire"
SEED, COUNT = 20220721, 500
LEAST_CAUGHT, MOST_FALSE = 0.98, 0.05


@dataclass(slots=True)
class Tally:
    """What was found."""

    told: Counter[str] = field(default_factory=Counter)
    caught: Counter[str] = field(default_factory=Counter)
    missed: list[Mutant] = field(default_factory=list)
    sentences: int = 0
    alarms: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """The share of lies caught."""
        return sum(self.caught.values()) / max(sum(self.told.values()), 1)

    @property
    def false_rate(self) -> float:
        """False alarms in clean text, by sentence."""
        return len(self.alarms) / max(self.sentences, 1)


def measure(place: Desk, count: int = COUNT, seed: int = SEED) -> Tally:
    """Tell the lies and count."""
    tally = Tally()
    texts = list(typed_out(place))
    clean = {text.file: place.alarms(text.file, text.text) for text in texts}
    for text in texts:
        tally.alarms.extend(
            f"{text.file} line {line}: {code} {problem}" for code, line, problem in clean[text.file]
        )
        tally.sentences += _sentences(place, text)
    for mutant in chosen(place, texts, count, seed):
        tally.told[mutant.kind] += 1
        before = set(clean[mutant.typed.file])
        new = [a for a in place.alarms(mutant.typed.file, mutant.text) if a not in before]
        if any(line == mutant.line for _, line, _ in new):
            tally.caught[mutant.kind] += 1
        else:
            tally.missed.append(mutant)
    return tally


def chosen(place: Desk, texts: list[TypedText], count: int, seed: int) -> list[Mutant]:
    """So many lies, spread evenly over the kinds as far as there are enough of each."""
    chance = random.Random(seed)  # noqa: S311  (a repeatable sample, nothing secret)
    maker = Maker(place, chance)
    pools = {kind: [m for text in texts for m in maker.all_of(kind, text)] for kind in KINDS}
    for pool in pools.values():
        chance.shuffle(pool)
    found: list[Mutant] = []
    while len(found) < count and any(pools.values()):
        for kind in KINDS:
            if pools[kind] and len(found) < count:
                found.append(pools[kind].pop())
    return found


def _sentences(place: Desk, text: TypedText) -> int:
    """The sentences that the proof could raise an alarm about."""
    commentary = read(text.file, text.text).commentary
    count = 0
    for sentence in sentences_of([commentary], place.catalogue, place.indicators):
        if sentence.where.file != text.file or sentence.line is None:
            continue
        has_figure = any(n.kind is numbers.Kind.FIGURE for n in numbers.read(sentence.text))
        count += not sentence.own and (
            has_figure or any(True for _ in direction_words.stated(sentence.text))
        )
    return count


def table(tally: Tally) -> str:
    """The rates as a table."""
    lines = [f"{'kind':<18}{'told':>6}{'caught':>8}{'rate':>9}"]
    for kind in KINDS:
        told, caught = tally.told[kind], tally.caught[kind]
        lines.append(f"{kind:<18}{told:>6}{caught:>8}{caught / max(told, 1):>9.1%}")
    told, caught = sum(tally.told.values()), sum(tally.caught.values())
    lines.append(f"{'all':<18}{told:>6}{caught:>8}{tally.rate:>9.1%}")
    lines.append(
        f"false alarms: {len(tally.alarms)} in {tally.sentences} sentences "
        f"with a figure or a direction word: {tally.false_rate:.1%}"
    )
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--project", type=Path, default=EXAMPLE)
    parser.add_argument("--quarter", default="2022Q1")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--missed", action="store_true", help="print the lies that were missed")
    parser.add_argument("--alarms", action="store_true", help="print the false alarms")
    said = parser.parse_args(arguments)
    quarter: Quarter = parse_quarter(said.quarter)
    tally = measure(desk(said.project.resolve(), quarter), said.count, said.seed)
    print(table(tally))
    for mutant in tally.missed if said.missed else []:
        print("missed", mutant)
    for alarm in tally.alarms if said.alarms else []:
        print("alarm", alarm)
    is_good = tally.rate >= LEAST_CAUGHT and tally.false_rate <= MOST_FALSE
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
