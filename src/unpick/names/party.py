"""What the text of a party field is: a firm, a forwarder, a carrier, a bank, `to order`, or no name at all."""

import functools
import re
from dataclasses import dataclass, replace
from typing import Final

from unpick.model.bundled import read_bundled_csv
from unpick.names.address import ADDRESS_WORDS, without_address
from unpick.names.labels import LABELS, without_label
from unpick.names.normalise import normalise
from unpick.names.scripts import MAX_LETTERS, clean, latin_letters, lost_blanks
from unpick.names.several import LAST_FORMS, PARTING_WORDS, firms_in, has_letters

__all__ = ["KINDS", "PartyText", "party_kind", "party_names", "plain_field", "read_party"]

KINDS: Final = ("firm", "forwarder", "carrier", "bank", "to_order", "same_as", "withheld", "empty", "address")

_PACKAGE: Final = "unpick.names.tables"
_ORDER_OF: Final = re.compile(r"^(?:un)?to (?:the )?order of\b|^order of\b")
_GROUP_TAIL: Final = re.compile(
    r"[\s,;(]*\b(?:and|&|with)\s+(?:(?:all|any|its|their|other|of|and|the|various|\w+-based|\w+)\s+){0,3}"
    r"(?:subsidiaries|affiliates|branches)\b[^;|]*?(?=[;|]|\b[afn]/k/a\b|\bc/o\b|\bo/b/o\b|\bon behalf of\b|$)",
    re.IGNORECASE,
)
_GROUP_HINT: Final = re.compile("subsidiaries|affiliates|branches", re.IGNORECASE)
"""Without one of these no group is spoken of; looked for first, since the whole pattern is slow."""

