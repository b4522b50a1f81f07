"""What the brackets of a listed name hold: an abbreviation, the other name of a ship, another spelling."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.names import normalise

__all__ = ["names_in_brackets", "spelled_otherwise"]

_CLOSING: Final = re.compile(r"^(?P<bare>.*?)\s*\((?P<inner>[^()]+)\)$")
_ALIASES: Final = re.compile(r"^(?:a\.?k\.?a\.?|alias(?:es)?)\s*:?\s+", re.IGNORECASE)
_SMALL: Final = frozenset({"of", "the", "and", "for", "de"})
_REFERENCE: Final = re.compile(r"^[A-Z]{2}[ei]\.\d{3}$", re.IGNORECASE)
"""A permanent reference number of the UN list, such as KPe.018."""

_BRACKET: Final = re.compile(r"\s*\((?:or\s+)?([^()]+)\)")


def names_in_brackets(name: str, schema: str) -> Iterator[tuple[str, str]]:
    """Yield (name, kind) of what a name with closing brackets holds beside itself.

    An abbreviation counts when its letters are initials of the name before it; it is weak, since many share it.

    >>> list(names_in_brackets("INVENTED FOREIGN BANK (IFB)", "LegalEntity"))
    [('INVENTED FOREIGN BANK', 'alias'), ('IFB', 'weakAlias')]
    >>> list(names_in_brackets("Quill (Moor) (Orrin 2)", "Vessel"))
    [('Quill', 'alias'), ('Moor', 'alias'), ('Orrin 2', 'alias')]
    """
    bare, inside = name, list[str]()
    while found := _CLOSING.match(bare):
        bare, inside = found["bare"], [found["inner"].strip(), *inside]
    if not inside or not bare:
        return
    kept = list[tuple[str, str]]()
    for inner in inside:
        if _ALIASES.match(inner):
            kept += [(one.strip(), "alias") for one in _ALIASES.sub("", inner).split(",") if one.strip()]
        elif schema == "Vessel":
            kept.append((inner, "alias"))
        elif _is_short_for(inner, bare):
            kept.append((inner, "weakAlias"))
        elif not _REFERENCE.match(inner):
            return
    yield bare, "alias"
    yield from kept


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether the letters are initials of the name, in their order, and name no state."""
    if not re.fullmatch(r"[A-Z]{2,8}", short) or not normalise(short).brand:
        return False
    initials = iter(word[0] for word in re.findall(r"\w+", name.upper()) if word.casefold() not in _SMALL)
    return all(letter in initials for letter in short)


def spelled_otherwise(name: str) -> tuple[str, ...]:
    """Return a name without its inner brackets, and with each in place of the word that it explains.

    >>> spelled_otherwise("Wulin (or Wuling) Machinery Works")
    ('Wulin Machinery Works', 'Wuling Machinery Works')
    >>> spelled_otherwise("Select (Nantong) Safety Products Co.")
    ()
    """
    found = list(_BRACKET.finditer(name))
    if not found or found[-1].end() == len(name):
        return ()
    before, after = name[: found[0].start()].split(), name[found[-1].end() :].split()
    kind, words = _explained(" ".join(before))
    stem = before[: len(before) - words]
    inside = [one[1].strip(" \"'").split() for one in found]
    if not words or any(len("".join(one)) < 4 or not _explains(one, kind) for one in inside):
        return ()
    return tuple(dict.fromkeys(" ".join([*stem, *one, *after]) for one in (before[-words:], *inside)))


def _explained(text: str) -> tuple[str, int]:
    """Return kind and number of words of what stands before a bracket: the brand, else a place."""
    parts = normalise(text).parts
    if not parts or parts[-1].kind not in ("brand", "place"):
        return "", 0
    kind = parts[-1].kind
    if kind == "place":
        return kind, len(parts[-1].text.split())
    words = 0
    for part in reversed(parts):
        if part.kind != kind:
            break
        words += len(part.text.split())
    return kind, words


def _explains(words: list[str], kind: str) -> bool:
    """Tell whether words may stand for what is explained: a place for a place, words of its own for a brand."""
    kinds = {part.kind for part in normalise(" ".join(words)).parts}
    return kinds == {"place"} if kind == "place" else bool(kinds & {"brand", "weak"})
