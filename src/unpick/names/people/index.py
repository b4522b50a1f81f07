"""Which listed persons a name may mean: words by their consonants, the rarest weighing most, in any order and script."""

import functools
import re
from collections import defaultdict
from typing import Final

import numpy as np

from unpick.names.people.forms import forms
from unpick.names.people.words import person_words

__all__ = ["PersonIndex", "may_meet"]

TOP: Final = 40
"""Most names that are compared; as for firms (resolve/watch.py)."""

SHARED: Final = 0.55
"""Share of the weight of the shorter name that must be met: a name that differs in more is another person's."""

_CLUSTERS: Final = re.compile("ng|sh|ch")
_ONE_SOUND: Final = str.maketrans("bdgqlzc", "ptkkrsj", "aeiouyvwh")
_DOUBLED: Final = re.compile(r"(.)\1+")


class PersonIndex:
    """Names of persons by number; names are added first and looked up then."""

    def __init__(self) -> None:
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self._features: dict[int, tuple[str, ...]] = {}
        self._frozen: dict[str, np.ndarray[tuple[int], np.dtype[np.int64]]] = {}
        self._sums: np.ndarray[tuple[int], np.dtype[np.float64]] | None = None

    def __len__(self) -> int:
        return len(self._features)

    def add(self, number: int, name: str) -> None:
        """Add a name under a number of the caller's."""
        self._features[number] = _features(name)
        for feature in self._features[number]:
            self._numbers[feature].append(number)
        self._sums = None

    def find(self, name: str, *, top: int = TOP) -> list[int]:
        """Return the numbers of the names that share enough of their words, the nearest first."""
        if not self._features:
            return []
        sums = self._weighed()
        asked = [(one, self._weight(one)) for one in _features(name) if one in self._frozen]
        if not asked:
            return []
        weights = np.repeat([weight for _, weight in asked], [len(self._frozen[one]) for one, _ in asked])
        numbers, places = np.unique(
            np.concatenate([self._frozen[one] for one, _ in asked]), return_inverse=True
        )
        totals = np.bincount(places, weights=weights)
        own = sum(weight for _, weight in asked)
        share = totals / np.minimum(sums[numbers], own)
        kept = np.flatnonzero(share >= SHARED)
        best = kept[np.lexsort((numbers[kept], -totals[kept], -share[kept].round(6)))[:top]]
        return [int(number) for number in numbers[best]]

    def _weight(self, feature: str) -> float:
        return float(np.log((len(self._features) + 1) / len(self._numbers[feature])) + 0.1)

    def _weighed(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        if self._sums is None:
            self._frozen = {one: np.array(held, dtype=np.int64) for one, held in self._numbers.items()}
            sums = np.zeros(max(self._features) + 1)
            for number, features in self._features.items():
                sums[number] = sum(map(self._weight, features)) or 1.0
            self._sums = sums
        return self._sums


def may_meet(a: str, b: str) -> bool:
    """Tell whether two names share a word by its consonants: without one they are not worth a comparison."""
    return not _feature_set(a).isdisjoint(_feature_set(b))


@functools.lru_cache(maxsize=65536)
def _feature_set(name: str) -> frozenset[str]:
    return frozenset(_features(name))


@functools.lru_cache(maxsize=65536)
def _features(name: str) -> tuple[str, ...]:
    words = person_words(name)
    if words.readings:
        found = [_bones(one) for one in words.readings]
    else:
        keys = [word.key for word in words.words]
        found = [*map(_bones, keys), _bones("".join(keys)), _bones("".join([*keys[1:], *keys[:1]]))]
        found.append(_bones("".join([*keys[-1:], *keys[:-1]])))
    native = [f"{script}:{text}" for script, text in words.native.items()]
    return tuple(dict.fromkeys(one for one in (*found, *native) if one))


@functools.lru_cache(maxsize=65536)
def _bones(word: str) -> str:
    """Return the consonants in the coarsest fold: Muhammad, mhmd and Mohamed are one, and Chang and Jang."""
    folded = _CLUSTERS.sub(_cluster, forms(word).spelled).translate(_ONE_SOUND)
    return _DOUBLED.sub(r"\1", folded) or word


def _cluster(found: re.Match[str]) -> str:
    return {"ng": "n", "sh": "s", "ch": "j"}[found.group()]
