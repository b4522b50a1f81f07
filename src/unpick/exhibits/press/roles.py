"""What part a firm plays in a text: one that makes things and employs, or one that buys and sells on."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unpick.exhibits.press.places import Ordered
from unpick.exhibits.press.proposal import Mention
from unpick.exhibits.press.subject_words import BUSINESS, FIRST_PERSON, HEADED

__all__ = ["Named", "author_of", "buyers_in", "bystanders_in", "coming_firm", "makers_in"]

_MAKER: Final = re.compile(
    r"\b(?:Factor(?:y|ies)|Mills?|Garments?|Textiles?|Knit\w*|Manufactur\w+|Workshop|Plant|Furnishings?|Uniforms?|Seafoods?|Processing|Footwear|Electronics|Industr\w+|Spinning|Weaving|Silicon|"
    r"Packing|Crab|Suits?|Lash(?:es)?|Shoes?|Leather|Crafts?|Repair|Yarns?|Cotton|Farms?|Fisheries|Fish|Foods?|Mining|Metals?|Works|Hats?|Headwear|Caps|Foil|Cells|Smelter|Smelting|Minerals|Socks|Hosiery|Quilts|Bags|Dolls|Fabrics?|Dyeing|Linens?|Apparel|Fashions?|Products|Tomato|Canning|Squid|Shrimp|Solar|Photovoltaic|Glass|Paper|Timber|Furniture|Plastics|Chemicals?|Steel|Shipyard|Gloves?|Hair|Wigs?|Toys|Camp|Prison|Jail|Park|Zone|Colony|Complex|Kyo-?hwa-?so|Cannery|Tannery|Sewing|Embroidery|Down|Clothing|factory|mill|plant|workshop|camp|prison)\b"
    r"|厂|鞋业|鞋服|帽业|袜业|手套|玩具|电子|光伏|硅业|羽绒|纸业|家具|塑料|渔业|假发|发制品|实业|制造|制品|加工|服饰|染整|印染|棉业|毛纺|丝绸|皮革|箱包|番茄|冷冻|制衣|家纺|针织|纺织|服装|食品|水产|공장|교화소|가공소|작업반|사업소|제화|편직|봉제|신발|가발|피복|수산식품|복장|방직"
)
"""Words in the name of a firm that makes things."""
_BUYER: Final = re.compile(
    r"\b(?:Outfitters|Retail|Stores?|Imports|Importers|Brands?|council|Council|ministry|Ministry|Department|Schoolwear|Outdoors?|Supermarkets?|Outlets?|Supply Chain|Distribution|Wholesale)\b|衣料|零售|百货"
)
_MAKES: Final = r"(?:makers?|manufacturers?|factory|plant|mill|workshop|cannery|processor|producer|exporter|spinner|spinning|weaver|prison|camp|subcontractor)"
_BUYS: Final = r"(?:retailers?|importers?|brands?|distributors?|wholesalers?|chain|buyers?|customers?|clients?|council|ministry|department store|supermarket|canner|trading company|trader|trading house|broker|forwarder|agent|agency|auditor|institute|group)"
_MAKES_WIDE: Final = re.compile(r"工厂|制衣|工人|员工|雇|车间|공장|노동자|고용|직원")
_BUYS_WIDE: Final = re.compile(r"零售商|进口商|采购|品牌|客户|수입업체|구매|바이어|유통업체")
_OWN_MAKER: Final = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}(?:plants?|factor(?:y|ies)|mills?|workers|employees|workforce|staff|payroll|output|production lines?|workshops?|lines|floor|dormitor\w+|foreman|capacity)\b"
)
_DOES_MAKE: Final = re.compile(
    r"\s*(?:\([^)]*\))?,?\s+(?:which\s+|that\s+)?(?:also\s+|now\s+)?(?:employs?|employed|produces?|produced|makes|manufactures|processe[sd]|knits|spins|weaves|sews|sewed|has\s+(?:about\s+|some\s+)?[\d,]+\s+workers|runs\s+\w+\s+(?:plants|factories|mills))\b"
)
_DOES_BUY: Final = re.compile(
    r"\s*(?:\([^)]*\))?,?\s+(?:which\s+|that\s+|has\s+|had\s+|also\s+)*(?:buys|bought|imports|imported|orders|ordered|sources|sourced|purchased)\b"
)


_BYSTANDER: Final = re.compile(
    r"\b(?:Watch|Institute|Archive|Project|Inspectorate|Agency|Research|Network|Coalition|Monitor|Observatory|Assurance|Verification|Audits?|Auditors?|Certification|Court|Ministry|Department|Bureau of|Customs|University|Dispatch|Daily|Wire|Courier|Herald|Tribune|Times|Post|Magazine|Channel|News|Radio|Television|Press|Ledger|Echo|Gazette|Monitor|Alliance|Commission|Committee|Foundation|Initiative|Rights|Notebook|Weekly|Bulletin|Lantern|Insider|Monitor|Review|Labs?|Laboratory)\b|观察|研究|协会|단체|연구"
)
"""Words in the name of a body that tells of others: it makes, employs and buys nothing itself."""


_AUDITS: Final = re.compile(
    r"\b(?:report|audit|inspection|visit|certificate|survey|inspected|audited|certified|tested|carried out)\s+(?:by|from)\s+(?:the\s+)?$|\b(?:auditor|inspector|laboratory|commissioned an audit from|hired|told|(?:seen|obtained|reviewed|viewed|contacted|verified|examined) by|(?:shown|given|passed|leaked) to|partner|magazine|newspaper|broadcaster)\s+(?:the\s+)?$|\($"
)
_AUDITING: Final = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:inspectors?|auditors?|reporters?|journalists?|researchers?|report|laboratory)\b|,\s+(?:an?|the|our)\s+(?:\w+\s+){0,3}(?:auditor|audit firm|inspection (?:company|firm)|certification body|laboratory|newspaper|broadcaster|magazine|charity|NGO|non-profit|think tank|law firm|partner)\b|\)\s*[-–—]"
)


def bystanders_in(text: str, firms: Sequence[Mention]) -> frozenset[str]:
    """Return the names of bodies that report, audit or judge and are hardly ever the subject of a claim."""
    audits = frozenset(
        one.name
        for one in firms
        if one.kind != "site"
        and not _MAKER.search(one.name)
        and (
            _AUDITS.search(text[max(0, one.start - 40) : one.start])
            or _AUDITING.match(text[one.end : one.end + 60])
        )
        and not _is_maker(text, one)
    )
    return (
        audits
        | _in_form(text, firms, "bystander")
        | frozenset(one.name for one in firms if one.kind != "site" and _BYSTANDER.search(one.name))
    )


_FORM: Final = {
    "maker": re.compile(r"(?:^|\n)\W*(?:Assessed\s+(?:party|site|facility)|Audite[ed]\w*(?:\s+\w+)?|Facility|Factory|Site|Supplier|Producer|Manufacturer|Exporter|Shipper|Plant|Consignor|Packer|Vendor|Seller|Processor)(?:\s+name)?(?:\s*\([^)]*\))?:\s*(?:the\s+)?$", re.IGNORECASE),
    "buyer": re.compile(r"(?:^|\n)\W*(?:Commissioned\s+by|Client|Customer|Buyer|Importer(?:\s+of\s+record)?|Consignee|Requested\s+by|On\s+behalf\s+of|Purchaser|Brand|Retailer)(?:\s+name)?:\s*(?:the\s+)?$", re.IGNORECASE),
    "bystander": re.compile(r"(?:^|\n)\W*(?:Assessor|Auditor|Audit\s+(?:firm|company|body)|Prepared\s+by|Inspector|Conducted\s+by|Inspection\s+(?:body|company)|Contact|Author|Publisher|Source):\s*(?:the\s+)?$", re.IGNORECASE),
}  # fmt: skip
"""What the line of a form calls a firm: "Assessed party:", "Commissioned by:", "Assessor:"."""


def _in_form(text: str, firms: Sequence[Mention], part: str) -> frozenset[str]:
    return frozenset(
        one.name for one in firms if _FORM[part].search(text[max(0, one.start - 48) : one.start])
    )


def makers_in(text: str, firms: Sequence[Mention]) -> frozenset[str]:
    """Return the names of firms and sites that a text takes for makers of goods.

    What the text calls a firm counts before what its name sounds like.
    """
    told = frozenset(one.name for one in firms if _told_buyer(text, one))
    sure = frozenset(
        one.name for one in firms if one.kind == "site" or _called(text, one, _MAKES, _MAKES_WIDE)
    )
    likely = frozenset(
        one.name
        for one in firms
        if one.name not in told
        and not _BYSTANDER.search(one.name)
        and (_is_maker(text, one) or (_MAKER.search(one.name) and not _HOLDS.search(one.name)))
    )
    return (sure | likely | _in_form(text, firms, "maker")) - _in_form(text, firms, "buyer")


_HOLDS: Final = re.compile(r"\b(?:Group|Holdings?|Conglomerate)\b|集团|그룹")
"""Words in the name of a firm that owns others: what the text says of work is of those."""


def _told_buyer(text: str, one: Mention) -> bool:
    return bool(
        re.search(
            r"\b(?:imported|bought|ordered|purchased)\s+by\s+(?:the\s+)?$",
            text[max(0, one.start - 24) : one.start],
        )
        or _BUYER.search(one.name)
        or _FORM["buyer"].search(text[max(0, one.start - 48) : one.start])
        or _called(text, one, _BUYS, _BUYS_WIDE)
        or _DOES_BUY.match(text[one.end : one.end + 60])
    )


def buyers_in(text: str, firms: Sequence[Mention]) -> frozenset[str]:
    """Return the names of firms that a text takes for buyers, traders or public bodies; a maker is none unless it is called so."""
    makers = makers_in(text, firms)
    return frozenset(one.name for one in firms if one.name not in makers and _told_buyer(text, one))


def _is_maker(text: str, one: Mention) -> bool:
    after = text[one.end : one.end + 80]
    return bool(_OWN_MAKER.match(after) or _DOES_MAKE.match(after))


def _called(text: str, one: Mention, nouns: str, wide: re.Pattern[str]) -> bool:
    """Tell whether the words beside a name call it so: "X, a clothing maker", "the importer X"."""
    beside = re.match(
        rf",\s+(?:an?|the|its|one\s+of\s+the)\s+(?:[\w’'-]+\s+){{0,4}}?{nouns}\b",
        text[one.end : one.end + 80],
    )
    near = re.search(
        rf"\b{nouns}\s*,?\s+(?:called\s+|named\s+|among\s+them\s+|such\s+as\s+|including\s+)?(?:[A-Z]\w+\s+)?$",
        text[max(0, one.start - 40) : one.start],
        re.IGNORECASE,
    )
    cjk = any(letter > "⺀" for letter in one.name)
    return bool(beside or near or (cjk and wide.search(text[max(0, one.start - 12) : one.start])))


_AUTHORED: Final = 500
"""Characters from the head of a text within which the firm that writes it is named."""
_AHEAD: Final = 1500
"""Characters within which a text names the firm that it has spoken of."""


def author_of(text: str, firms: Sequence[Mention], bystanders: frozenset[str]) -> Mention | None:
    """Return the firm that speaks of itself as "we" in a statement or letter; None where nobody does."""
    bare = re.sub(r"“[^”]*”|\"[^\"\n]*\"", "", text)
    lines = [line for line in re.split(r"(?<=[.!?])\s+|\n+", bare) if len(line) > 20]
    first_person = sum(1 for line in lines if FIRST_PERSON.search(line))
    if len(BUSINESS.findall(bare)) < 3 and not (first_person >= 5 and first_person >= 0.3 * len(lines)):
        return None
    likely = [
        one for one in firms if one.kind == "firm" and one.start < _AUTHORED and one.name not in bystanders
    ]
    headed = [one for one in likely if HEADED.search(text[max(0, one.start - 60) : one.start])]
    return next(iter(headed or likely), None)


@dataclass(slots=True)
class Named:
    """The firms, sites and kinds of them that a text names, by place; `known` without those that only tell of others."""

    mentions: Sequence[Mention]
    bystanders: frozenset[str] = frozenset()
    firms: Ordered = field(init=False)
    roles: Ordered = field(init=False)
    known: Ordered = field(init=False)
    names: frozenset[str] = field(init=False)
    _main: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Put them in order once."""
        self.firms = Ordered.of(one for one in self.mentions if one.kind in ("firm", "site"))
        self.roles = Ordered.of(one for one in self.mentions if one.kind == "role")
        self.known = Ordered.of(one for one in self.firms.all if one.name not in self.bystanders)
        self.names = frozenset(one.name for one in self.known.all)
        self._main = _leaders(self.known.all)

    def main(self, end: int) -> str:
        """Return the firm that a text names most often up to a place; the first of them at a tie."""
        told = self.known.count(end)
        return self._main[told - 1] if told else ""


def _leaders(firms: Sequence[Mention]) -> list[str]:
    """Return for each mention the firm named most often up to it."""
    counts: Counter[str] = Counter()
    order: dict[str, int] = {}
    best = ""
    found: list[str] = []
    for one in firms:
        counts[one.name] += 1
        order.setdefault(one.name, len(order))
        if not best or (counts[one.name], -order[one.name]) > (counts[best], -order[best]):
            best = one.name
        found.append(best)
    return found


def coming_firm(firms: Ordered, end: int, makers: frozenset[str]) -> str:
    """Return the firm that a text names only later: "Later I learned that it was Invented Suits"."""
    ahead = firms.within(end, end + _AHEAD)
    told = [one for one in ahead if one.name in makers] or ahead
    return told[0].name if told else ""
