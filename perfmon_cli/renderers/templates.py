"""The Word templates of a paper, as they were read."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Template:
    """A Word template, and its name in messages."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Templates:
    """What the Word files are made from; a template that cannot be used is None."""

    whole: Template | None
    covering: Template | None = None  #: the committee's own, for the covering report by itself
    has_covering: bool = False
    is_split: bool = False

    def without(self, unusable: tuple[str, ...]) -> "Templates":
        """The same without templates that were refused, named by their files."""
        return replace(
            self,
            whole=self.whole if self.whole and self.whole.file not in unusable else None,
            covering=self.covering
            if self.covering and self.covering.file not in unusable
            else None,
        )
