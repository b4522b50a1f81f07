"""Parts of a person's name that stand alone in a text: which give the person away, which are words of the language."""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from unpick.model.bundled import read_bundled_csv

__all__ = ["Letter", "Part", "Place", "find_parts", "is_hidden_in", "letters_of", "parts_of"]

_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_HANGUL: Final = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’`ʼʻ][^\W\d_]+)*")
_APOSTROPHES: Final = frozenset("'’`ʼʻ")
_QUOTED: Final = {'"': '"', "“": "”", "'": "'", "‘": "’", "「": "」", "『": "』", "«": "»"}
_LONGEST: Final = 4
"""Syllables of the longest name without blanks that is cut into family and given name."""

_STOPS: Final = tuple(".!?。！？…")
_QUOTES: Final = frozenset("\"'“”‘’«»([ \t\r\n-–—•*")
_OPEN_INSIDE: Final = 4
"""Letters from which a part may run over several words of the text (Cholsu as Chol Su); shorter ones would be met
by chance, as "an a" is by Ana."""

_OPEN_END: Final = 3
"""Letters from which a part in a script without capitals may have an ending written on to it (Uyghur, Arabic)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a listed name.

    Attributes:
        key: its letters, case folded. script: latin (any script with words), hangul, hanzi.
        kind: name, word (also a word of the language), grammar (a word that opens sentences), end (a family name or one
            syllable of an unspaced script).
    """

    key: str
    script: str
    kind: str


class Letter(NamedTuple):
    """A letter or digit of a text: folded, as it stands there, whether a border lies before it, and what stood there."""

    folded: str
    plain: str
    border: bool
    before: str


class Place(NamedTuple):
    """Where a part stands, as a range of letters, and whether it is surely the name; else a person has to look."""

    start: int
    end: int
    sure: bool


@functools.cache
def _words(kind: str, script: str) -> frozenset[str]:
    rows = read_bundled_csv("unpick.exhibits.words", "name_words.csv")
    return frozenset(row["word"] for row in rows if (row["kind"], row["script"]) == (kind, script))


@functools.lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[Part, ...]:
    """Return the parts of a person's name that may stand alone: words, runs of words, given and family name.

    Nothing here knows a family name: of a name in Hangul or Hanzi without blanks both ends are parts, of one and of two
    syllables. Forms of address, initials and links such as "de" are no parts; a name in quotation marks has none, so
    that it is looked for as a whole only.

    >>> [part.key for part in parts_of("Mr. Kim Chol Su")]
    ['kimcholsu', 'kimchol', 'cholsu', 'kim', 'chol', 'su']
    >>> [(part.key, part.kind) for part in parts_of("金哲洙")]
    [('哲洙', 'name'), ('洙', 'end'), ('金', 'end'), ('金哲', 'end')]
    """
    text = unicodedata.normalize("NFKC", name).strip()
    if len(text) > 1 and text[0] in _QUOTED and text[-1] == _QUOTED[text[0]]:
        return ()
    words = [word for one in _WORD.findall(text) if (word := _bare(one)) and not _is_address(word)]
    found = dict[str, Part]()
    whole = "".join(words) == _bare(text)
    for size in range(len(words) - whole, 0, -1):
        for start in range(len(words) - size + 1):
            _keep_run(found, words[start : start + size])
    if len(words) == 1 and _script(words[0]) != "latin":
        for cut in _cuts(words[0]):
            _keep(found, cut, "word" if cut in _words("word", _script(cut)) else "name")
        for cut in _ends(words[0]):
            _keep(found, cut, "end")
    return tuple(found.values())


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_address(word: str) -> bool:
    return word in _words("address", _script(word))


def _cuts(word: str) -> list[str]:
    """Return what may be the given name of an unspaced name, after a family name of one or two syllables."""
    return [cut for cut in (word[1:], word[2:]) if len(cut) > 1] if len(word) <= _LONGEST else []


def _ends(word: str) -> list[str]:
    """Return what may be a given name of one syllable, or the family name: a name only where it is addressed."""
    ends = (word[-1:], word[:1], word[:2])
    return [cut for cut in ends if len(cut) < len(word)] if len(word) <= _LONGEST else []


def _keep_run(found: dict[str, Part], run: Sequence[str]) -> None:
    key, script = "".join(run), _script(run[0])
    if len(key) == 1:
        if script != "latin":
            _keep(found, key, "end")
        return
    if all(word in _words("link", "latin") for word in run):
        return
    grammar, word = _words("grammar", script), _words("word", script) | _words("link", script)
    if len(run) == 1 and key in grammar:
        _keep(found, key, "grammar")
    else:
        _keep(found, key, "word" if all(one in word | grammar for one in run) else "name")


def _keep(found: dict[str, Part], key: str, kind: str) -> None:
    found.setdefault(key, Part(key=key, script=_script(key), kind=kind))


def _script(text: str) -> str:
    return "hanzi" if _HAN.match(text) else "hangul" if _HANGUL.match(text) else "latin"


