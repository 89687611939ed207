"""The figures around a number: those found for others of its sentence, and those before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from perfmon_cli.proof.known import Known
from perfmon_cli.proof.numbers import Typed


@dataclass(frozen=True, slots=True)
class Around:
    """The figures found for other numbers of the sentence and of those before it."""

    here: Sequence[tuple[Typed, Known]]
    before: Sequence[Known]
    typed: Sequence[Typed]  #: all numbers of the sentence, found or not
    main: Sequence[Known] = ()  #: the newest figures of what is spoken of

    def last_before(self, typed: Typed) -> tuple[Typed, Known] | None:
        """The number found next before this one."""
        return next((one for one in reversed(self.here) if one[0].end <= typed.start), None)

    def next_behind(self, typed: Typed) -> tuple[Typed, Known] | None:
        """The number found next behind this one."""
        return next((one for one in self.here if one[0].start >= typed.end), None)

    @property
    def all(self) -> list[Known]:
        """All figures found, those of the sentence first."""
        return [*(known for _, known in self.here), *self.before, *self.main]
