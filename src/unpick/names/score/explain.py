"""The score of two names word by word: lines in words whose log-odds add up to it."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unpick.names.parts import Name, Part
from unpick.names.score import counted
from unpick.names.score.findings import CAP, FINDINGS, KINDS
from unpick.names.score.model import NOT_SAME, RULED_OUT, Model
from unpick.names.score.packed import words_of
from unpick.names.score.rows import Alignment
from unpick.names.score.standing import HALF_MET, TWICE

__all__ = ["HARD", "ScorePart", "lines_of", "words_of_counts"]

HARD: Final = frozenset((*RULED_OUT, *NOT_SAME))
"""Findings with which two names are not the same, whatever else agrees."""

_SAYS: Final = {
    "brand equal": "the same word",
    "brand equal, common": "the same word, which many firms carry",
    "brand reading": "one word by another reading of its letters",
    "brand sound": "one Korean word in two romanisations",
    "brand sound, chinese": "one Chinese word in two spellings",
    "brand sound, open": "one word, if both are spelled by sound",
    "brand slip": "a slip of spelling apart",
    "brand near": "as few syllables or characters, and others: two words",
    "brand slip to another word": "a letter dropped, doubled or swapped, or one taken for another of its shape, and two words all the same",
    "brand glued": "the same letters, blanks aside",
    "brand misread": "the same but for letters that a reader of print confuses",
    "brand glued and slip": "the same letters but for a slip, blanks aside",
    "brand part": "one begins or ends with the other",
    "acronym": "the first letters of the other name",
    "acronym, loose": "the first letters of the other name, but for one, or the beginnings of its words",
    "brand initials": "the first letters of its syllables",
    "brand in Cantonese": "its characters, as Hong Kong spells their Cantonese",
    "brand in Wade-Giles": "its characters, as Taiwan and older books spell them",
    "brand in an old spelling, open": "one syllable, or a spelling that pinyin has too, that Cantonese or Wade-Giles may mean",
    "brand by its characters": "what its characters say one by one",
    "brand n or ng": "pinyin but for n and ng, which makes another word of Chinese",
    "brand read in Korean": "Chinese characters that a Korean may read so",
    "brand conflict": "words that the other name lacks, on both sides",
    "brand extra": "more words of its own in one name",
    "brand missing": "only one has a word of its own",
    "word elsewhere": "the same word, read as something else in the other name",
    "trade equal": "the same trade word",
    "trade meaning": "the same trade in other words",
    "trade kindred": "kindred trades",
    "trade conflict": "different trades",
    "trade and general trade": "a trade, and trading in general",
    "trade extra": "a trade more in one name",
    "trade missing": "only one names a trade",
    "place equal": "the same place",
    "place within": "one place lies in the other",
    "place conflict": "different places",
    "place missing": "only one names a place, in front",
    "site missing": "only one names a place, as the site of a branch would be",
    "number equal": "the same number",
    "number conflict": "the numbers differ",
    "number missing": "only one has a number",
    "role equal": "the same role word",
    "role general missing": "only one says 'general'",
    "role differs": "one is a group, a branch or a division, the other is not",
    "weak equal": "the same word that many firms use",
    "weak extra": "a word more that many firms use",
    "weak conflict": "other words that many firms use",
    "state equal": "both name the state",
    "state missing": "only one names the state",
    "all words": "nothing but form or state differs",
    "brand in another trade": "a firm of the same word in another trade is often another firm",
    "no brand, more said": "neither has a word of its own, and one says more",
    "no brand": "neither has a word of its own",
    "cut": "one is cut short",
    "brand short": "the shared word is short",
    "brand alone": "nothing else is shared",
    "two brand words": "two words of their own are shared",
    "brand long": "the shared words are long",
    "brand slip, short": "a slip in a short word",
    "brand slip, first letter": "the first letter differs",
    "every word meets": "every word has its counterpart",
    "trade said twice": "a word more for the same trade in one name",
    "trade compound": "a word that is half of a longer one in the other name",
}

_GROUPS: Final = {"no": "whole", "acronym": "brand", "acronym,": "brand", "word": "brand", "two": "brand", "site": "place", "all": "whole", "every": "whole",
                  "cut": "whole"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One line of the explanation.

    Attributes:
        kind: what was compared. a, b: the parts, as spelled. relation: how they relate, one of FINDINGS.
        contribution: log-odds. says: the line in words. hard: it rules out that the two are the same.
    """

    kind: str
    a: str
    b: str
    relation: str
    contribution: float
    says: str
    hard: bool = False


