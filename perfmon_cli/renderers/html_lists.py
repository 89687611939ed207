"""Lists as HTML: what stands deeper is a list within the item above it."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from perfmon_cli.renderers.html_lines import line
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.report.model import Block, Bullets


def runs(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks one by one, but a list together with the lists that belong to it.

    Those are the deeper ones that follow, and one of its own depth that goes on with it after
    them: bullets with bullets, numbers where the count goes on.
    """
    at = 0
    while at < len(blocks):
        end = at + 1
        first = blocks[at]
        if isinstance(first, Bullets):
            end = _end(blocks, at, first)
        yield tuple(blocks[at:end])
        at = end


def nested(lists: Sequence[Bullets], medium: Medium) -> Markup:
    """Return a list with the lists within it; the ids of all of them stay."""
    first = lists[0]
    tag = "ol" if first.ordered else "ul"
    items: list[Markup] = []
    for at, end in _parts(lists):
        one, inner = lists[at], lists[at + 1 : end]
        deeper = Markup("").join(nested(each, medium) for each in _runs_of_lists(inner))
        for index, item in enumerate(one.items):
            is_last = index == len(one.items) - 1
            name = Markup(' id="{}"').format(one.id) if at and not index else ""
            body = line(item, medium) + (deeper if is_last else "")
            items.append(Markup("<li{}>{}</li>").format(name, body))
    start = Markup(' start="{}"').format(first.start) if first.ordered and first.start != 1 else ""
    depth = Markup(' class="depth-{}"').format(min(first.depth, 2)) if first.depth else ""
    return Markup('<{0} id="{1}"{2}{3}>{4}</{0}>').format(
        tag, first.id, depth, start, Markup("").join(items)
    )


def _parts(lists: Sequence[Bullets]) -> Iterator[tuple[int, int]]:
    """Where each list of the first one's depth begins, and where what is within it ends."""
    depth = lists[0].depth
    begins = [at for at, one in enumerate(lists) if not at or one.depth <= depth]
    return zip(begins, [*begins[1:], len(lists)], strict=True)


def _runs_of_lists(lists: Sequence[Bullets]) -> Iterator[list[Bullets]]:
    for run in runs(lists):
        yield [one for one in run if isinstance(one, Bullets)]


def _end(blocks: Sequence[Block], at: int, first: Bullets) -> int:
    count, end, has_deeper = first.start + len(first.items), at + 1, False
    while end < len(blocks):
        one = blocks[end]
        if not isinstance(one, Bullets) or one.depth < first.depth or not first.items:
            break
        if one.depth == first.depth:
            goes_on = one.ordered == first.ordered and (not one.ordered or one.start == count)
            if not (has_deeper and goes_on):
                break
            count += len(one.items)
        has_deeper = one.depth > first.depth
        end += 1
    return end
