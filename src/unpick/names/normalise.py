"""A name as typed parts: place, brand, trade, weak word, legal form, state, number, role."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from unpick.names.fold import coarse_fold
from unpick.names.lexicon import Entry, han_forms, lookup, place_codes, place_forms, stem
from unpick.names.scripts import clean, latin_letters, romanise_hangul, romanise_hanzi, runs, simplify

__all__ = ["TRUNCATED_AT", "Name", "Part", "normalise"]

TRUNCATED_AT: Final = range(33, 37)
"""Lengths at which a name may have been cut: manifest feeds cut party names at 35 characters."""

_PHRASE_WORDS: Final = 4
_NUMBER: Final = re.compile(r"(?:no|nr)?0*(\d{1,4})(?:st|nd|rd|th)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One typed part of a name.

    Attributes:
        kind: place, brand, trade, weak, legal, state, number or role.
        text: as the name spells it, cleaned. key: what is compared (pinyin or romanised Hangul for brands).
        concept: what the word stands for across languages; place codes joined by a blank for places.
        script: latin, han or hangul.
    """

    kind: str
    text: str
    key: str
    concept: str = ""
    script: str = "latin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name, taken apart.

    Attributes:
        original: as given. text: cleaned. parts: in reading order, without stop words.
        truncated: its length says that it may have been cut.
    """

    original: str
    text: str
    parts: tuple[Part, ...]
    truncated: bool

    def of(self, kind: str) -> tuple[Part, ...]:
        """Return the parts of one kind."""
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def brand(self) -> str:
        """The brand words joined, as compared."""
        return "".join(part.key for part in self.parts if part.kind == "brand")

    @property
    def typed_key(self) -> str:
        """One key for names that differ only in case, marks, word spacing, script variant and legal form."""
        kept = [part for part in self.parts if part.kind != "legal"]
        return " ".join(f"{part.kind[0]}:{_exact(part)}" for part in kept)

    @property
    def whole(self) -> str:
        """Everything but legal forms and the state, joined: `AIR KORYO` and `AIRKORYO` are one."""
        return "".join(part.key for part in self.parts if part.kind not in ("legal",))

    @property
    def features(self) -> frozenset[str]:
        """What the candidate search looks up: 4-grams of the folded brand, places, concepts, word stems."""
        found = set()
        for brand in {coarse_fold(self.brand), *(coarse_fold(part.key) for part in self.of("brand"))}:
            padded = f"#{brand}#"
            found |= {padded[i : i + 4] for i in range(max(1, len(padded) - 3))} if brand else set()
        for part in self.parts:
            if part.kind == "place":
                found |= {f"place:{code[:4]}" for code in part.concept.split()}
            elif part.kind in ("trade", "role", "state", "number"):
                found |= {f"{part.kind}:{part.concept}", f"word:{part.key}"}
            elif part.kind == "weak":
                found.add(f"word:{part.key}")
        joined = f"#{coarse_fold(self.whole)}#"
        return frozenset(found | {f"w{joined[i : i + 4]}" for i in range(max(1, len(joined) - 3))})


def _exact(part: Part) -> str:
    return part.concept.split()[0] if part.kind in ("place", "state", "number") else part.key


@functools.lru_cache(maxsize=65536)
def normalise(text: str) -> Name:
    """Take a name apart, each run of letters by the rules of its script.

    >>> [(part.kind, part.key) for part in normalise("丹东至诚金属材料有限公司").parts]
    [('place', '丹东'), ('brand', 'zhicheng'), ('trade', '金属'), ('trade', '材料'), ('legal', '有限公司')]
    """
    cleaned = clean(text)
    parts: list[Part] = []
    for script, run in runs(cleaned):
        parts += _latin(run) if script == "latin" else _unspaced(run, script)
    truncated = len(text.strip()) in TRUNCATED_AT and "latin" in {part.script for part in parts}
    return Name(original=text, text=cleaned, parts=tuple(parts), truncated=truncated)


def _latin(run: str) -> list[Part]:
    text = latin_letters(run)
    text = re.sub(r"\bi\s*/\s*e\b|\be\s*/\s*i\b", " import export ", text)
    text = re.sub(r"\bj\s*/\s*[vo]\b|\bj\.?v\b", " joint venture ", text)
    text = re.sub(r"\b((?:[a-z]\.){2,})", lambda found: found.group(1).replace(".", "") + " ", text)
    words = [_mend(word) for word in re.findall(r"[^\W_]+", text)]
    parts, at = [], 0
    while at < len(words):
        part, used = _longest(words[at:])
        if part:
            parts.append(part)
        at += used
    return _with_a_brand(parts)


def _mend(word: str) -> str:
    """Undo optical misreadings in words that mix letters and digits: DAND0NG, C0."""
    if (
        word.isdigit()
        or word.isalpha()
        or _NUMBER.fullmatch(word)
        or re.fullmatch(r"\d+[a-z]+|[a-z]+\d+", word)
    ) and not re.fullmatch(r"[a-z]{1,}0[a-z]*", word):
        return word
    return word.translate(str.maketrans("015", "ols"))


def _longest(words: list[str]) -> tuple[Part | None, int]:
    """Return the part that the first words make, and how many words it takes."""
    for size in range(min(_PHRASE_WORDS, len(words)), 0, -1):
        phrase, joined = " ".join(words[:size]), "".join(words[:size])
        entry = lookup(phrase)
        if entry:
            return _of_entry(entry, phrase), size
        codes = place_codes(joined) if len(joined) >= 3 else ()
        if codes:
            return Part(kind="place", text=phrase, key=joined, concept=" ".join(codes)), size
    word = words[0]
    number = _NUMBER.fullmatch(word)
    if number:
        return Part(kind="number", text=word, key=number.group(1), concept=number.group(1)), 1
    near = _near_word(word)
    if near:
        return near, 1
    return Part(kind="brand", text=word, key=word), 1


def _of_entry(entry: Entry, phrase: str) -> Part | None:
    if entry.kind == "stop":
        return None
    key = " ".join(stem(word) for word in phrase.split())
    return Part(kind=entry.kind, text=phrase, key=key, concept=entry.concept)


@functools.lru_cache(maxsize=65536)
def _near_word(word: str) -> Part | None:
    """Return a long trade word with one slip (TEXTlLES, ACCESORIES) or cut short (GARMEN)."""
    if len(word) < 6 or not word.isascii():
        return None
    from rapidfuzz.distance import OSA

    for form in _long_words():
        if abs(len(form) - len(word)) <= 1 and OSA.distance(word, form, score_cutoff=1) <= 1:
            entry = lookup(form)
            return _of_entry(entry, form) if entry else None
    return None


@functools.cache
def _long_words() -> tuple[str, ...]:
    from unpick.model.bundled import read_bundled_csv

    rows = read_bundled_csv("unpick.names.tables", "words.csv")
    return tuple(
        r["form"] for r in rows if r["form"].isascii() and r["form"].isalpha() and len(r["form"]) >= 7
    )


def _unspaced(run: str, script: str) -> list[Part]:
    """Cut Hanzi or Hangul, longest match first; places count only before the brand, what is left is brand."""
    text = simplify(run) if script == "han" else run
    parts: list[Part] = []
    rest, at = "", 0
    while at < len(text):
        part, used = _known(text[at:], script, at_start=not rest and all(p.kind != "brand" for p in parts))
        if part is None and used == 0:
            rest, at = rest + text[at], at + 1
            continue
        parts += [*_brand(rest, script), *([part] if part else [])]
        rest, at = "", at + used
    return [*parts, *_brand(rest, script)]


def _known(text: str, script: str, *, at_start: bool) -> tuple[Part | None, int]:
    longest, words = han_forms(script)
    longest_place, places = place_forms(script)
    for size in range(min(max(longest, longest_place), len(text)), 0, -1):
        form = text[:size]
        if at_start and form in places:
            codes = " ".join(place_codes(form))
            return Part(kind="place", text=form, key=form, concept=codes, script=script), size
        # One character is a word of the tables only at the end of the name; inside it may be a brand.
        if form in words and (size > 1 or len(text) == 1):
            entry = lookup(form)
            if entry is None or entry.kind == "stop":
                return None, size
            return Part(kind=entry.kind, text=form, key=form, concept=entry.concept, script=script), size
    return None, 0


def _brand(text: str, script: str) -> list[Part]:
    if not text:
        return []
    key = romanise_hanzi(text) if script == "han" else romanise_hangul(text)
    return [Part(kind="brand", text=text, key=key, script=script)]


def _with_a_brand(parts: list[Part]) -> list[Part]:
    """Read a second place elsewhere as the brand of a name that has no other: Dongguan Luzhou Shoes."""
    places = [part for part in parts if part.kind == "place"]
    if len(places) < 2 or any(part.kind == "brand" for part in parts):
        return parts
    first, second = places[0].concept.split()[0], places[1]
    if any(code.startswith(first) or first.startswith(code) for code in second.concept.split()):
        return parts
    brand = Part(kind="brand", text=second.text, key=second.key, script=second.script)
    return [brand if part is second else part for part in parts]