_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESS: Final = re.compile(
    r"\b(?:street|road|avenue|floor|room|rm|bldg|building|suite|blvd|lane|zip|tel|fax|p\.?o\.? ?box)\b|[路街道号楼室]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyText:
    """A party field, read.

    Attributes:
        kind: one of KINDS. names: all names in it, those of the party itself first.
        own: the names of the party itself; the others are of other firms.
        hint: whom a bill `to order of X` names, else empty.
        address: what stands around the names and reads as an address, telephone or number; not compared.
        group: the field also speaks of subsidiaries that it does not name.
    """

    kind: str
    names: tuple[str, ...]
    own: tuple[str, ...] = ()
    hint: str = ""
    address: str = ""
    group: bool = False


def party_kind(text: str) -> str:
    """Return what a party field is, one of KINDS.

    >>> party_kind("TO ORDER OF SHINHAN BANK"), party_kind("-0-"), party_kind("SAME AS CONSIGNEE")
    ('to_order', 'empty', 'same_as')
    """
    return read_party(text).kind


@functools.lru_cache(maxsize=65536)
def read_party(text: str) -> PartyText:
    """Read a party field: what it is and which names stand in it."""
    first, below = _above_places(text)
    cleaned = without_label(clean(first))
    words = " ".join(_WORD.findall(latin_letters(cleaned)))
    read = _without_kind(cleaned, words)
    if below:
        read = replace(read, address="; ".join([*([read.address] if read.address else []), below]))
    return read if read.kind else replace(read, kind=_firm_kind(words, cleaned))


def party_names(text: str) -> tuple[str, ...]:
    """Return the names that stand in a party field, as `read_party` gives them, without looking what it is.

    >>> party_names("Quillmoor Ltd a/k/a Vessard Ltd"), party_names("TO ORDER")
    (('Quillmoor Ltd', 'Vessard Ltd'), ())
    """
    plain = plain_field(text)
    if plain is not None:
        return (plain[0],)
    cleaned = without_label(clean(_above_places(text)[0]))
    return _without_kind(cleaned, " ".join(_WORD.findall(latin_letters(cleaned)))).names


_PLAIN: Final = re.compile(r"[A-Za-z](?:[A-Za-z ,-]++|\.(?![A-Za-z]))*+")
_NOT_PLAIN: Final = PARTING_WORDS | ADDRESS_WORDS | {"subsidiaries", "affiliates", "branches", "jv", "hk"}
_ORDERED: Final = ("to", "unto", "order")


def plain_field(text: str) -> tuple[str, list[str]] | None:
    """Return the one name of a field in plain letters, cleaned, with its words in lower case; None for any other field.

    What is no word of other firms, addresses, orders, initials or numbers is read by none of their patterns: as
    `party_names` and `latin.words_of` read it, in a fifth of the time.

    >>> plain_field("QUILLMOOR  Trading Co., Ltd."), plain_field("Quillmoor c/o Vessard"), plain_field("S.A. Orrin")
    (('QUILLMOOR Trading Co., Ltd.', ['quillmoor', 'trading', 'co', 'ltd']), None, None)
    """
    if len(text) > MAX_LETTERS or _PLAIN.fullmatch(text) is None:
        return None
    words = text.lower().replace(",", " ").replace(".", " ").replace("-", " ").split()
    if not _NOT_PLAIN.isdisjoint(words) or words[0] in _ORDERED or sum(map(len, words)) < 2:
        return None
    if lost_blanks(text) or ("-" in text and words[0] in LABELS):
        return None
    if "," in text and (text.count(",") > 1 or text.rpartition(",")[2].strip(" .").lower() not in LAST_FORMS):
        return None
    if " ".join(words) in _fixed():
        return None
    return " ".join(text.split()).strip(" ,"), words


def _above_places(text: str) -> tuple[str, str]:
    """Return the first line of a field and those below it, where they hold nothing but places; else the text as it is.

    >>> _above_places("Quillmoor Ltd\\nWanchai, Hong Kong"), _above_places("Quillmoor\\nTrading Ltd")
    (('Quillmoor Ltd', 'Wanchai, Hong Kong'), ('Quillmoor\\nTrading Ltd', ''))
    """
    first, _, below = text.strip().partition("\n")
    if not below or not normalise(first).of("legal"):
        return text, ""
    kinds = [part.kind for part in normalise(below).parts]
    # A quarter that the tables do not know stands before its town: Wanchai, Hong Kong.
    only = set(kinds) == {"place"} or (
        "," in below and set(kinds) == {"brand", "place"} and kinds[-1] == "place"
    )
    return (first, " ".join(below.split())) if only else (text, "")


def _without_kind(cleaned: str, words: str) -> PartyText:
    """Read all of a field but what kind of firm it names: the kind is empty where that has to be looked up."""
    if not has_letters(words):
        return PartyText(kind="empty", names=())
    fixed = _fixed().get(words)
    if fixed:
        return PartyText(kind=fixed, names=())
    order = _ORDER_OF.match(words)
    if order:
        hint = without_address(words[order.end() :].strip())[0]
        only = (hint,) if hint else ()
        return PartyText(kind="to_order", names=only, own=only, hint=hint)
    without = _GROUP_TAIL.sub(" ", cleaned).strip() if _GROUP_HINT.search(cleaned) else cleaned
    firms = [[_name_alone(name) for name in firm] for firm in firms_in(without)] or [[(cleaned, "")]]
    others = [name for firm in firms[1:] for name, _ in firm if not _is_fixed(name)]
    own = [name for name, _ in firms[0]]
    return PartyText(
        kind="",
        names=tuple(dict.fromkeys([*own, *others])),
        own=tuple(dict.fromkeys(own)),
        group=without != cleaned,
        address="; ".join([address for firm in firms for _, address in firm if address]),
    )


_LAST_PLACES: Final = re.compile(
    r"(?P<name>.*\b(?:ltd|limited|inc|llc|corp|corporation|company|co|gmbh|jsc)\b\.?)\s*[,(]\s*(?P<rest>[^()\d]*[^\W\d_])[\s.)]*$",
    re.IGNORECASE,
)
"""A legal form, then a comma or a bracket and words."""


def _name_alone(text: str) -> tuple[str, str]:
    """Return a name without label, address and the places behind its legal form that end in a country, and what was taken off.

    A town alone stays, since it may be a branch.

    >>> _name_alone("Quillmoor Co., Ltd. (Busan, Korea)"), _name_alone("Quillmoor Co., Ltd. (Busan)")
    (('Quillmoor Co., Ltd.', 'Busan, Korea'), ('Quillmoor Co., Ltd. (Busan)', ''))
    """
    name, address = without_address(without_label(text))
    found = _LAST_PLACES.match(name)
    if found is None:
        return name, address
    parts = normalise(found["rest"]).parts
    country = bool(parts) and (
        parts[-1].kind == "state"
        or (parts[-1].kind == "place" and _COUNTRY_CODE.fullmatch(parts[-1].concept))
    )
    if not country or any(part.kind not in ("place", "state") for part in parts):
        return name, address
    return found["name"].strip(), "; ".join(one for one in (found["rest"].strip(), address) if one)


_COUNTRY_CODE: Final = re.compile("[A-Z]{2}")


def _firm_kind(words: str, cleaned: str) -> str:
    padded = f" {words} "
    for form, kind in _forms():
        if form in padded:
            return kind
    name = normalise(cleaned)
    if (
        not name.of("legal")
        and not name.of("trade")
        and len(_ADDRESS.findall(cleaned)) + bool(re.search(r"\d", cleaned)) >= 2
    ):
        return "address"
    return "firm"


@functools.cache
def _forms() -> list[tuple[str, str]]:
    """Return the words that tell a kind, in their order; Latin ones are whole words, Hanzi and Hangul any part."""
    rows = [(row["form"], row["kind"]) for row in read_bundled_csv(_PACKAGE, "forwarders.csv")]
    return [(f" {form} " if form.isascii() else form, kind) for form, kind in rows]


def _is_fixed(name: str) -> bool:
    """Tell whether a name among several is none: `to order`, `same as consignee`."""
    return " ".join(_WORD.findall(latin_letters(name))) in _fixed()


@functools.cache
def _fixed() -> dict[str, str]:
    return {row["form"]: row["kind"] for row in read_bundled_csv(_PACKAGE, "parties.csv")}
