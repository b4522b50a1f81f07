"""People in a text: a private person is named by a role, never by a name."""

import re
from typing import Final

__all__ = ["ORDINARY", "PERSON", "hide_people", "is_person", "people_in"]

PERSON: Final = "a named person"
"""What stands in place of a name where the text gives no role."""

_CAP: Final = r"[A-Z][a-zà-ÿ]+(?:['’-][A-Za-z][a-z]+)*"
_TITLES: Final = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sen|Senator|Rep|Representative|Gov|Gen|General|Judge|Commissioner|Minister|President|Chairman|Chairwoman|Director|Secretary|Captain|Sir|Lady|Comrade)\.?"
_ORGS: Final = frozenset(
    [
        "Times",
        "Post",
        "News",
        "Tribune",
        "Daily",
        "Herald",
        "Journal",
        "Press",
        "Agency",
        "Watch",
        "Group",
        "Institute",
        "Center",
        "Centre",
        "Alliance",
        "Coalition",
        "Network",
        "Foundation",
        "Association",
        "Committee",
        "Council",
        "Ministry",
        "Department",
        "Office",
        "Bureau",
        "Customs",
        "University",
        "Company",
        "Radio",
        "Television",
        "Guardian",
        "Observer",
        "Gazette",
        "Courier",
        "Monitor",
        "Review",
        "Weekly",
        "Chronicle",
        "Report",
        "Initiative",
        "Project",
        "Fund",
        "Union",
        "Commission",
        "Court",
        "Bank",
        "Party",
        "Government",
        "Embassy",
        "Board",
        "Service",
        "Services",
        "Force",
        "Team",
        "Labs",
        "Trading",
        "Textile",
        "Textiles",
        "Garment",
        "Garments",
        "Apparel",
        "Clothing",
        "Factory",
        "Mill",
        "Mills",
        "Industries",
        "Industrial",
        "Corporation",
        "Corp",
        "Inc",
        "Ltd",
        "Co",
        "Holdings",
        "Limited",
        "Import",
        "Export",
        "Logistics",
        "Shipping",
        "Seafood",
        "Foods",
        "Fashion",
        "Knitting",
        "Works",
        "Enterprise",
        "Enterprises",
        "International",
        "Global",
        "Supply",
        "Chain",
        "Ruling",
        "Resolution",
        "Act",
        "Order",
        "Section",
        "Security",
        "Protection",
        "Border",
        "States",
        "Nations",
        "Kingdom",
        "Korea",
        "China",
        "Xinjiang",
        "Province",
        "County",
        "City",
        "District",
        "Prefecture",
        "Region",
        "Camp",
        "Prison",
        "Zone",
        "Complex",
        "Port",
        "Bay",
        "River",
        "Island",
        "North",
        "South",
        "East",
        "West",
        "New",
        "The",
        "Free",
        "Human",
        "Rights",
        "Labor",
        "Labour",
        "Global",
        "World",
        "Asia",
        "Pacific",
        "Republic",
        "People",
        "Workers",
        "Congress",
        "Parliament",
        "Senate",
        "House",
        "Treasury",
        "State",
        "Exhibit",
        "Annex",
        "Table",
        "Chapter",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Chinese",
        "Korean",
        "Uyghur",
        "Uygur",
        "American",
        "Canadian",
        "British",
        "Japanese",
        "European",
        "Russian",
        "Western",
        "Eastern",
        "Northern",
        "Southern",
        "Royal",
        "Royals",
        "Fair",
        "Wear",
        "Trade",
        "Economic",
        "Research",
        "Database",
        "Archive",
        "Manufacturing",
        "Manufacturers",
        "Products",
        "Goods",
        "Brands",
        "Brand",
        "Retail",
        "Stores",
        "Store",
        "Outdoor",
        "Sports",
        "Uniforms",
        "Cotton",
        "Silk",
        "Wool",
        "Yarn",
        "Fabrics",
        "Home",
        "Toys",
        "Wigs",
        "Hair",
        "Beauty",
        "Cosmetics",
        "Ocean",
        "Marine",
        "Fisheries",
        "Cold",
        "Storage",
        "Hub",
        "Village",
        "Town",
    ]
)
"""Words that make a run of capitals a body, a place or a title rather than a person."""

ORDINARY: Final = frozenset(_ORGS) | frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "They",
        "Their",
        "There",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "Workers",
        "Women",
        "Officials",
        "Managers",
        "Section",
        "Resolution",
        "Christmas",
        "Internet",
        "English",
        "Christian",
        "Muslim",
        "Communist",
        "Party",
        "Uyghurs",
        "Uygurs",
        "Koreans",
        "Americans",
        "Europe",
        "Africa",
        "Asia",
        "America",
        "Britain",
        "France",
        "Germany",
        "Italy",
        "Spain",
        "Japan",
        "Russia",
        "Vietnam",
        "India",
        "Pakistan",
        "Bangladesh",
        "Poland",
        "Kuwait",
        "Qatar",
        "Mongolia",
        "Taiwan",
        "Turkey",
        "Mexico",
        "Canada",
        "Australia",
        "Pyongyang",
        "Beijing",
        "Seoul",
        "Washington",
        "London",
        "Brussels",
    ]
)
"""Capitalized words that name no firm by themselves."""

