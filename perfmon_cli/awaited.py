"""Pictures of which some are still being drawn, in another process."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain

from perfmon_cli.report.model import Image


class Awaited(Mapping[str, Image]):
    """All pictures of a paper by name: whoever asks for one of a chart waits until all are there.

    What names there are can be asked without waiting.
    """

    def __init__(
        self,
        own: Mapping[str, Image],
        charts: Collection[str],
        wait: Callable[[], Mapping[str, Image]],
    ) -> None:
        """Know the user's `own` pictures, and the ids of the charts that `wait` gives, once."""
        self._own = {name: image for name, image in own.items() if name not in charts}
        self._charts = dict.fromkeys(charts)
        self._wait = wait
        self._drawn: Mapping[str, Image] | None = None

    def __getitem__(self, name: str) -> Image:
        """One picture."""
        if name in self._own:
            return self._own[name]
        if name not in self._charts:
            raise KeyError(name)
        return self.drawn()[name]

    def __iter__(self) -> Iterator[str]:
        """The names, the user's own pictures first."""
        return chain(self._own, self._charts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._own) + len(self._charts)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a picture, or will be."""
        return name in self._own or name in self._charts

    def drawn(self) -> Mapping[str, Image]:
        """Wait for the pictures of charts."""
        if self._drawn is None:
            self._drawn = self._wait()
        return self._drawn
