"""What findings weigh: log-odds, outcome, and the probability where it is calibrated."""

import functools
import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from unpick.model.bundled import bundled_bytes, read_bundled_yaml
from unpick.names.parts import Name
from unpick.names.score.findings import CAP, FINDINGS

__all__ = ["BASE_RATE", "NOT_SAME", "OUTCOMES", "RULED_OUT", "SAME_FROM", "UNSURE_FROM", "Judged", "Model", "bounds", "bundled_model", "judge", "judged_as", "outcomes",
           "scripts_of_pair", "weights_version"]  # fmt: skip

OUTCOMES: Final = ("different", "unsure", "same")
"""The outcomes of strings alone, by number."""

SAME_FROM: Final = 1.0
"""Log-odds from which two names are held to be the same, where nothing hard speaks against it."""

UNSURE_FROM: Final = 0.4
"""Log-odds from which a person should look."""

BASE_RATE: Final = 0.1
"""Share of same names among the pairs that a probability is told of, where nobody says another: one in ten."""

_ENOUGH: Final = 200
"""Pairs of a script below which no probability is told (issue: null where n is below 200)."""

RULED_OUT: Final = ("number conflict", "place conflict")
"""Findings with which two names are different firms, whatever else agrees."""

NOT_SAME: Final = (
    "number missing", "trade conflict", "trade and general trade", "brand near", "brand conflict",
    "brand initials", "brand read in Korean", "brand extra", "trade kindred",
    "acronym", "acronym, loose", "brand in an old spelling, open",
    "brand n or ng", "brand slip to another word",
)  # fmt: skip
"""Findings with which two names are at most `unsure`."""

_SHARED: Final = (
    "brand equal", "brand reading", "brand sound", "brand glued", "brand sound, open",
    "brand in Cantonese", "brand in Wade-Giles",
)  # fmt: skip
_AGAINST: Final = ("brand extra", "brand conflict", "brand near", "brand short", "brand slip")
"""Findings with which a shared brand word is no longer the whole brand of both."""

_AGREES: Final = (
    *_SHARED, "brand equal, common", "trade equal", "trade meaning", "place equal", "number equal", "role equal", "weak equal",
)  # fmt: skip
_DISAGREES: Final = (
    "brand near", "brand conflict", "brand extra", "brand missing", "brand slip", "trade kindred", "trade conflict",
    "trade and general trade", "trade extra", "trade missing", "place conflict", "place missing", "site missing",
    "number conflict", "number missing", "role differs", "weak conflict", "no brand, more said",
)  # fmt: skip
"""What agrees, and what not, of a name in which one brand word is a slip of the hand away: then it may be that slip."""

