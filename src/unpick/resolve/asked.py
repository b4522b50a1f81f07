"""A text as it is asked about: its names without the numbers, what is odd about it, and what evidence it lacks."""

import functools
from collections.abc import Sequence

from unpick.names import PartyText, identifiers, read_party
from unpick.names.identifiers import mistyped, without_identifiers
from unpick.names.remarks import remarks
from unpick.names.scripts import scripts_of
from unpick.resolve.watch import WatchIndex

__all__ = ["absent", "absent_of_entity", "names_of", "odd", "reading"]


@functools.lru_cache(maxsize=4096)
def reading(text: str) -> PartyText:
    """Return a party field, read without the identifiers that stand in it."""
    bare = without_identifiers(text)
    party = read_party(bare)
    # A field that holds a number and nothing else is read as it is.
    return party if party.names or bare == text else read_party(text)


def names_of(text: str) -> tuple[str, ...]:
    """Return the names of the party itself, without those of other firms that stand in the field."""
    return reading(text).own


def odd(text: str) -> list[str]:
    """Return what a reader should know of a text: hidden letters, several firms, a cut, a mistyped number."""
    said = [*remarks(text), *mistyped(text)]
    party = reading(text)
    others = [name for name in party.names if name not in party.own]
    if others:
        said.append(f"another party in the same field, compared as well: {'; '.join(others)}")
    return said


def absent(names: Sequence[str], query: str, watch: WatchIndex) -> list[str]:
    """Return which evidence a name came without, so that no match is read as more than it is."""
    scripts = frozenset().union(*(scripts_of(name) for name in names))
    gaps = [] if identifiers(query) else ["no identifier was given"]
    if "han" not in scripts:
        gaps.append("no Hanzi name was given; a translated brand does not show in its letters")
    if "hangul" not in scripts:
        gaps.append("no Hangul name was given")
    if not watch.names:
        gaps.append("no list is loaded: `unpick lists import --bundled`, or `unpick lists update`")
    return gaps


def absent_of_entity(watch: WatchIndex, entity: str) -> list[str]:
    """Return which evidence the other side lacks: names in its own script, an identifier."""
    numbers = watch.by_entity.get(entity, ())
    scripts = {part.script for number in numbers for part in watch.names[number][3].parts}
    held = [key for _, key in watch.numbers.get(entity, ())]
    gaps = [] if held else ["the record has no identifier"]
    if not scripts & {"han", "hangul"}:
        gaps.append("the record has no name in Hanzi or Hangul")
    return gaps
