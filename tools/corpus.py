"""Run `perfmon validate` over a folder of odd and hostile files, and count what comes of them.

python -m tools.corpus [FOLDER]            print the counts (default: ../shared/corpus)
python -m tools.corpus [FOLDER] --write    write them into docs/testing.md too

Ends with 1 when a file ends otherwise than DESIGN allows: a traceback, a signal, more than 20
seconds or 1.5 GB, a number other than the one in the file, words of the program's inside, or when
fewer than 95 % of the workbooks that some library can make something of are read. Without the
folder it says so.
"""

import argparse
import functools
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from perfmon_cli.workbook import read
from tools.corpus_readers import readable
from tools.fuzzing.outcomes import judge, wrong_words
from tools.marked import LIBRARIES, PAGE, write_part

ROOT = Path(__file__).resolve().parents[1]
_EXITS = {0, 1, 2, 3, 6}
_MOST_SECONDS = 20.0
_MOST_MEGABYTES = 1536
_REFUSALS = ("PM101", "PM102", "PM103", "PM104")
#: Refused by their kind, whatever reader could open them (docs/checks.md).
_BY_KIND = (".xltx", ".xltm", ".ots", ".fods")
_SHARE = 0.95


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    name: str
    code: str  #: "" when it was read
    said: str
    seconds: float
    megabytes: float
    compared: int
    wrong: str
    readable: bool  #: by one of the readers at least


def files_in(folder: Path) -> list[Path]:
    """The files of the corpus, without the pages about it."""
    return sorted(path for path in folder.glob("*/**/*") if path.is_file())


def validate(path: Path, folder: Path) -> Outcome:
    """One file through the command line, and its numbers read a second way."""
    said = folder / "said.json"
    command = (sys.executable, "-m", "perfmon_cli", "validate", str(path), "--format", "json")
    start = time.perf_counter()
    with said.open("wb") as out, (folder / "talk.txt").open("wb") as err:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(  # noqa: S603
            command, cwd=folder, stdout=out, stderr=err, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = time.perf_counter() - start, usage.ru_maxrss / 1024
    talk = (folder / "talk.txt").read_text(encoding="utf-8", errors="replace")
    wrong = _wrong_end(process.returncode, talk, seconds, megabytes)
    findings = [] if wrong else json.loads(said.read_bytes())["findings"]
    words = (wrong_words(one["problem"], one["remedy"]) for one in findings)
    wrong = next(filter(None, (wrong, *words)), "")
    refused = next((one for one in findings if one["code"] in _REFUSALS), None)
    compared = 0
    if refused is None and not wrong:
        judged = functools.partial(judge, path.parent)
        (verdict,) = read(path.parent, [Path(path.name)], judged).result
        compared, wrong = verdict.compared, verdict.wrong
    return Outcome(
        name=path.name,
        code=refused["code"] if refused else "",
        said=refused["problem"] if refused else "",
        seconds=seconds,
        megabytes=megabytes,
        compared=compared,
        wrong=wrong,
        readable=refused is None or readable(path),
    )


def _wrong_end(code: int, talk: str, seconds: float, megabytes: float) -> str:
    if code not in _EXITS or "Traceback" in talk:
        return f"ends with {code}: {talk[-400:]}"
    if seconds > _MOST_SECONDS:
        return f"takes {seconds:.0f} s"
    return f"takes {megabytes:.0f} MB" if megabytes > _MOST_MEGABYTES else ""


def share(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many of the readable files are read, and how many are readable.

    Left out are what is no workbook by its kind or its name and what is refused as hostile.
    """
    counted = [
        one
        for one in outcomes
        if one.readable and one.code not in {"PM103", "PM104"} and not one.name.endswith(_BY_KIND)
    ]
    return sum(not one.code for one in counted), len(counted)


def table(outcomes: list[Outcome]) -> str:
    """The counts as they stand on the page."""
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in LIBRARIES)
    counts = Counter(one.code or "read" for one in outcomes)
    done, possible = share(outcomes)
    named = {
        "read": "read",
        "PM101": "refused as damaged",
        "PM102": "refused as protected",
        "PM103": "refused as no workbook",
        "PM104": "refused as too large",
    }
    rows = [f"| {words} | {counts[code]} |" for code, words in named.items() if counts[code]]
    slowest = max(one.seconds for one in outcomes)
    largest = max(one.megabytes for one in outcomes)
    return f"""\
With Python {platform.python_version()}, {versions}.

| outcome | files |
|---|---|
{chr(10).join(rows)}
| all | {len(outcomes)} |
| tracebacks, signals, over 20 s, over 1.5 GB, wrong numbers, words of the inside | \
{_faults(outcomes)} |

Read are {done} of the {possible} workbooks that one of the libraries can make something of.
{sum(one.compared for one in outcomes):,} numbers in them were read a second way and were the same.
The slowest file took {slowest:.1f} s, the largest {largest:.0f} MB, the whole process each.
"""


def _faults(outcomes: Iterable[Outcome]) -> int:
    return sum(bool(one.wrong) for one in outcomes)


def main(arguments: list[str]) -> int:
    """Run, print, and write the page."""
    parser = argparse.ArgumentParser(description="Count what comes of odd and hostile files.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--write", action="store_true", help="write docs/testing.md too")
    parser.add_argument("--list", action="store_true", help="name each file that is not read")
    said = parser.parse_args(arguments)
    files = files_in(said.folder) if said.folder.is_dir() else []
    if not files:
        print("There is no such folder of files; nothing was run.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        outcomes = [validate(path, Path(folder)) for path in files]
    text = table(outcomes)
    print(text)
    for one in outcomes:
        if one.wrong or (said.list and one.code):
            print(f"{one.name}: {one.wrong or f'{one.code} {one.said}'}")
    if said.write:
        write_part(PAGE, "corpus", text)
    done, possible = share(outcomes)
    return 1 if _faults(outcomes) or done < _SHARE * possible else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
