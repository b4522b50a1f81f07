"""The names that are looked for in press texts: goods with HS headings, places, watched sites, laws, labels of origin."""

import csv
import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from unpick.exhibits.press.gazetteer import Gazetteer, Name
from unpick.goods.watched import watched_goods
from unpick.model.bundled import bundled_bytes
from unpick.places.watched import watched_sites

__all__ = ["bundled_gazetteer", "listed_gazetteer", "own_gazetteer"]

_SITE_KINDS: Final = frozenset({"camp", "complex", "compound"})
_LAWS: Final = {
    "US-CAATSA321": ("CAATSA", "Countering America's Adversaries Through Sanctions Act", "CAATSA Section 321", "Section 321", "CAATSA 321"),
    "US-UFLPA3": ("UFLPA", "Uyghur Forced Labor Prevention Act", "UFLPA Entity List", "维吾尔强迫劳动预防法", "위구르 강제노동 방지법", "위구르강제노동방지법"),
    "US-1307": ("19 U.S.C. 1307", "19 USC 1307", "Section 307", "Tariff Act of 1930", "Tariff Act"),
    "US-WRO": ("withhold release order", "withhold release orders", "WRO", "暂扣令", "인도보류명령"),
    "US-EO13570": ("Executive Order 13570", "E.O. 13570", "EO 13570", "Executive Order 13,570"),
    "UN-2371": ("Resolution 2371", "UNSCR 2371"),
    "UN-2375": ("Resolution 2375", "UNSCR 2375"),
    "UN-2397": ("Resolution 2397", "UNSCR 2397"),
    "US-NKSPEA205": ("NKSPEA", "NKSPEA 205"),
    "UN": ("Security Council", "UN Security Council", "联合国安理会", "유엔 안전보장이사회", "유엔 안보리"),
}  # fmt: skip
"""Regimes of `law/` by the words for them in the press; what is not a regime there is a body."""

_SHY_ENDS: Final = ("市", "省", "县", "州", "区", "镇", "村", "시", "군", "도", "구", "성", "현", "주", "리")


@functools.cache
def bundled_gazetteer() -> Gazetteer:
    """Return the names of the bundled tables, the more specific first."""
    return Gazetteer(names=(*_sites(), *_origins(), *_countries(), *_laws(), *_goods(), *_places()))


@functools.cache
def listed_gazetteer() -> Gazetteer:
    """Return the names and full aliases of listed firms, bodies and vessels; persons are no names to look for.

    A spelling that stands on a list is a reason to screen it, never the answer of a screening.
    """
    from unpick.datasets.lists.bundle import load_bundled

    rows = [
        row
        for version in load_bundled()
        for row in version.name.select(["entity_id", "schema", "name", "kind"]).to_pylist()
    ]
    names = {
        (row["name"], row["entity_id"])
        for row in rows
        if row["schema"] != "Person" and row["kind"] in ("name", "alias") and _is_telling(row["name"])
    }
    return Gazetteer(
        names=tuple(Name(text=name, kind="firm", key=entity, caption=name) for name, entity in sorted(names))
    )


def _is_telling(name: str) -> bool:
    """Tell whether a name is long enough to mean somebody: two words and ten letters, or four characters of CJK."""
    return (len(name.split()) > 1 and len(name) >= 10) if name.isascii() else len(name) >= 4


def own_gazetteer(firms: Iterable[tuple[str, str]]) -> Gazetteer:
    """Return the firms of a workspace as names to look for: pairs of name and entity id; very short names are left out."""
    return Gazetteer(
        names=tuple(
            Name(text=name, kind="firm", key=entity, caption=name)
            for name, entity in sorted(set(firms))
            if len(name) > (4 if name.isascii() else 2)
        )
    )


def _sites() -> Iterator[Name]:
    for site in watched_sites():
        kind = "site" if site.kind in _SITE_KINDS else "place"
        yield Name(text=site.name, kind=kind, key=site.id, caption=site.name)
        for name in (one for one in site.names if not one.weak):
            yield Name(text=name.name, kind=kind, key=site.id, caption=site.name)


