"""The compiled scan beside its plain twin, and the same code run plain."""

import math

import numpy as np
import pytest

from tests.weigh.signals.breaks import draws, twin
from unpick.weigh.signals.breaks import kernel, peers

HELPERS = (
    "middle",
    "without_closures",
    "off_months",
    "persistence",
    "whiten",
    "steps",
    "best",
    "line",
    "deviation",
    "scan",
)


def rows(seed, n, gaps):
    rng = np.random.default_rng(seed)
    made = draws.series(rng, 6, n, persistence=rng.uniform(0, 0.85))
    made[0, n // 2 :] -= 0.7
    made[1, 20:26] -= 3
    made[2, 30] += 4
    if gaps:
        made[rng.random(made.shape) < 0.08] = math.nan
    return made


def compiled(row, month, direction, shared=math.nan):
    profile, sizes, found = np.zeros(row.size), np.zeros(row.size), np.zeros(8)
    kernel.scan(row, month, direction, 6, shared, profile, sizes, found)
    assert sizes[int(found[1])] == found[2]
    return found, profile


@pytest.mark.parametrize("n", [36, 60, 97])
@pytest.mark.parametrize("gaps", [False, True])
@pytest.mark.parametrize("direction", [-1, 0, 1])
def test_the_scan_is_its_definition(n, gaps, direction):
    month = (np.arange(n) + 4) % 12
    for shared in (math.nan, 0.5):
        for row in rows(n + gaps, n, gaps):
            found, profile = compiled(row, month, direction, shared)
            told, strengths = twin.scan(list(row), list(month), direction, 6, shared)
            assert np.allclose(profile, strengths, atol=1e-8)
            assert np.allclose(found, told, atol=1e-8)


def test_compiled_and_plain_give_the_same_bits(monkeypatch):
    month = np.arange(60, dtype=np.int64) % 12
    made = rows(5, 60, gaps=True)
    first = [compiled(row, month, -1) for row in made]
    for name in HELPERS:
        monkeypatch.setattr(kernel, name, getattr(kernel, name).py_func)
    for row, (found, profile) in zip(made, first, strict=True):
        again, other = compiled(row, month, -1)
        assert (again.tobytes(), other.tobytes()) == (found.tobytes(), profile.tobytes())


def test_peers_are_the_median_of_the_others():
    made = rows(8, 48, gaps=True)
    made = np.vstack([made, rows(9, 48, gaps=False)])
    out = np.empty_like(made)
    peers.against_peers(made, out)
    level = np.nanmedian(made, axis=1, keepdims=True)
    for one in range(len(made)):
        others = np.delete(made - level, one, axis=0)
        assert np.allclose(out[one], made[one] - level[one] - np.nanmedian(others, axis=0), equal_nan=True)
