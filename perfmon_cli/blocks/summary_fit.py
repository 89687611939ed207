"""What one page has room for: of each list its first entries, then names of those left over."""

from collections.abc import Sequence
from typing import NamedTuple

from perfmon_cli.blocks import summary_choice, summary_masks
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Chosen, Item
from perfmon_cli.indicators.masking import Mask
from perfmon_cli.wording import sentences

#: How many measures that have no room for a sentence are named at most.
MOST_NAMED = 5


class Shown(NamedTuple):
    """The entries of a list that the page has room for, and those it has none for."""

    shown: tuple[Item, ...]
    rest: tuple[Item, ...]
    are_named: bool = False  #: there is room for the names of the rest


class Fit(NamedTuple):
    """What the page has room for."""

    attention: Shown
    moved: Shown
    masks: tuple[Mask, ...]


def fitting(composer: Composer, choice: Chosen) -> Fit:
    """As much of each list as has room beside the others, then names of what has none."""
    heights = {id(one): summary_choice.height(_said(composer, one)) for one in choice.listed}

    def height(items: Sequence[Item]) -> float:
        return sum(heights[id(one)] for one in items)

    room = summary_choice.ROOM
    masks = summary_masks.masks_of(composer, choice)
    below = min(summary_masks.height(composer, masks), summary_choice.KEPT_FOR_MASKED)
    after = min(height(choice.moved), summary_choice.KEPT_FOR_MOVED)
    attention = summary_choice.has_room(choice.attention, height, room - after - below)
    room -= height(attention)
    moved = summary_choice.has_room(choice.moved, height, room - below)
    room -= height(moved)
    masks = summary_choice.has_room(masks, lambda some: summary_masks.height(composer, some), room)
    room -= summary_masks.height(composer, masks)
    first = _listed(choice.attention, len(attention), room)
    if first.are_named:
        room -= _more_room(first.rest)
    return Fit(first, _listed(choice.moved, len(moved), room), masks)


def _listed(every: Sequence[Item], count: int, room: float) -> Shown:
    """A list of which so many entries are shown; the rest by name, where that has room."""
    rest = tuple(every[count:])
    are_named = len(rest) <= MOST_NAMED and _more_room(rest) <= room
    return Shown(tuple(every[:count]), rest, are_named)


def _more_room(rest: Sequence[Item]) -> float:
    """How many lines the names of the rest take beyond the one that counts them."""
    return summary_choice.note_height(names(rest)) - summary_choice.note_height("")


def _said(composer: Composer, item: Item) -> str:
    """The words of an entry, before any figure of it is entered as printed."""
    pieces = sentences.pieces(item.indicator, composer.catalogue.settings)
    said, other = "".join(piece.text for piece in pieces), sentences.also(item.indicator)
    after = ("".join(text for text, _ in other), sentences.chance_note(item.indicator), item.why)
    return " ".join((said, *(text for text in after if text)))


def names(items: Sequence[Item]) -> str:
    """The names of the measures, as the sentences have them."""
    return "; ".join(sentences.named(item.indicator) for item in items)
