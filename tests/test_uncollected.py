"""Work without garbage collection."""

import gc

import pytest

from perfmon_cli.uncollected import uncollected


@uncollected()
def broken() -> None:
    """Fail within two such times."""
    with uncollected():
        assert not gc.isenabled()
    assert not gc.isenabled()
    raise ZeroDivisionError


def test_it_is_held_and_given_back() -> None:
    """By the outermost, after an error, too."""
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            broken()
        assert gc.isenabled()
