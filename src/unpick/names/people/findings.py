"""What is found when two names of persons are laid side by side: one line for each word, met or left over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.names.people.align import Alignment, Met, align
from unpick.names.people.common import how_common
from unpick.names.people.relate import SAYS
from unpick.names.people.words import PersonWords, Word

__all__ = ["FINDINGS", "Finding", "differ", "findings"]

FINDINGS: Final = (
    "start", "equal rare", "equal usual", "equal common", "variant common", "spelling", "sounds",
    "glued", "vowels", "vowels short", "slip long", "slip", "slip short", "two slips", "syllable", "initial", "cut", "near",
    "differs", "differs again", "missing", "missing long", "missing from little",
    "roles differ", "order differs", "father differs", "every word met", "little shared", "native differs", "native reads", "native slip",
)  # fmt: skip
"""Every finding there is; each has one weight, whatever the names look like."""

_READING_SLIPS: Final = 2
_CLOSE: Final = ("equal", "spelling", "sounds", "glued", "vowels")
_WEAK: Final = ("initial", "near", "syllable", "cut", "vowels short", "slip short")
_SHORT: Final = 5
"""Letters up to which a word may be one syllable of a given name; a missing longer one is seldom the whole difference."""

_LITTLE: Final = 9
"""Letters that are shared, below which another word missing or differing makes another name: Kim Chol, Kim Chol Su."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: which words, how they relate, and the same in words."""

    kind: str
    a: str
    b: str
    relation: str
    says: str


def findings(a: PersonWords, b: PersonWords) -> list[Finding]:
    """Return what is found; the same for (b, a) with a and b changed places."""
    start = Finding(
        kind="start", a="", b="", relation="start", says="where every comparison of persons starts"
    )
    native = _native(a, b)
    return [start, *(native if native is not None else _words(a, b))]


def differ(a: PersonWords, b: PersonWords) -> int | None:
    """Return how many words meet where both names keep one that meets none, else None. Cheaper than `findings`."""
    if a.native or b.native:
        return None
    met = align(a.words, b.words)
    return len(met.met) if met.a and met.b else None


def _native(a: PersonWords, b: PersonWords) -> list[Finding] | None:
    shared = sorted(a.native.keys() & b.native.keys())
    if shared:
        x, y = a.native[shared[0]], b.native[shared[0]]
        if x and x == y:
            told = f"'{x}' and '{y}' are the same letters"
            return [
                _line("name", x, y, "equal rare", told),
                _line("words", "", "", "every word met", "all letters of both names are the same"),
            ]
        told = f"'{x}' and '{y}' are different letters of one script"
        return [_line("name", x, y, "native differs", told)]
    if "other" in a.native or "other" in b.native:
        return [
            _line("name", a.text, b.text, "native differs", "one of them is in letters that are not read")
        ]
    if not (a.readings or b.readings):
        return None
    relation = _reading(a, b)
    if not relation:
        if max(len(a.words) if a.readings else 1, len(b.words) if b.readings else 1) > 1:
            return None
        says = "no reading of the one is spelled like the other"
        return [_line("name", a.text, b.text, "native differs", says)]
    how = "may be read alike" if relation == "native reads" else "may be read nearly alike"
    return [_line("name", a.text, b.text, relation, f"'{a.text}' and '{b.text}' {how}")]


def _reading(a: PersonWords, b: PersonWords) -> str:
    from rapidfuzz.distance import OSA

    from unpick.names.fold import korean_fold, pinyin_fold

    ways = [one.readings or _joined(one.words) for one in (a, b)]
    if not all(ways):
        return ""
    best = 9
    for x in ways[0]:
        for y in ways[1]:
            for fold in (korean_fold, pinyin_fold):
                best = min(best, OSA.distance(fold(x), fold(y), score_cutoff=_READING_SLIPS))
    return "native reads" if best == 0 else "native slip" if best == 1 else ""