def _rows(package: str, name: str) -> list[dict[str, str]]:
    text = bundled_bytes(package, name).decode("utf-8")
    return [row for row in csv.DictReader(text.splitlines()) if not next(iter(row.values())).startswith("#")]


_MORE_COUNTRIES: Final = (
    ("DPRK", "KP"), ("DPR Korea", "KP"), ("Democratic People's Republic of Korea", "KP"), ("PRC", "CN"), ("ROK", "KR"),
    ("US", "US"), ("U.S.", "US"), ("USA", "US"), ("United States", "US"), ("UK", "GB"), ("U.K.", "GB"), ("Britain", "GB"), ("Czech Republic", "CZ"),
)  # fmt: skip
"""Further nouns for countries; adjectives name no place."""


@functools.cache
def _country_names() -> tuple[tuple[str, str], ...]:
    """Return the names of countries in English, Chinese and Korean, and their ISO codes."""
    found = list(_MORE_COUNTRIES)
    for row in _rows("unpick.exhibits.words", "countries.csv"):
        for word in (*row["names"].split("|"), *(row["cjk"] or "").split("|")):
            plain = re.sub(r"\(\?!.*?\)", "", word).replace("\\.", ".")
            if plain and re.fullmatch(r"[\w .,'’-]+", plain):
                found.append((plain, row["iso"]))
    return tuple(dict.fromkeys(found))


def _countries() -> Iterator[Name]:
    for name, iso in _country_names():
        yield Name(text=name, kind="place", key=iso, caption=name)


def _origins() -> Iterator[Name]:
    """Yield the words of labels of origin. "Made in Korea" is how goods of the South are marked, "DPR Korea" the North."""
    for name, iso in _SPELLED:
        yield Name(text=f"메이드 인 {name}", kind="origin", key=iso, caption=name)
    for name, iso in (*_country_names(), ("Korea", "KR"), ("P.R.C.", "CN")):
        if name.isascii():
            for words in ("Made in", "Product of", "Produce of", "Origin:", "Manufactured in", "Fabriqué en"):
                yield Name(text=f"{words} {name}", kind="origin", key=iso, caption=name)
        else:
            yield Name(text=f"{name}制造", kind="origin", key=iso, caption=name)
            yield Name(text=f"{name}산", kind="origin", key=iso, caption=name)
            yield Name(text=f"메이드 인 {name}", kind="origin", key=iso, caption=name)


_SPELLED: Final = (("차이나", "CN"), ("코리아", "KR"), ("재팬", "JP"), ("베트남", "VN"))
"""How Korean spells the English words of a label."""


def _laws() -> Iterator[Name]:
    for key, words in _LAWS.items():
        for word in words:
            yield Name(text=word, kind="law", key=key, caption=key)


def _goods() -> Iterator[Name]:
    """Yield the words for goods; a watched good has its own headings, other words those of the table."""
    for good in watched_goods():
        headings = "|".join(heading.code for heading in good.headings)
        for text in (good.name, *good.names):
            yield Name(text=text, kind="goods", key=headings, caption=good.name)
    for row in _rows("unpick.goods.tables", "words.csv"):
        for words in (row["english"], row["chinese"], row["korean"]):
            for word in (words or "").split("|"):
                # One character of Chinese or Korean is too often a part of another word.
                if word and (word.isascii() or len(word) > 1):
                    yield Name(text=word, kind="goods", key=row["hs"], caption=row["english"].split("|")[0])


def _places() -> Iterator[Name]:
    """Yield places of the name tables; what is also an everyday word or another name needs the word for its kind."""
    for row in _rows("unpick.names.tables", "places.csv"):
        form, sure = row["form"], row["reading"] == "sure"
        if form.isascii():
            if sure and len(form) > 3 and not re.search(r"(?:ese|korean|ean|ian|can|ish)$", form):
                yield Name(text=form.capitalize(), kind="place", key=row["code"], caption=form.capitalize())
        elif len(form) > 1 and (sure or form.endswith(_SHY_ENDS)):
            yield Name(text=form, kind="place", key=row["code"], caption=form)
        elif len(form) > 1:
            for end in _SHY_ENDS[:10]:
                yield Name(text=form + end, kind="place", key=row["code"], caption=form)
