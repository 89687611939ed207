"""The table of fixed words."""

import re
from string import Formatter

import pytest

from perfmon_cli.wording import words
from perfmon_cli.wording.words import WORDS


def test_every_word_is_said() -> None:
    """No entry is blank, and none has blanks at its ends but those that sentences join."""
    assert len(WORDS) > 200
    assert [key for key, text in WORDS.items() if not text or text != text.strip()] == []


@pytest.mark.parametrize("key", sorted(WORDS))
def test_words_can_be_filled(key: str) -> None:
    """What stands in braces has a name, so that translators can move it."""
    names = [name for _, name, _, _ in Formatter().parse(WORDS[key]) if name is not None]
    assert all(re.fullmatch(r"[a-z]+", name) for name in names)


@pytest.mark.parametrize("key", ["table", "figure", "contents", "page", "of", "draft", "skip"])
def test_words_of_the_renderers(key: str) -> None:
    """The words that renderers print around a report are there."""
    assert WORDS[key]


def test_the_key_says_what_readers_must_know() -> None:
    """Direction is not judgement, an arrow names its comparator, pp are percentage points."""
    key = " ".join(text for name, text in WORDS.items() if name.startswith("key."))
    assert "never whether that is good" in key
    assert "Every arrow names what it is drawn on" in key
    assert "pp means percentage points" in key
    assert "rounded once" in key


def test_no_keys_are_lost() -> None:
    """Two groups that use one key would silently lose a word: all are counted."""
    groups = [
        group
        for name, group in vars(words).items()
        if name.startswith("_") and isinstance(group, dict) and name.isupper()
    ]
    assert sum(map(len, groups)) == len(WORDS)
