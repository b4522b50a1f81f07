"""What a word is in its name: a leading place, the initials of the rest, cut off, carried by many, of which people."""

from collections.abc import Mapping
from typing import Final

from unpick.names.parts import Name, Part
from unpick.names.score.findings import KINDS
from unpick.names.score.layout import CHINESE, COMMON, CUT_HERE, KOREAN, LEADS, OWN_ACRONYM, TOKEN_WIDTH

__all__ = ["first_letters", "is_cut", "mark_roles", "people"]

_ROMANISED_KOREAN: Final = frozenset({"muyok", "hoesa", "unhaeng", "yonhap", "chong", "chonghoesa"})
_LITTLE: Final = frozenset({"", "and", "of", "the", "for"})
_LONGEST_ACRONYM: Final = 8


def first_letters(part: Part) -> bytes:
    """Return the first letters of the words of a part in Latin letters, small words left out."""
    words = part.text.split(" ") if part.script == "latin" else ()
    return "".join([word[0] for word in words if word not in _LITTLE]).encode("ascii", "replace")


def mark_roles(
    tokens: list[int],
    start: int,
    name: Name,
    initials: bytes,
    *,
    cut: bool,
    carried: Mapping[str, int] | None,
    most: int,
) -> None:
    """Write what the words of a name are in it beside their numbers, from token `start` on."""
    at, parts = start * TOKEN_WIDTH + 1, name.parts
    led = bool(parts) and parts[0].kind in ("place", "state")
    for part in parts:
        kind = part.kind
        if kind not in KINDS:
            continue
        if at >= len(tokens):
            break
        if kind == "place":
            tokens[at] = LEADS if led else 0
        elif kind == "brand":
            short = 3 <= len(part.key) <= _LONGEST_ACRONYM and len(parts) > 2 and part.script == "latin"
            if short and 0 <= initials.find(part.text.encode("ascii", "replace")) <= 1:
                tokens[at] = OWN_ACRONYM
            if carried is not None and carried.get(part.key, 0) > most:
                tokens[at] |= COMMON
        at += TOKEN_WIDTH
    if cut and len(tokens) > start * TOKEN_WIDTH:
        tokens[-1] |= CUT_HERE


def is_cut(name: Name) -> bool:
    """Tell whether a name of the length of a field may lack its end: neither form nor number stands there."""
    if name.parts[-1].kind == "number":
        return False
    # A legal form of which only the beginning stands there was made up at the cut: APPLIANCE I.
    last = name.parts[-1]
    made_up = last.script == "latin" and not name.text.lower().rstrip(" .,").endswith(
        last.text.rsplit(" ", 1)[-1]
    )
    return last.kind != "legal" or made_up


def people(part: Part) -> int:
    """Return KOREAN and CHINESE where a part says so: its place, its state, its script, or a romanised word."""
    place, concept = part.kind == "place", part.concept
    korean = part.script == "hangul" or part.text in _ROMANISED_KOREAN
    korean = korean or (concept[:1] == "K" and part.kind in ("place", "state"))
    chinese = part.script == "han" or (place and (concept[:1].isdigit() or concept == "CN"))
    return (KOREAN if korean else 0) | (CHINESE if chinese else 0)