_NUMBER: Final = {name: at for at, name in enumerate(FINDINGS)}
_OUT, _HARD, _OWN, _OTHER, _FOR_SLIP, _NO_SLIP = (
    np.array([_NUMBER[name] for name in names])
    for names in (RULED_OUT, NOT_SAME, _SHARED, _AGAINST, _AGREES, _DISAGREES)
)
_SHARED_NUMBERS: Final = tuple(_NUMBER[name] for name in (*_SHARED, "brand equal, common"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The fitted weights.

    Attributes:
        start: log-odds before anything is found. weights: of each of FINDINGS. lines: slope and offset by script.
        version: day of the fit. pairs: n of each script that the calibration rests on.
    """

    start: float
    weights: tuple[float, ...]
    lines: dict[str, tuple[float, float]]
    version: str
    pairs: dict[str, int]

    def probability(self, log_odds: float, scripts: str, base_rate: float = BASE_RATE) -> float | None:
        """Return the calibrated probability, None where fewer than 200 pairs of these scripts were labelled.

        Args:
            base_rate: share of same names among the pairs that are asked about, 0 to 1 without the ends.
        """
        if scripts not in self.lines:
            return None
        slope, offset = self.lines[scripts]
        odds = slope * log_odds + offset + math.log(base_rate / (1 - base_rate))
        return round(1 / (1 + math.exp(-odds)), 4)


@functools.cache
def weights_version() -> str:
    """Return the first 12 hex digits of the SHA-256 over the fitted weights, of firms and of persons."""
    tables = [
        bundled_bytes(package, "weights.yml") for package in ("unpick.names.score", "unpick.names.people")
    ]
    return hashlib.sha256(b"".join(tables)).hexdigest()[:12]


@functools.cache
def bundled_model() -> Model:
    """Return the weights that ship with the package."""
    told: dict[str, Any] = read_bundled_yaml("unpick.names.score", "weights.yml")
    lines = told["calibration"]
    return Model(
        start=told["start"],
        weights=tuple(told["weights"].get(name, 0.0) for name in FINDINGS),
        lines={
            script: (one["slope"], one["offset"])
            for script, one in lines.items()
            if "slope" in one and one["n"] >= _ENOUGH
        },
        version=str(told["version"]),
        pairs={script: one["n"] for script, one in lines.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What findings come to. shared_word: a brand of its own is shared, and it is not held to be the same."""

    log_odds: float
    outcome: str
    shared_word: bool


def judge(counts: Sequence[int], model: Model) -> Judged:
    """Return log-odds and outcome of the findings of one pair."""
    odds, found = outcomes(np.array([counts], np.uint8), model)
    return judged_as(counts, float(odds[0]), OUTCOMES[found[0]])


def judged_as(counts: Sequence[int], log_odds: float, outcome: str) -> Judged:
    """Return what findings came to, where `outcomes` has said so already."""
    shared = any(counts[number] for number in _SHARED_NUMBERS)
    return Judged(log_odds=log_odds, outcome=outcome, shared_word=shared and outcome != "same")


def outcomes(counts: "np.ndarray[Any, Any]", model: Model | None = None) -> "tuple[Any, Any]":
    """Return log-odds (float64) and outcomes (uint8, numbers of OUTCOMES) of rows of counts.

    `same` needs the log-odds and nothing hard against it; a brand word shared in full, with only trade or role
    against it, is `unsure` whatever the log-odds, and so is a brand word that a slip of the hand makes of another where
    all else agrees; another number or another place is another firm.
    """
    chosen = model or bundled_model()
    odds = chosen.start + counts.astype(np.float64) @ np.array(chosen.weights)
    hard = counts[:, _HARD].any(axis=1)
    out = counts[:, _OUT].any(axis=1)
    # Words that say what a firm is and not which make it one only where they are the same words.
    hard |= (counts[:, _NUMBER["no brand"]] > 0) & (counts[:, _NUMBER["all words"]] == 0)
    # A brand alone, where one name says its place or trade and the other does not, is a word that two firms may share.
    missing = counts[:, [_NUMBER["place missing"], _NUMBER["trade missing"]]].any(axis=1)
    hard |= (counts[:, _NUMBER["brand alone"]] > 0) & missing
    found = np.zeros(len(counts), np.uint8)
    found[(odds >= UNSURE_FROM) | _shared_word(counts) | _slip_of_hand(counts)] = 1
    found[(odds >= SAME_FROM) & ~hard] = 2
    found[out] = 0
    return np.round(odds, 6), found


_MET: Final = (
    "brand equal",
    "brand equal, common",
    "brand sound",
    "brand sound, chinese",
    "brand sound, open",
)
_MET_OTHERS: Final = (
    "trade equal", "trade meaning", "trade kindred", "place equal", "place within", "number equal", "role equal",
    "weak equal", "state equal", "word elsewhere", "cut",
)  # fmt: skip
_NOT_OF_RIVALS: Final = frozenset((
    "brand near", "brand conflict", *_MET, *_MET_OTHERS, "brand reading", "brand slip", "brand glued", "brand misread",
    "brand glued and slip", "brand part", "acronym", "acronym, loose", "all words", "every word meets", "no brand",
    "no brand, more said", "brand initials", "brand read in Korean", "brand in Cantonese", "brand in Wade-Giles",
    "brand in an old spelling, open", "brand n or ng", "brand by its characters",
))  # fmt: skip
"""Findings that two names have not where each has a brand left over and no brand meets but by spelling or sound, and those counted apart."""

_MARGIN: Final = 1e-4
"""What a sum of log-odds may be off by."""


def bounds(model: Model | None = None) -> "np.ndarray[Any, Any]":
    """Return what findings of rivals (`rivals.py`) weigh at most, in its order; the last counts from UNSURE_FROM down.

    A brand left over weighs as one that is near, or in conflict; where neither speaks against, nothing is ruled out.
    """
    chosen = model or bundled_model()
    told = dict(zip(FINDINGS, chosen.weights, strict=True))
    unmet = max(told["brand near"], told["brand conflict"])
    rest = sum(CAP * max(0.0, weight) for name, weight in told.items() if name not in _NOT_OF_RIVALS)
    brand, other = (max(0.0, *(told[name] for name in names)) for names in (_MET, _MET_OTHERS))
    base = chosen.start + rest - UNSURE_FROM + _MARGIN
    return np.array([unmet, brand, other, base if unmet <= 0 else np.inf])


def _shared_word(counts: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each row whether a brand of its own is shared in full, and no brand word speaks against it."""
    return np.asarray(counts[:, _OWN].any(axis=1) & ~counts[:, _OTHER].any(axis=1))


def _slip_of_hand(counts: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Tell of each row whether one brand word is a slip of the hand away, which makes another word, and all else agrees."""
    one = counts[:, _NUMBER["brand slip to another word"]] == 1
    return np.asarray(one & counts[:, _FOR_SLIP].any(axis=1) & ~counts[:, _NO_SLIP].any(axis=1))


def scripts_of_pair(a: Name, b: Name) -> str:
    """Return the scripts of two names as calibration knows them: `latin`, `hangul latin`, `han latin` or `other`."""
    told = []
    for name in (a, b):
        found = {part.script for part in name.parts}
        told.append("han" if "han" in found else "hangul" if "hangul" in found else "latin")
    told.sort()
    joined = " ".join(dict.fromkeys(told))
    if joined == "latin":
        return joined
    return joined if joined in ("hangul latin", "han latin") else "other"