def letters_of(pieces: Iterable[str], breaks: Iterable[str] = ()) -> list[tuple[Letter, int]]:
    """Return the letters and digits of a text with the number of the piece that each came from.

    Args:
        pieces: letters, words or a whole text. breaks: per piece, what stands before it: nothing, a blank, a new line.
    """
    found, since = list[tuple[Letter, int]](), "\n"
    for number, (piece, broken) in enumerate(itertools.zip_longest(pieces, breaks, fillvalue="")):
        since += broken
        for plain in unicodedata.normalize("NFKC", piece):
            folded = [one for one in plain.casefold() if one.isalnum()]
            if not folded:
                # An accent that stands by itself belongs to its letter and is no border.
                since += "" if unicodedata.combining(plain) else plain
            for one in folded:
                found.append((Letter(one, plain, bool(since), since), number))
                since = ""
    return found


def find_parts(letters: Sequence[Letter], parts: Sequence[Part], names: Sequence[str]) -> list[Place]:
    """Return where parts stand as words of their own, outside of the full names, the longest part first.

    Args:
        letters: of the text. names: full names, folded and without blanks, whose places count for themselves.
    """
    text = "".join(letter.folded for letter in letters)
    taken = bytearray(len(text))
    for name in names:
        for start in _starts(text, name):
            taken[start : start + len(name)] = b"\1" * len(name)
    found = list[Place]()
    for part in sorted(set(parts), key=lambda part: (-len(part.key), part.key)):
        for start in _starts(text, part.key):
            end = start + len(part.key)
            if any(taken[start:end]):
                continue
            sure = _judge(letters, text, start, end, part)
            if sure is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(Place(start, end, sure))
    return sorted(found)


def is_hidden_in(text: str, parts: Sequence[Part]) -> bool:
    """Tell whether a text shows none of the parts where it is surely the name."""
    letters = [letter for letter, _ in letters_of([text])]
    return not any(place.sure for place in find_parts(letters, parts, ()))


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted) if wanted else -1
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _judge(letters: Sequence[Letter], text: str, start: int, end: int, part: Part) -> bool | None:
    """Return True where the part is surely the name, False where it may be a word, None where it is inside another."""
    if part.script == "hanzi":
        return _in_hanzi(letters, text, start, end, part)
    inside = [letter.border and letter.before not in _APOSTROPHES for letter in letters[start + 1 : end]]
    if not letters[start].border or (any(inside) and not all(inside) and len(part.key) < _OPEN_INSIDE):
        return None
    if part.script == "hangul":
        return _in_hangul(letters, text, end, part)
    cased = letters[end - 1].plain.upper() != letters[end - 1].plain.lower()
    closed = end == len(letters) or letters[end].border
    if not closed and (cased or len(part.key) < _OPEN_END):
        return None
    if part.kind == "name" or _follows_address(letters, start):
        return True
    if letters[start].plain.islower():
        return False
    return part.kind == "word" or not _opens_sentence(letters[start].before, start)


def _follows_address(letters: Sequence[Letter], start: int) -> bool:
    """Tell whether "Ms." or the like stands before a word, which is written with a capital."""
    first = next((at for at in range(start - 1, -1, -1) if letters[at].border), 0)
    word = "".join(letter.folded for letter in letters[first:start])
    return word in _words("address", "latin") and letters[start].plain.isupper()


def _opens_sentence(before: str, start: int) -> bool:
    bare = before.strip("".join(_QUOTES))
    return start == 0 or bare.endswith(_STOPS)


def _in_hangul(letters: Sequence[Letter], text: str, end: int, part: Part) -> bool | None:
    """Judge a Korean part: particles and forms of address are written on to it."""
    stop = next((at for at in range(end, len(letters)) if letters[at].border), len(letters))
    rest = text[end:stop]
    after = next((at for at in range(stop + 1, len(letters)) if letters[at].border), len(letters))
    endings, addresses = _words("ending", "hangul"), _words("address", "hangul")
    addressed = _begins(rest, addresses, endings) or (
        not rest and _begins(text[stop:after], addresses - {"이", "군", "양", "모"}, endings)
    )
    if addressed:
        return True
    if part.kind == "end":
        return False if not rest else None
    if rest and rest not in endings:
        return None
    return part.kind == "name"


def _begins(rest: str, addresses: frozenset[str], endings: frozenset[str]) -> bool:
    """Tell whether a piece is a form of address, with or without a particle."""
    return any(
        rest.startswith(one) and (rest == one or rest[len(one) :] in endings) for one in addresses if rest
    )


def _in_hanzi(letters: Sequence[Letter], text: str, start: int, end: int, part: Part) -> bool | None:
    """Judge a Chinese part: no blanks tell words apart, so what stands beside it does."""
    rest, before = text[end : end + 4], text[max(0, start - 1) : start]
    addressed = any(rest.startswith(one) for one in _words("address", "hanzi"))
    if part.kind == "end":
        if addressed or before in _words("before", "hanzi"):
            return True
        # Blanks are no sign here, since a reader of pictures sets them between any two characters.
        alone = letters[start].before.strip(" ") and (end == len(letters) or letters[end].before.strip(" "))
        return True if alone else None
    return part.kind == "name" or addressed
