"""The tiers that goods are traced through, by product: raw material first, finished goods last, each cited.

What customs asks to be traced, what the tiers are called in three languages, and which papers show each.
Whoever adds a product adds rows to the table; no Python changes.
"""

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from unpick.goods.become import heading
from unpick.model.bundled import read_bundled_csv

__all__ = ["Tier", "find_tiers", "has_material", "product_of", "products", "tiers"]

_CJK: Final = re.compile(r"[\u1100-\u11ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")

_MATERIALS: Final = {
    "cotton": ("cotton", "棉", "纯棉", "全棉", "棉花", "棉布", "棉纱", "면", "순면", "면화"),
    "tomato": ("tomato", "tomatoes", "番茄", "西红柿", "토마토"),
    "polysilicon": ("polysilicon", "silicon", "photovoltaic", "solar", "多晶硅", "硅", "폴리실리콘"),
    "aluminum": ("aluminum", "aluminium", "铝", "알루미늄"),
    "pvc": ("pvc", "polyvinyl chloride", "vinyl", "聚氯乙烯"),
    "batteries": ("battery", "batteries", "lithium", "电池", "배터리"),
    "steel": ("steel", "iron", "钢", "철강"),
    "tires": ("tire", "tires", "tyre", "tyres", "轮胎", "타이어"),
    "seafood": ("seafood", "fish", "squid", "crab", "shrimp", "salmon", "pollock", "海鲜", "水产", "수산물"),
    "garment": ("garment", "garments", "apparel", "clothing", "dress", "dresses", "服装", "의류"),
}
"""Words of a description or a material that name a product of the table."""

_HEADINGS: Final = (
    ("cotton", 5201, 5212),
    ("tomato", 702, 702),
    ("tomato", 2002, 2002),
    ("seafood", 301, 308),
    ("seafood", 1604, 1605),
    ("polysilicon", 8541, 8541),
    ("batteries", 8506, 8507),
    ("tires", 4011, 4012),
    ("pvc", 3904, 3904),
    ("aluminum", 7600, 7616),
    ("steel", 7200, 7326),
    ("garment", 6100, 6217),
)
"""Products by HS heading, first to last. Source: HS 2022, titles of the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """One tier of a product.

    Attributes:
        number: from 1, the raw material. name: as the table calls it.
        role: raw, process, make, or move (stored or carried, nothing is made).
        must: False for a tier that some chains do not have, such as dyeing.
        words: what it is called in English, Chinese and Korean.
        documents: the papers that show it, in plain words.
        gain: the most that can come out per mass that went in; None where mass does not compare.
        mark: of the research. source: where it stands.
    """

    product: str
    number: int
    name: str
    role: str
    must: bool
    words: tuple[str, ...]
    documents: str
    gain: Decimal | None
    mark: str
    source: str

    @property
    def works(self) -> bool:
        """Tell whether people make or process something here, rather than grow, dig, store or carry it."""
        return self.role in ("process", "make")


@functools.cache
def products() -> tuple[str, ...]:
    """Return the products of the table, in its order."""
    return tuple(
        dict.fromkeys(row["product"] for row in read_bundled_csv("unpick.goods.tables", "tiers.csv"))
    )


@functools.cache
def tiers(product: str) -> tuple[Tier, ...]:
    """Return the tiers of a product from the raw material on; empty for a product the table does not know."""
    rows = read_bundled_csv("unpick.goods.tables", "tiers.csv")
    return tuple(_tier(row) for row in rows if row["product"] == product)


def _tier(row: dict[str, str]) -> Tier:
    words = (word for lang in ("en", "zh", "ko") for word in row[lang].split("|"))
    return Tier(
        product=row["product"],
        number=int(row["number"]),
        name=row["tier"],
        role=row["role"],
        must=row["must"] == "yes",
        words=tuple(word for word in words if word),
        documents=row["documents"],
        gain=Decimal(row["gain"]) if row["gain"] else None,
        mark=row["mark"],
        source=row["source"],
    )


@functools.lru_cache(maxsize=16384)
def find_tiers(product: str, text: str) -> tuple[Tier, ...]:
    """Return the tiers of a product that a text names, from the raw material on.

    A longer name wins over a shorter one inside it, so that "spinning mill" is not also any other mill.

    >>> [tier.name for tier in find_tiers("cotton", "Yarn production record, Mill A")]
    ['spinning']
    """
    known = tiers(product)
    if not known or not text:
        return ()
    taken: list[tuple[int, int]] = []
    found: set[int] = set()
    for word, number in _words(product):
        for hit in _pattern(word).finditer(text):
            span = hit.span()
            if any(start <= span[0] and span[1] <= end and (start, end) != span for start, end in taken):
                continue
            taken.append(span)
            found.add(number)
    return tuple(tier for tier in known if tier.number in found)


@functools.cache
def _words(product: str) -> tuple[tuple[str, int], ...]:
    """Return every word with the number of its tier, the longest first."""
    pairs = [(word, tier.number) for tier in tiers(product) for word in (tier.name, *tier.words)]
    return tuple(sorted(set(pairs), key=lambda pair: (-len(pair[0]), pair)))


@functools.cache
def _pattern(word: str) -> re.Pattern[str]:
    """Return how a word is found: Latin words whole and with a plural, Chinese and Korean anywhere."""
    if _CJK.search(word):
        return re.compile(re.escape(word))
    spaced = r"[\s_-]+".join(re.escape(part) for part in word.split())
    return re.compile(rf"(?<![a-z]){spaced}(?:s|es)?(?![a-z])", re.IGNORECASE)


def has_material(words: tuple[str, ...], material: str) -> bool:
    """Tell whether a line is made, wholly or in part, of a material; a blend is.

    >>> has_material(("60% cotton", "polyester"), "cotton"), has_material(("polyester",), "cotton")
    (True, False)
    >>> has_material(("人造棉",), "cotton")
    False
    """
    known = _MATERIALS.get(material, (material,))
    return any(_names(word, known) for word in words)


def _names(text: str, known: tuple[str, ...]) -> bool:
    folded = text.casefold().strip()
    # 人造棉 is rayon, 喷胶棉 is polyester wadding: a Chinese word counts when it stands alone or with a share.
    bare = re.sub(r"[\d.,%％\s]", "", folded)
    for word in known:
        if _CJK.search(word):
            if bare == word:
                return True
        elif re.search(rf"(?<![a-z-]){re.escape(word)}(?![a-z])(?!-free)", folded):
            return True
    return False


_OF_MANY: Final = frozenset({"tires", "batteries"})
"""Products that are made of several materials of the table; the heading tells them, and no one material does."""


def product_of(*, materials: tuple[str, ...] = (), hs: str = "", text: str = "") -> str:
    """Return the product whose tiers goods are traced through, or an empty string when none is told.

    The material says most, then the HS heading, then words of the description.

    >>> product_of(materials=("cotton",)), product_of(hs="4011.10"), product_of(text="women's dresses")
    ('cotton', 'tires', 'garment')
    """
    number = heading(hs)
    made_up = next((name for name, first, last in _HEADINGS if number and first <= number <= last), "")
    if made_up in _OF_MANY:
        return made_up
    for product in products():
        if has_material(materials, product):
            return product
    if number:
        by_heading = (name for name, first, last in _HEADINGS if first <= number <= last)
        found = next(by_heading, "")
        if found and found != "garment":
            return found
    words = (text,) if text else ()
    named = next((product for product in products() if has_material(words, product)), "")
    if named or not number:
        return named
    return next((name for name, first, last in _HEADINGS if first <= number <= last), "")
