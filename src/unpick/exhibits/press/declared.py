"""The origin that papers, labels or a seller give to goods: declared as made in, passed off as, listed as the origin."""

import functools
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from unpick.exhibits.press.units import rows_of
from unpick.model.bundled import read_bundled_csv

__all__ = ["Declared", "declared_in"]


class Declared(NamedTuple):
    """An origin that is given: ISO code, and where its words stand in the sentence."""

    iso: str
    start: int
    end: int


def declared_in(sentence: str) -> Iterator[Declared]:
    """Yield the origins that goods are declared, labelled, listed or sold under, each once.

    >>> [one.iso for one in declared_in("The coats were declared as made in Vietnam.")]
    ['VN']
    >>> [one.iso for one in declared_in("Vietnam declared a holiday.")]
    []
    """
    seen = set[str]()
    for rule in _rules():
        for match in rule.finditer(sentence):
            iso = _iso().get(match["c"].casefold(), "")
            if iso and iso not in seen:
                seen.add(iso)
                yield Declared(iso, match.start(), match.end())


@functools.cache
def _rules() -> tuple[re.Pattern[str], ...]:
    """Return the rules of `declared.csv`: {C} stands for a country, {A} for its adjective, {K} for both in Chinese or Korean."""
    rows = _countries()
    held = {
        "{C}": _either(name for names, _, _ in rows for name in names),
        "{A}": _either(name for _, adjectives, _ in rows for name in adjectives),
        "{K}": _either(name for _, _, cjk in rows for name in cjk),
    }
    made = list[re.Pattern[str]]()
    for row in rows_of("declared.csv"):
        words = row["pattern"]
        for mark, names in held.items():
            words = words.replace(mark, names)
        made.append(re.compile(words, re.IGNORECASE))
    return tuple(made)


def _either(names: Iterator[str]) -> str:
    """Return a group `c` of names, the longest first."""
    return (
        f"(?P<c>{'|'.join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))})"
    )


@functools.cache
def _iso() -> dict[str, str]:
    found = dict[str, str]()
    for row, (names, adjectives, cjk) in zip(_rows(), _countries(), strict=True):
        for name in (*names, *adjectives, *cjk):
            found.setdefault(name.casefold(), row["iso"])
    # Goods of the South are marked "Made in Korea", those of the North "DPR Korea".
    return found | {"korea": "KR", "korean": "KR"}


@functools.cache
def _countries() -> tuple[tuple[list[str], list[str], list[str]], ...]:
    """Return, for each row of the table, names, adjectives, and names in Chinese and Korean."""
    made = list[tuple[list[str], list[str], list[str]]]()
    for row in _rows():
        more = [name for name in row["adjectives"].split("|") if _NAME.fullmatch(name)]
        adjectives = [name for name in more if _ADJECTIVE.search(name)]
        names = [name for name in row["names"].split("|") if _NAME.fullmatch(name)]
        names += [name for name in more if name not in adjectives]
        if row["iso"] == "KR":
            names, adjectives = [*names, "Korea"], [*adjectives, "Korean"]
        cjk = [re.sub(r"\(\?!.*?\)", "", name) for name in row["cjk"].split("|")]
        made.append((names, adjectives, [name for name in cjk if name]))
    return tuple(made)


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    rows = read_bundled_csv("unpick.exhibits.words", "countries.csv")
    return tuple({key: value or "" for key, value in row.items()} for row in rows)


_NAME: Final = re.compile(r"[A-Za-zÀ-ž][\w .’'-]{2,}")
_ADJECTIVE: Final = re.compile(
    r"(?:ese|[^t]an|ish|ch|shi|pali|ani|Thai|Filipino|Kyrgyz|Turkmen|Tajik|Philippine)$"
)
"""Of a column that holds other names as well: what ends as adjectives do (not Kazakhstan)."""
