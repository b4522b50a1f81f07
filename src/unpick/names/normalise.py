"""A name as typed parts, each run of letters by the rules of its script; vessels by their own rules."""

import functools
import re
from dataclasses import replace
from typing import Final

from unpick.names.latin import LatinReader, acronym_of, words_of
from unpick.names.lexicon import Tables, bundled_tables
from unpick.names.parts import Name, Part
from unpick.names.scripts import clean, latin_letters, romanise_hangul, romanise_hanzi, runs, simplify
from unpick.names.unspaced import UnspacedReader

__all__ = ["TRUNCATED_AT", "normalise", "normalise_vessel", "read_name", "read_plain"]

TRUNCATED_AT: Final = range(33, 37)
"""Lengths at which a name may have been cut: manifest feeds cut party names at 35 characters."""

_CLIPPED: Final = 35
"""The length at which the last word may be a mere beginning (customs party fields have 35 characters)."""

_LEGAL_IN_PARENS: Final = re.compile(r"\(\s*(주|유|株|有)\s*\)")
_NUMBER_MARK: Final = re.compile(r"[第제]\s*(?=\d)|(?<=\d)\s*[号호號](?!실)")


class _Readers:
    """The readers of one set of tables."""

    def __init__(self, tables: Tables) -> None:
        self.latin = LatinReader(tables)
        self._tables = tables
        self._unspaced: dict[str, UnspacedReader] = {}

    def unspaced(self, script: str) -> UnspacedReader:
        """Return the reader of Hanzi or Hangul, made when first asked for."""
        if script not in self._unspaced:
            self._unspaced[script] = UnspacedReader(self._tables, script)
        return self._unspaced[script]


@functools.lru_cache(maxsize=8)
def _readers(tables: Tables) -> _Readers:
    return _Readers(tables)


def normalise(text: str, tables: Tables | None = None) -> Name:
    """Take a name apart; the same text and tables give the same parts.

    Args:
        text: a name in any script. tables: what to read it by; the bundled tables when None.

    >>> [(part.kind, part.key) for part in normalise("丹东至诚金属材料有限公司").parts]
    [('place', '丹东'), ('brand', 'zhicheng'), ('trade', '金属材料'), ('legal', '有限公司')]
    >>> [(part.kind, part.key) for part in normalise("M/V QUILLMOOR 8").parts]
    [('vessel', 'm v'), ('brand', 'quillmoor'), ('number', '8')]
    """
    return _normalised(text, tables or bundled_tables())


@functools.lru_cache(maxsize=65536)
def _normalised(text: str, tables: Tables) -> Name:
    return read_name(text, tables)


def read_name(text: str, tables: Tables) -> Name:
    """Take a name apart without remembering it: `normalise` for names that come once."""
    readers = _readers(tables)
    cleaned = clean(text)
    if cleaned.isascii():
        lowered = latin_letters(cleaned)
        if "(" not in lowered:
            return _of_words(text, cleaned, words_of(lowered), readers.latin)
        parts = _with_a_brand(_bracketed(lowered, readers.latin))
        return _named(text, cleaned, parts, is_cut=readers.latin.is_cut(words_of(lowered)))
    parts = _mixed(cleaned, readers, cut=len(text.strip()) == _CLIPPED)
    name = _named(text, cleaned, parts, is_cut=False)
    return name if any(part.script == "latin" for part in parts) else replace(name, truncated=False)


def read_plain(text: str, words: list[str], tables: Tables) -> Name:
    """Take a name in plain letters apart, cleaned, whose words are told (`party.plain_field`), as `read_name` does."""
    return _of_words(text, text, words, _readers(tables).latin)


def _of_words(text: str, cleaned: str, words: list[str], reader: LatinReader) -> Name:
    parts = _with_a_brand(reader.read(words, cut=len(text.strip()) == _CLIPPED))
    return _named(text, cleaned, parts, is_cut=reader.is_cut(words))


