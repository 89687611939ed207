"""A lie told of a text, and of which kind it is."""

from dataclasses import dataclass

from tools.mutating.typing_out import TypedText

DIGIT, DIRECTION, UNIT, YEAR, AREA = (
    "one digit",
    "direction word",
    "unit",
    "another year",
    "another district",
)
KINDS = (DIGIT, DIRECTION, UNIT, YEAR, AREA)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One lie: what stood from `start` to `end` of a text, and what stands there now."""

    kind: str
    typed: TypedText
    start: int
    end: int
    now: str

    @property
    def text(self) -> str:
        """The whole text with the lie in it."""
        return self.typed.text[: self.start] + self.now + self.typed.text[self.end :]

    @property
    def line(self) -> int:
        """The line it stands in."""
        return self.typed.text.count("\n", 0, self.start) + 1

    def __str__(self) -> str:
        first, last = self.typed.sentence(self.start)
        text = self.typed.text
        was = text[self.start : self.end]
        around = f"{text[first : self.start]}[{was} -> {self.now}]{text[self.end : last]}"
        return f"{self.kind}: {self.typed.file} line {self.line}: {around.strip()}"
