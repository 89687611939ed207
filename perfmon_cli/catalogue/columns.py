"""Columns and kinds of sheet: the words they are known by."""

from dataclasses import dataclass
from functools import lru_cache

from perfmon_cli.catalogue.matching import plain, without_brackets


@dataclass(frozen=True, slots=True)
class Heading:
    """A column (or a setting): the term of the code, the plain words, and what it is for."""

    field: str
    title: str
    help: str
    needed: bool = False
    term: str = ""  #: the field's term, accepted as a heading too
    only_read: bool = False  #: accepted where someone wrote it, never written by perfmon

    @property
    def spellings(self) -> tuple[str, ...]:
        """The headings it is known by, as `plain` compares them."""
        words = [self.title, self.term, f"{self.title} {self.term}"]
        return tuple(dict.fromkeys(plain(word) for word in words if word.strip()))


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet: its name, its columns, and what stands in it."""

    name: str
    help: str
    headings: tuple[Heading, ...]
    remarks: bool = True  #: whether any remark in brackets may follow a heading

    def field_of(self, heading: str) -> str | None:
        """The field that a typed heading means; None when it means none."""
        by_spelling = _by_spelling(self.headings)
        found = by_spelling.get(plain(heading))
        if found is None and self.remarks:
            return by_spelling.get(plain(without_brackets(heading)))
        return found

    def title_of(self, field: str) -> str:
        """The plain heading of a field."""
        return next(heading.title for heading in self.headings if heading.field == field)

    @property
    def needed(self) -> tuple[Heading, ...]:
        """The columns without which the sheet cannot be read."""
        return tuple(heading for heading in self.headings if heading.needed)

    @property
    def titles(self) -> tuple[str, ...]:
        """The plain headings that perfmon writes, in order."""
        return tuple(heading.title for heading in self.headings if not heading.only_read)


@lru_cache(maxsize=64)
def _by_spelling(headings: tuple[Heading, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for heading in headings:
        for spelling in heading.spellings:
            found.setdefault(spelling, heading.field)
    return found
