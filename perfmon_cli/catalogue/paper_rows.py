"""Rows of the Paper sheet: the blocks of a paper, and the measures they name."""

from dataclasses import dataclass

from perfmon_cli.cells.model import NOWHERE, CellRef

_LONGEST_FILE_NAME = 120


@dataclass(frozen=True, slots=True, order=True)
class MeasureRef:
    """`ld_referrals (Adults) [Leeds]`: a measure, with a part and an area where given."""

    measure: str
    part: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    """One row of the Paper sheet: a block to print (CONTRACTS 1, Paper)."""

    kind: str
    heading: str = ""
    level: int | None = None
    content: str = ""  #: "From (file or text)"
    measures: tuple[tuple[MeasureRef, ...], ...] = ()  #: groups, separated by bars
    settings: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    source: CellRef = NOWHERE
    measures_source: CellRef | None = None  #: the cell Measures of its row
    settings_source: CellRef | None = None

    @property
    def names_file(self) -> bool:
        """Whether "From" names a file of commentary, not words that are typed there."""
        name = self.content.strip()
        is_short = len(name) <= _LONGEST_FILE_NAME and " " not in name
        return is_short and name.lower().endswith((".md", ".txt"))

    @property
    def measures_cell(self) -> CellRef:
        """Where its measures are named."""
        return self.measures_source or self.source

    @property
    def settings_cell(self) -> CellRef:
        """Where its settings stand."""
        return self.settings_source or self.source

    def setting(self, name: str, default: str = "") -> str:
        """The value of a setting; names are lower case."""
        return dict(self.settings).get(name, default)

    @property
    def all_measures(self) -> tuple[MeasureRef, ...]:
        """The measures of all groups in order."""
        return tuple(ref for group in self.measures for ref in group)
