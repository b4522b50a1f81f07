"""The scan in plain Python, from its definition: a step less the means of its calendar months, whitened, fitted at every month."""

import math
from statistics import median


def closures(row):
    told = [value for value in row if not math.isnan(value)]
    shown = [not math.isnan(value) for value in row]
    if len(told) < 12:
        return shown
    low, t = median(told) - math.log(4), 0
    shut = [not seen or value < low for value, seen in zip(row, shown, strict=True)]
    while t < len(row):
        if not shown[t] or not shut[t]:
            t += 1
            continue
        end = next((one for one in range(t, len(row)) if not shut[one]), len(row))
        if t > 0 and end < len(row) and end - t <= 9:
            shown[t:end] = [False] * (end - t)
        t = end
    return shown


def off_months(values, shown, month):
    means = {
        one: [value for value, seen, at in zip(values, shown, month, strict=True) if seen and at == one]
        for one in range(12)
    }
    return [
        value - sum(means[at]) / len(means[at]) if seen else 0.0
        for value, seen, at in zip(values, shown, month, strict=True)
    ]


def white(values, phi, shown):
    out = []
    for t, value in enumerate(values):
        joined = t > 0 and shown[t] and shown[t - 1]
        lead = (1.0 if joined else math.sqrt(1 - phi * phi)) if shown[t] else 0.0
        out.append(lead * value - (phi * values[t - 1] if joined else 0.0))
    return out


def deviation(values, shown):
    return 1.4826 * median(abs(value) for value, seen in zip(values, shown, strict=True) if seen)


def stepped(n, at):
    return [1.0 if t >= at else 0.0 for t in range(n)]


def profile_of(told, shown, month, phi, edge):
    """Return strength and size of a step at every month, each from its whole regressor."""
    n, strengths, sizes = len(told), [], []
    for at in range(n):
        before, after = sum(shown[:at]), sum(shown[at:])
        if at == 0 or before < edge or after < edge:
            strengths.append(0.0)
            sizes.append(0.0)
            continue
        x = white(off_months(stepped(n, at), shown, month), phi, shown)
        along, square = sum(a * b for a, b in zip(x, told, strict=True)), sum(a * a for a in x)
        strengths.append(along / math.sqrt(square))
        sizes.append(along / square)
    return strengths, sizes


def best(profile, direction):
    values = [abs(one) if direction == 0 else direction * one for one in profile]
    held = [t for t, one in enumerate(profile) if one != 0.0]
    return max(held, key=lambda t: (values[t], -t)) if held and max(values[t] for t in held) > -1 else 0


def scan(row, month, direction, edge, shared=math.nan):
    """Return strength, month, size, near, far, noise, months, beats_line, and the profile."""
    n, shown = len(row), closures(row)
    used = sum(shown)
    rest = off_months(row, shown, month)
    wild = 4 * deviation(rest, shown)
    strengths, sizes = profile_of([max(-wild, min(wild, one)) for one in rest], shown, month, 0.0, edge)
    at = best(strengths, direction)
    size = sizes[at]
    for _ in range(2):
        step = [size * one if at else 0.0 for one in stepped(n, at)]
        rest = off_months([a - b for a, b in zip(row, step, strict=True)], shown, month)
        limit = 4 * deviation(rest, shown)
        drawn = [max(-limit, min(limit, one)) for one in rest]
        mean = sum(one * one for one, seen in zip(drawn, shown, strict=True) if seen) / used
        by_lag = {}
        for lag in (1, 5, 6, 7, 8):
            pairs = [drawn[t] * drawn[t - lag] for t in range(lag, n) if shown[t] and shown[t - lag]]
            by_lag[lag] = sum(pairs) / max(1, len(pairs)) / mean
        near, far = by_lag[1], sum(by_lag[lag] for lag in (5, 6, 7, 8)) / 4
        phi = max(-0.3, min(0.95, (near + 1 / used) / (1 - 3 / used))) if math.isnan(shared) else shared
        surprise = white(rest, phi, shown)
        noise = deviation(surprise, shown)
        clipped = [max(-1.5 * noise, min(1.5 * noise, one)) for one in surprise]
        kept = sum(a == b for a, b, seen in zip(surprise, clipped, shown, strict=True) if seen) / used
        spread = math.sqrt(sum(one * one for one in clipped) / used) / kept
        fitted = white(off_months(step, shown, month), phi, shown)
        told = [
            (a + b / kept) / spread if seen else 0.0
            for a, b, seen in zip(fitted, clipped, shown, strict=True)
        ]
        strengths, sizes = profile_of(told, shown, month, phi, edge)
        at = best(strengths, direction)
        size = sizes[at] * spread
    strength = abs(strengths[at]) if direction == 0 else direction * strengths[at]
    line = white(off_months([t - n / 2 for t in range(n)], shown, month), phi, shown)
    slope = sum(a * b for a, b in zip(line, told, strict=True)) / math.sqrt(sum(a * a for a in line))
    excess = slope * slope - strength * strength
    if excess > 0 and strength > 0 and at:
        strength = math.sqrt(max(0.0, strength * strength - 3 * excess))
    return (strength, at, size, near, far, noise, used, -excess), strengths
