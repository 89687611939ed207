"""Checks that Word files are accessible and sound; ends with 1 if one is not.

Usage: python -m tools.word_check FILE.docx…

The rules of `word_access` are those of Word's own accessibility checker and more; those of
`word_sound` are about what makes Word offer to repair a file.
"""

import sys
from pathlib import Path

from tools import word_access, word_sound
from tools.word_colours import size
from tools.word_file import W, Word, short, words

_LEAST_IN_TABLES, _LEAST = 9.0, 8.0


def problems(data: bytes) -> list[str]:
    """All that is wrong with a Word file, each as "rule: sentence"; each sentence once."""
    word = Word(data)
    rules = (*word_access.RULES, *word_sound.RULES, small_print)
    found = (f"{rule.__name__}: {said}" for rule in rules for said in rule(word))
    return list(dict.fromkeys(found))


def small_print(word: Word) -> list[str]:
    """Letters are at least 9 pt in tables, and at least 8 pt elsewhere."""
    found = []
    for run in word.body.iter(f"{W}r"):
        least = _LEAST_IN_TABLES if next(run.iterancestors(f"{W}tbl"), None) is not None else _LEAST
        if words(run) and size(word, run) < least:
            found.append(f"Letters are smaller than {least:g} pt: {short(run)}.")
    return found


def main(files: list[Path]) -> int:
    """Print a line a problem; 0 when there is none, 1 when there is one, 2 without files."""
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    bad = 0
    for file in files:
        found = problems(file.read_bytes())
        bad += len(found)
        print("\n".join(f"{file.name}: {said}" for said in found or ["accessible and sound"]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