def _named(text: str, cleaned: str, parts: list[Part], *, is_cut: bool) -> Name:
    """Return the parts as a name: truncated by its length, or where its last word is a beginning."""
    truncated = bool(parts) and (is_cut or len(text.strip()) in TRUNCATED_AT)
    route = "firm"
    if parts and parts[0].kind == "vessel":
        parts, route = _with_a_prefix(parts)
    return Name(original=text, text=cleaned, parts=tuple(parts), truncated=truncated, route=route)


def _bracketed(lowered: str, reader: LatinReader) -> list[Part]:
    """Read Latin letters with brackets: an acronym in them repeats the words, a place in them is one."""
    acronym, rest = acronym_of(lowered)
    parts = reader.read(words_of(reader.beside_brackets(rest)))
    return [*parts, Part(kind="acronym", text=acronym, key=acronym)] if acronym else parts


def _with_a_prefix(parts: list[Part]) -> tuple[list[Part], str]:
    """Read a name that MV leads: a vessel, unless a legal form follows."""
    if any(part.kind == "legal" for part in parts):
        return [_as_word(part) if part.kind == "vessel" else part for part in parts], "firm"
    return _as_vessel(parts), "vessel"


def normalise_vessel(text: str, tables: Tables | None = None) -> Name:
    """Take the name of a vessel apart, with or without its prefix: words are brand, numbers stay numbers.

    >>> [(part.kind, part.key) for part in normalise_vessel("Golden Trading 18").parts]
    [('brand', 'golden'), ('brand', 'trading'), ('number', '18')]
    """
    name = normalise(text, tables)
    return Name(
        original=name.original,
        text=name.text,
        parts=tuple(_as_vessel(list(name.parts))),
        truncated=name.truncated,
        route="vessel",
    )


def _mixed(cleaned: str, readers: _Readers, *, cut: bool) -> list[Part]:
    cleaned = _NUMBER_MARK.sub(" ", _LEGAL_IN_PARENS.sub(r" \1 ", cleaned))
    parts: list[Part] = []
    found = runs(cleaned)
    for at, (script, run) in enumerate(found):
        if script == "latin":
            # A bracket or a blank between Hanzi is no word.
            words = words_of(latin_letters(run))
            parts += _with_a_brand(readers.latin.read(words, cut=cut)) if words else []
        else:
            branded = any(part.kind == "brand" for part in parts)
            text = simplify(run) if script == "han" else run
            numbered = bool(parts) and parts[-1].kind == "number"
            followed = at + 1 < len(found) and found[-1][0] == script
            parts += readers.unspaced(script).read(
                text, branded=branded, numbered=numbered, followed=followed
            )
    return parts


def _as_vessel(parts: list[Part]) -> list[Part]:
    """Read every word but prefix and number as the brand: ships are called Trading Star and Dandong 8."""
    return [part if part.kind in ("vessel", "number", "brand") else _as_word(part) for part in parts]


def _as_word(part: Part) -> Part:
    return Part(
        kind="brand",
        text=part.text,
        key=part.text.replace(" ", "") if part.script == "latin" else _key(part),
        script=part.script,
        also=part.also,
    )


def _key(part: Part) -> str:
    return romanise_hanzi(part.text) if part.script == "han" else romanise_hangul(part.text)


def _with_a_brand(parts: list[Part]) -> list[Part]:
    """Read a second place elsewhere as the brand of a name that has no other: Dongguan Luzhou Shoes."""
    places = 0
    for part in parts:
        kind = part.kind
        if kind == "brand":
            return parts
        places += kind == "place"
    if places < 2:
        return parts
    first, second = [part for part in parts if part.kind == "place"][:2]
    code = first.concept.split()[0]
    if any(one.startswith(code) or code.startswith(one) for one in second.concept.split()):
        return parts
    brand = Part(kind="brand", text=second.text, key=second.key, script=second.script)
    return [brand if part is second else part for part in parts]