def lines_of(a: Name, b: Name, met: Alignment, model: Model) -> tuple[ScorePart, ...]:
    """Return the lines, the start first; their contributions add up to the log-odds."""
    first, second = words_of(a), words_of(b)
    told = [0] * len(FINDINGS)
    lines = [ScorePart(kind="start", a="", b="", relation="start", contribution=model.start,
                       says="where every comparison starts")]  # fmt: skip
    for at, other in enumerate(met.met):
        if other >= 0:
            finding = _finding(met, at, first[at], second[other])
            worth = model.weights[finding] if told[finding] < CAP else 0.0
            told[finding] += 1
            lines.append(_line(FINDINGS[finding], first[at].text, second[other].text, worth))
    for finding, count in enumerate(met.counts):
        if count and (rest := count - min(told[finding], CAP)) > 0:
            name = FINDINGS[finding]
            x, y = _about(finding, first, second, met)
            lines.append(_line(name, x, y, round(model.weights[finding] * rest, 6)))
    return tuple(lines)


def words_of_counts(counts: Sequence[int], model: Model) -> tuple[str, ...]:
    """Return the findings of a pair with what they weigh, the heaviest first: without the words they are about.

    >>> from unpick.names.score.model import bundled_model
    >>> words_of_counts([0] * len(FINDINGS), bundled_model())
    ()
    """
    weighed = [
        (FINDINGS[at], round(model.weights[at] * count, 6)) for at, count in enumerate(counts) if count
    ]
    weighed.sort(key=lambda one: (-abs(one[1]), one[0]))
    return tuple(f"{name}: {_SAYS[name]} ({worth:+.1f})" for name, worth in weighed if worth)


def _finding(met: Alignment, at: int, one: Part, other: Part) -> int:
    kinds = KINDS.index(one.kind), KINDS.index(other.kind)
    common = bool(met.common[at])
    return int(counted.of_pair(*kinds, met.how[at], common, met.korean, met.chinese))


def _unmet(words: tuple[Part, ...], free: tuple[int, ...], kind: str) -> str:
    return " ".join(
        [part.text for part, state in zip(words, free, strict=True) if state == 1 and part.kind == kind]
    )


def _about(
    finding: int, first: tuple[Part, ...], second: tuple[Part, ...], met: Alignment
) -> tuple[str, str]:
    """Return the words that a finding is about: those joined, or those of its kind that meet none."""
    if met.relation and finding == counted.of_group(met.relation):
        return _in_state(first, met.left, 2), _in_state(second, met.right, 2)
    if FINDINGS[finding] == "trade compound":
        return _in_state(first, met.left, HALF_MET), _in_state(second, met.right, HALF_MET)
    if FINDINGS[finding] == "trade said twice":
        return _in_state(first, met.left, TWICE, "trade"), _in_state(second, met.right, TWICE, "trade")
    kind = _kind(FINDINGS[finding])
    told = _unmet(first, met.left, kind), _unmet(second, met.right, kind)
    if FINDINGS[finding] == "place conflict" and not all(told):
        # A country against a state: that of the other name is what it conflicts with.
        return told[0] or _unmet(first, met.left, "state"), told[1] or _unmet(second, met.right, "state")
    return told


def _in_state(words: tuple[Part, ...], free: tuple[int, ...], asked: int, kind: str = "") -> str:
    chosen = [part for part, state in zip(words, free, strict=True) if state == asked]
    return " ".join([part.text for part in chosen if not kind or part.kind == kind])


@functools.cache
def _kind(finding: str) -> str:
    word = finding.split(" ")[0]
    return _GROUPS.get(word, word)


def _line(finding: str, a: str, b: str, worth: float) -> ScorePart:
    told = f"'{a}' and '{b}': " if a and b else f"'{a or b}': " if a or b else ""
    return ScorePart(
        kind=_kind(finding),
        a=a,
        b=b,
        relation=finding,
        contribution=round(worth, 6),
        says=told + _SAYS[finding],
        hard=finding in HARD,
    )
