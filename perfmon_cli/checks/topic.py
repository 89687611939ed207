"""One entry of what is explained besides the codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """The name to ask for, and what it means, shows and asks of the analyst."""

    name: str
    title: str
    meaning: str
    example: str
    remedy: str
