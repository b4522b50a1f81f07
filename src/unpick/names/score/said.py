"""What words of names are also said as: ranks, South Korea, trades that translators take for each other, and those that none does."""

from typing import Final

from unpick.names.parts import Part

__all__ = ["also_said", "goods_of", "taken_for"]

_RANKS: Final = {
    "ministry": ("rank of a ministry",),
    "department": ("rank of a ministry", "rank of a department"),
    "general bureau": ("rank of a department",),
    "division": ("rank of a department",),
}
"""Ranks by the concept of the word: 部 and 부 are a ministry or a department; a general bureau is also called a bureau."""

_TAKEN_FOR: Final = {
    "aquatic": "seafood",
    "fishery": "seafood",
    "frozen seafood": "seafood",
    "distant fishery": "seafood",
    "rubber shoe": "shoe",
    "shoe upper": "shoe",
    "foreign trade": "trading",
    "social security police": "security",
    "people's armed forces": "defense",
}
"""Senses that are one in a name without a brand: 수산성 is a ministry of fisheries, of marine products or of seafood."""


_APART: Final = (
    ("paper", "furniture|furniture part", "bamboo"),
    ("meat|mutton|duck|pork product|casing", "dairy", "fruit|vegetable|apple|pear|citrus|lemon|onion|garlic|ginger|potato",
     "sugar|sugar beet|snack", "salt", "mushroom|pine mushroom", "noodle", "ice", "honey"),
    ("aluminum|electrolytic aluminum", "copper", "magnesium|magnesite", "steel|cold rolled"),
    ("coal", "gold", "iron ore|iron mining"),
    ("paint|coating material", "fireworks", "pesticide"),
    ("battery|storage battery|lithium", "cable", "lighting", "home appliance|small appliance", "drone"),
    ("bearing", "elevator", "valve", "mould", "sewing machine", "welding"),
    ("silk", "wool", "jute", "hosiery"),
    ("eyelash", "wig"),
    ("liquor|brewery|sauce liquor", "tea|tea product|jasmine", "coffee", "mineral water"),
    ("candle", "umbrella|umbrella product", "pet|pet product", "brush", "lighter"),
    ("kite", "musical|musical product", "stationery|pen", "photo frame"),
    ("cement", "real estate", "door window|screen"),
    ("seed|nursery seed", "feed|animal feed", "fertilizer|chemical fertilizer|potash", "poultry", "tomato|tomato product"),
)  # fmt: skip
"""Goods that the tables sort together (paper and furniture: timber) and that no translator takes for each other. Senses that are left
out say the sort as a whole or overlap with another (hardware and metal, rubber and plastic). Source: own knowledge, unverified."""

_GOODS: Final = {
    sense: goods for sort in _APART for goods in sort for sense in goods.split("|")
}  # fmt: skip


def goods_of(part: Part) -> str:
    """Return the goods that a trade deals in, where others are sorted with them; else an empty text.

    >>> goods_of(Part(kind="trade", text="纸业", key="纸业", concept="timber", sense="paper"))
    'paper'
    """
    return _GOODS.get(part.sense, "") if part.kind == "trade" else ""


def also_said(part: Part) -> tuple[str, ...]:
    """Return what a rank, or South Korea in its own or Chinese letters, is said for as well.

    >>> also_said(Part(kind="place", text="한국", key="한국", concept="KR", script="hangul"))
    ('korea',)
    """
    if part.kind == "role":
        return _RANKS.get(part.concept, ())
    return ("korea",) if part.kind == "place" and part.concept == "KR" and part.script != "latin" else ()


def taken_for(sense: str) -> str:
    """Return the sense that a finer trade is taken for in a name without a brand."""
    return _TAKEN_FOR.get(sense, sense)
