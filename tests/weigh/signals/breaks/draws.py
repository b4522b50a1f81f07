"""Invented monthly series in logs, drawn by a process that the scan does not assume: heavy tails, a season each, peers' shocks."""

import numpy as np


def series(rng, count, n, *, persistence=0.4, drift=0.0, trend=0.0, spread=0.35):
    noise = rng.standard_t(4, (count, n + 40)) / np.sqrt(2)
    level = np.zeros((count, n + 40))
    for t in range(1, n + 40):
        level[:, t] = persistence * level[:, t - 1] + np.sqrt(1 - persistence**2) * noise[:, t]
    own = spread * level[:, 40:] + np.cumsum(rng.normal(0, drift, (count, n)), axis=1)
    months = np.arange(n) % 12
    season = rng.normal(0, 0.1, (count, 12))[:, months] + rng.normal(0, 0.3, 12)[months]
    slump = np.where(np.arange(n) >= n // 2, -0.5, 0.0)
    return own + season + slump + trend * np.arange(n) + rng.normal(6, 1, (count, 1))