def _joined(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Return the words joined as they stand, with the last one first, and with the first one last."""
    keys = [word.key for word in words]
    return tuple(
        dict.fromkeys("".join(way) for way in (keys, [*keys[-1:], *keys[:-1]], [*keys[1:], *keys[:1]]) if way)
    )


def _words(a: PersonWords, b: PersonWords) -> list[Finding]:
    met = align(a.words, b.words)
    lines = [_met(one) for one in met.met]
    lines += _left(a, b, met)
    lines += _extent(met, any(line.relation in ("missing", "missing long") for line in lines))
    if a.says_roles and b.says_roles and any(_crossed(one) for one in met.met):
        lines.append(
            _line("order", "", "", "roles differ", "the family name of one is a given name of the other")
        )
    if _shuffled(met.met, a.words, b.words):
        lines.append(_line("order", "", "", "order differs", "the shared words stand in another order"))
    if a.says_father and b.says_father and any(one.a[0].son != one.b[0].son for one in met.met):
        lines.append(_line("order", "", "", "father differs", "the father of one is the son in the other"))
    return lines


def _shuffled(met: tuple[Met, ...], a: tuple[Word, ...], b: tuple[Word, ...]) -> bool:
    """Tell whether the order is neither the same nor that of a family name put first or last."""
    pairs = sorted((_at(one.a[0], a), _at(one.b[0], b)) for one in met)
    falls = sum(two < one for (_, one), (_, two) in zip(pairs, [*pairs[1:], *pairs[:1]], strict=True))
    return falls > 1


def _at(word: Word, words: tuple[Word, ...]) -> int:
    return next(at for at, one in enumerate(words) if one is word)


def _extent(met: Alignment, missing: bool) -> Iterator[Finding]:
    shared = sum(min(len(_keys(one.a)), len(_keys(one.b))) for one in met.met if one.relation not in _WEAK)
    if met.met and not met.a and not met.b and all(one.relation in _CLOSE for one in met.met):
        yield _line("words", "", "", "every word met", "every word of both names has its like in the other")
    elif shared < _LITTLE:
        relation = "missing from little" if missing else "little shared"
        yield _line("words", "", "", relation, "few letters are shared")


def _keys(words: tuple[Word, ...]) -> str:
    return "".join([word.key for word in words])


def _line(kind: str, a: str, b: str, relation: str, says: str) -> Finding:
    return Finding(kind=kind, a=a, b=b, relation=relation, says=says)


def _spelled(words: tuple[Word, ...] | list[Word]) -> str:
    return " ".join([word.text for word in words])


def _met(one: Met) -> Finding:
    a, b = _spelled(one.a), _spelled(one.b)
    if one.relation == "glued":
        return _line("word", a, b, "glued", f"'{a}' and '{b}' are the same, written apart or as one")
    common, relation = max(how_common(one.a[0].key), how_common(one.b[0].key)), one.relation
    told = f"'{a}' and '{b}' {SAYS[relation]}"
    if relation == "equal":
        relation = f"equal {('rare', 'usual', 'common')[common]}"
    elif relation in ("spelling", "sounds", "vowels") and common:
        relation = "variant common"
    if common:
        told = f"{told}; many have it"
    return _line("word", a, b, relation, told)


def _crossed(one: Met) -> bool:
    return {one.a[0].role, one.b[0].role} == {"family", "given"} and one.relation in (
        "equal",
        "spelling",
        "sounds",
    )


def _left(a: PersonWords, b: PersonWords, met: Alignment) -> Iterator[Finding]:
    x, y = list(met.a), list(met.b)
    if not (x and y):
        # A word that is written twice says nothing new.
        x = [word for word in x if all(word.key != one.key for one in b.words)]
        y = [word for word in y if all(word.key != one.key for one in a.words)]
    apart = min(len(x), len(y))
    if apart:
        told = f"'{_spelled(x)}' and '{_spelled(y)}' differ"
        yield _line("word", _spelled(x), _spelled(y), "differs", told)
        if apart > 1:
            yield _line("words", _spelled(x), _spelled(y), "differs again", "more than one word differs")
        return
    more = x or y
    if more:
        long = all(len(word.key) > _SHORT for word in more)
        told = f"'{_spelled(more)}' stands in one of them only"
        relation = "missing long" if long else "missing"
        yield _line("word", _spelled(x), _spelled(y), relation, told)
