"""The same examples in every run, however slow; `HYPOTHESIS_PROFILE=search` looks for new ones."""

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "same")

# How long an example takes says how busy the machine is, and nothing of perfmon.
settings.register_profile(
    "same",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", derandomize=False, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(PROFILE)
if PROFILE == "same":
    # Else examples are made of the numbers and texts in the modules that happen to be loaded: other
    # ones with every change of the code and in every order of the tests.
    providers._get_local_constants = Constants  # noqa: SLF001
