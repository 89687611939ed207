"""Break good workbooks in many ways and see what perfmon makes of them.

python -m tools.fuzz --count 2000              as the tests do
python -m tools.fuzz --count 100000 --shards 2 by hand, before a release
python -m tools.fuzz --one 4711 --keep DIR     make one broken file again, and judge it

Ends with 1 when an outcome was not safe: a traceback, a number other than the one that stands in
the file, a failed checksum that nobody noticed, words that no user understands, a file that is
neither read nor refused. `--write` puts the counts into docs/testing.md.
"""

import argparse
import json
import platform
import subprocess
import sys
import time
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

from tools.fuzzing.mutants import Mutant, mutants
from tools.fuzzing.outcomes import Fault, Tally, run
from tools.marked import LIBRARIES, PAGE, write_part

SEED = 20220721
BATCH = 200


def fuzz(seed: int, numbers: range, keep: Path | None = None) -> Tally:
    """Judge the mutants of these numbers; those with a fault are written to `keep`."""
    tally = Tally()
    for start in range(numbers.start, numbers.stop, BATCH):
        found = run(mutants(seed, range(start, min(start + BATCH, numbers.stop))))
        if keep is not None:
            for fault in found.faults:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / fault.mutant.name).write_bytes(fault.mutant.data)
        tally.add(found)
    return tally


def main(arguments: list[str]) -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--shards", type=int, default=1, help="processes at work at once")
    parser.add_argument("--one", type=int, help="only the mutant of this number")
    parser.add_argument("--keep", type=Path, help="a folder for files with a fault")
    parser.add_argument("--json", action="store_true", help="print for another process")
    parser.add_argument("--write", action="store_true", help="write docs/testing.md")
    said = parser.parse_args(arguments)
    numbers = range(said.start, said.start + said.count)
    if said.one is not None:
        numbers = range(said.one, said.one + 1)
        if said.keep is not None:
            said.keep.mkdir(parents=True, exist_ok=True)
            for mutant in mutants(said.seed, numbers):
                (said.keep / mutant.name).write_bytes(mutant.data)
    start = time.perf_counter()
    tally = (
        fuzz(said.seed, numbers, said.keep)
        if said.shards == 1
        else _sharded(said.seed, numbers, said.shards, said.keep)
    )
    if said.json:
        print(json.dumps(_plain(tally)))
    else:
        _print(tally, time.perf_counter() - start)
    if said.write:
        write_part(PAGE, "broken files", table(tally, said.seed))
    return 1 if tally.faults else 0


def table(tally: Tally, seed: int) -> str:
    """The counts as they stand on the page."""
    rows = [
        f"| {_WORDS.get(outcome, outcome)} | {count:,} |"
        for outcome, count in sorted(tally.outcomes.items(), key=lambda one: (-one[1], one[0]))
    ]
    return f"""\
`python -m tools.fuzz --count {tally.files} --seed {seed}`, with Python \
{platform.python_version()} and {", ".join(f"{n} {metadata.version(n)}" for n in LIBRARIES)}.

| outcome | files |
|---|---|
{chr(10).join(rows)}
| all | {tally.files:,} |
| not safe | {len(tally.faults)} |

{tally.compared:,} numbers in the files that were read were read a second way and were the same.
"""


_WORDS = {
    "read": "read",
    "PM101": "refused as damaged (PM101)",
    "PM102": "refused as protected (PM102)",
    "PM103": "refused as no workbook (PM103)",
    "PM104": "refused as too large (PM104)",
    "PM104 (memory)": "ended for the memory it asked for (PM104)",
    "PM104 (time)": "ended for the time it took (PM104)",
}


def _sharded(seed: int, numbers: range, shards: int, keep: Path | None) -> Tally:
    """The tallies of several processes; the first one that fails ends the run."""
    size = -(-len(numbers) // shards)
    processes = []
    for first in range(numbers.start, numbers.stop, size):
        count = min(size, numbers.stop - first)
        command = [sys.executable, "-m", "tools.fuzz", "--json", "--seed", str(seed)]
        command += ["--start", str(first), "--count", str(count)]
        command += ["--keep", str(keep)] if keep else []
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE))  # noqa: S603
    tally = Tally()
    for process in processes:
        out, _ = process.communicate()
        if not out.strip():
            sys.exit("A shard ended without its counts; see above why.")
        tally.add(_tally(json.loads(out)))
    return tally


def _plain(tally: Tally) -> dict[str, object]:
    plain = asdict(tally)
    for fault in plain["faults"]:
        fault["mutant"]["data"] = ""
    return plain


def _tally(plain: dict[str, object]) -> Tally:
    faults = plain.pop("faults")
    tally = Tally(**plain)  # type: ignore[arg-type]
    if isinstance(faults, list):
        tally.faults = [Fault(Mutant(**one["mutant"]), one["what"]) for one in faults]
    return tally


def _print(tally: Tally, seconds: float) -> None:
    print(f"{tally.files:,} files in {seconds:,.0f} s; {tally.compared:,} numbers read twice")
    for outcome, count in sorted(tally.outcomes.items(), key=lambda one: -one[1]):
        print(f"  {outcome:16} {count:8,}")
    print(f"{len(tally.faults)} not safe")
    for fault in tally.faults[:40]:
        print(
            f"  {fault.mutant.name} ({fault.mutant.seed}, {fault.mutant.kind}): {fault.what[-600:]}"
        )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