_NAME: Final = re.compile(rf"\b(?:{_TITLES}\s+)?((?:{_CAP})(?:\s+(?:[A-Z]\.|{_CAP})){{1,2}})\b")
_TITLED: Final = re.compile(rf"\b{_TITLES}\s+((?:{_CAP})(?:\s+(?:[A-Z]\.|{_CAP})){{0,2}})")
_KOREAN: Final = re.compile(
    r"(?<![가-힣])[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허남심노하곽성차주우구민유진]\s?(?:모|○○|[가-힣]{1,2})?\s?(?:\(\d+(?:·[^)]*)?\)\s?)?씨"
)
_CHINESE: Final = re.compile(
    r"[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕金朴崔]某[某甲乙]?(?!些|种|个)|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕金朴崔](?:先生|女士|小姐)"
)
_CUE_BEFORE: Final = re.compile(
    r"(?:\b(?:said|says|told|by|named|called|Mr|Ms|Mrs|Dr|worker|manager|defector|spokes(?:man|woman|person)|director|researcher|analyst|author|professor|lawyer|boss|owner|auditor)\.?,?\s+)$",
    re.IGNORECASE,
)
_CUE_AFTER: Final = re.compile(
    r"^(?:\s*,?\s*(?:\(?\d{2}\)?,|(?:a|an|the|who|whose|aged|then|now|nominee|head|owner|manager|director|founder)\b)|\s+(?:said|says|told|testified|recalled|added|explained|admitted|denied|wrote|argues|argued|declined|confirmed|boasted|claimed)\b|['’]s\s+(?:paper|report|book|study|testimony|wife|family|account)\b)"
)


_ALONE: Final = re.compile(
    r"\b([A-Z][a-z]+)(?=,\s+(?:aged\s+)?\d{2}(?:,\s)|,\s+who\s+asked\b|,\s+whose\s+(?:full\s+|real\s+)?name\b|\s+\(not\s+(?:his|her|their)\s+real\s+name\))|(?<=surnamed\s)([A-Z][a-z]+)"
)
"""A name alone that its words show to be a person's: with an age, or asking not to be named."""


def is_person(name: str) -> bool:
    """Tell whether a run of capitalized words looks like the name of a person.

    >>> is_person("Min-su Kim"), is_person("Human Rights Watch"), is_person("Daily NK")
    (True, False, False)
    """
    words = name.split()
    if not 2 <= len(words) <= 3 or any(word.rstrip(".,") in _ORGS for word in words):
        return False
    return all(re.fullmatch(rf"[A-Z]\.|{_CAP}", word) for word in words)


def _trades(text: str, name: str) -> bool:
    """Tell whether a text buys from, sells to or speaks of the plant of a name: then it is a firm."""
    head = re.escape(name.split()[0])
    owns = rf"\b{head}(?:\s[A-Z]\w+)?['’]s?\s+(?:\w+\s+)?(?:plants?|factor(?:y|ies)|mills?|orders?|stores?|shelves|suppliers?|website|spokes\w+|imports?|purchases|customers?|brands?|warehouse|products?|goods|workers|employees|subsidiar\w+)\b"
    deals = rf"\b(?:bought from|sold to|supplies|supplied|supplier (?:of|to)|brands?,? (?:among them|including|such as)|brand|retailer|importer|customer|client|from|with)\s+(?:the\s+)?{re.escape(name)}\b"
    return bool(re.search(owns, text) or re.search(deals, text))


def people_in(text: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Return the names of persons in a text, and their family names, found by the words around them.

    Args:
        known: words of firms, sites and places, which name no person.
    """
    found: set[str] = set()
    for match in _TITLED.finditer(text):
        if match[1].split()[0] not in _ORGS and match[1].split()[0] not in known:
            found.add(match[1])
    found |= {
        name
        for match in _ALONE.finditer(text)
        if (name := match[1] or match[2]) not in ORDINARY and name not in known
    }
    for match in _NAME.finditer(text):
        name = match[1]
        told = _CUE_BEFORE.search(text[max(0, match.start() - 24) : match.start()]) or _CUE_AFTER.match(text[match.end() : match.end() + 24])  # fmt: skip
        if told and is_person(name) and not _trades(text, name) and known.isdisjoint(name.split()):
            found.add(name)
    for name in list(found):
        # A later sentence has the family name alone; either end can be it.
        found |= {part for part in name.split() if len(part) > 3 and part not in _ORGS and part not in known}
    return found


def hide_people(text: str, people: set[str]) -> str:
    """Return words about a speaker without the names of persons: the role beside the name stays.

    >>> hide_people("Min-su Kim, a former manager at Invented Mill", {"Min-su Kim"})
    'a former manager at Invented Mill'
    >>> hide_people("Commissioner Jane Roe", {"Jane Roe"})
    'the commissioner'
    """
    hidden = _KOREAN.sub("익명의 개인", _CHINESE.sub("某人", text))
    for name in sorted(people, key=len, reverse=True):
        if name not in hidden:
            continue
        hidden = re.sub(rf"\b({_TITLES})\s+{re.escape(name)}\b", lambda match: _role_of(match[1]), hidden)
        hidden = re.sub(
            rf"\b{re.escape(name)}\b\s*,\s*(?:\d{{2}},\s*)?(?=(?:a|an|the|who|head|then)\b|[a-z])", "", hidden
        )
        hidden = re.sub(rf"(?<=[a-z]),?\s+{re.escape(name)}\b(?=$|,)", "", hidden)
        hidden = re.sub(rf"\b{re.escape(name)}\b", PERSON, hidden)
    return " ".join(hidden.split()).strip(" ,")


def _role_of(title: str) -> str:
    plain = title.rstrip(".").lower()
    return PERSON if plain in ("mr", "mrs", "ms", "miss", "sir", "lady", "dr", "comrade") else f"the {plain}"
