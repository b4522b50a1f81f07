"""Later names of a firm: its first words, its initials, and what "the company" or "the mill" stands for."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from unpick.exhibits.press.places import Ordered, Places
from unpick.exhibits.press.proposal import Mention

__all__ = ["FIRM_END", "definite", "short_forms"]

FIRM_END: Final = (
    r"(?:Co\.?(?:,?\s*Ltd\.?)?|Ltd\.?|Limited|Inc\.?|Corp(?:oration|\.)?|Company|LLC|LLP|GmbH|S\.A\.|Group|Holdings|Trading|Textiles?|Garments?|Apparel|Clothing|Industries|Industrial|"
    r"Factory|Mills?|Plant|Workshop|Seafood|Foods|Fashions?|Knitting|Knitwear|Manufacturing|Manufacturers|Enterprises?|Import(?:s| & Export| and Export)?|Exports?|Logistics|Shipping|Cosmetics|Brands?|Stores?|"
    r"Outfitters|Sportswear|Uniforms|Cotton|Yarn|Fabrics|Wigs|Hair|Fisheries|Farms?|Bureau|Corps|Electronics|Footwear|Sports|Cold Storage|Storage|Products|Spinning|Weaving|Dyeing|Packing|Processing|Packaging|Outdoors?|Supplies|Supply|Solutions|Toys|Leather|Shoes|Furniture|Technology|Technologies|Materials|Chemicals?|Metals|Mining|Solar|Energy|Fibers?|Fibres?|Marine|Aquatic|Aquatics|Partners|Labor Services?|Services|Wear|Workwear|Warehouse|Bros\.?|Brothers|AG|AB|SA|NV|BV|SpA|PLC|Pty|Oy|ApS|Traders|Embroidery|Headwear|Hats|Gloves|Plastics|Paper|Timber|Metalworks|Steelworks|Shipyard|Cannery|Tannery|Homeware|Interiors|Imports|Cooperatives?|Co-operative|Combine|Station|Brigade|Seafoods|Linens?|Works|Retail|Outlets?|Sewing|Bedding|Lines|Laundry|Printing|Dyeworks|Ceramics|Glass|Metal|Motors|Auto|Parts|Batteries|Silicon|Tomato|Agriculture|Farming|Fishing|Canning|Woodworks|Craft|Crafts|Gifts|Decor|Novelties|Beauty|Lashes|Suits?|Lash|Yarns?|Crewing|Manning|Components|Repair|Tailors|Threads?|Denim|Hosiery|Socks|Dolls|Cushions|Blankets|Pillows|Quilts|Carpets?|Rugs|Crab|Squid|Shrimp|Fish|Mushrooms|Ginseng|Pharma(?:ceuticals?)?|Medical|Biotech|Growers|Packers|Trawlers|Photovoltaics?|Ingots?|Wafers?|Modules|Aluminium|Aluminum|Steel|Copper|Stone|Tiles|Bricks|Carving|Optics|Cables?|Rubber|Tyres?|Tires?|Headgear|Backpacks|Luggage|Bags|Footwear|Boots|Schoolwear|Uniform|Safety|Harvest|Mills|Down|Feather|Linings|Trims?|Zippers?|Buttons?|Label|Labels|Agro|Caps|Cells|Foil|Minerals|Transit|Distributing|Distributors?|Smelting|Smelters?|Alloys?|Beverage|Confectionery|Sugar|Tea|Coffee|Cocoa|Rice|Foodstuffs|Beverages|Textil|Mode|Moda|Kft|Sdn\.? Bhd\.?|Bhd\.?|plc|Plc|Pte|Pvt|Tbk|Oyj|KG|B\.V\.|N\.V\.|S\.p\.A\.|S\.r\.l\.|S\.L\.|Lda|Hygienic|Hygiene|Protective|Provisions|Healthcare|Agri|Import-Export|Dekor|Casa|Holding|Innovations|Designs?|Collections?|Couture|Sourcing|Merchandise|Merchandising|Wholesale|Supermarkets?|Pharmacy|Optical|Knits|Tanneries|Canners|Mariculture|Seaproducts|Freight|Forwarding|Agencies|Ginning|Cottons|Weavers|Spinners|Polysilicon|Panels|Electric|Lighting|Hardware|Tools|Fasteners|Ornaments|Florals|Flowers?|Wreaths|Nets|Charcoal|Lumber|Flooring|Veneer|Plywood|Cutlery|Garment|Tricot|Lingerie|Intimates|Swimwear|Kidswear|Nurseries|Bakery|Dairy|Meats?|Poultry|Fruits?|Nuts|Spices|Oils?|Palm|Plantations?|Estates?|Fruit Juice|Juices?|Sauces?|Preserves?|Filaments?|Polymers?|Maritime|Navigation|Steamship|Trawling|Longline|Bristles?|Brushes|Brooms|Candles|Baskets|Wicker|Porcelain|Crystal|Jewel(?:le)?ry|Pearls?|SARL|Sarl|SRL|Srl|OÜ|UAB|SIA)"
)
"""Words that end the name of a firm: legal forms and trades."""

_DEFINITE: Final = re.compile(
    r"\b(?:the|this|that)\s+(company|firm|factory|plant|mill|camp|prison|manufacturer|supplier|retailer|importer|buyer|brand|workshop|packer|consignor|shipper|consignee|assessed\s+party|auditee|compound|exporter|business|group|facility|site|complex|maker|trader|yard|shipyard|cannery|farm|mine|processor|producer|claimant|plaintiff|petitioner|defendant|respondent|brand|chain|distributor|spinner|weaver|mill|subcontractor|park|zone|canner|council)\b(?!\s+(?:of|in)\s+[A-Z])"
    r"|((?<![一-鿿])公司(?=\d|每|现|已|自|在|于|将|去年|今年|目前|全年|对|向|为|的|称|表示|方面)|该公司|该厂|该企业|这家(?:公司|工厂|企业)|该工厂|该集团)|((?:이|그|해당)\s?(?:회사|공장|업체|기업|교화소))",
    re.IGNORECASE,
)
_SITE_WORDS: Final = frozenset(("camp", "prison", "complex", "compound"))


def short_forms(text: str, firms: Sequence[Mention], places: Places) -> Iterator[Mention]:
    """Yield later uses of the first words of a full name, or of its initials in brackets."""
    seen: dict[str, Mention] = {}
    begun = _begun(firms)
    told: set[str] = set()
    for one in firms:
        if initials := re.match(r"\s*\(([A-Z]{2,8})\)", text[one.end : one.end + 12]):
            seen.setdefault(initials[1], one)
        if called := _CALLED.match(text, one.end):
            seen.setdefault(called[1], one)
        if one.name in told:
            continue
        told.add(one.name)
        short = re.sub(rf"(?:\s+(?:and|&)?\s*{FIRM_END}|,)+(?:.*)$", "", one.name).strip(" ,")
        if short and short != one.name and (len(short.split()) > 1 or len(short) > 4):
            seen.setdefault(short, one)
        for lead in _leads(text, one, begun, places):
            seen.setdefault(lead, one)
        for core in _wide_cores(one.name):
            seen.setdefault(core, one)
    for short, one in seen.items():
        for at in places.of(short):
            yield Mention(start=at, end=at + len(short), kind="firm", name=one.name, key=one.key)


def _begun(firms: Sequence[Mention]) -> dict[str, set[str]]:
    """Return for the first words of names, of every length, the names that begin so and go on."""
    begun: dict[str, set[str]] = {}
    for name in {one.name for one in firms}:
        for match in re.finditer(r" ", name):
            begun.setdefault(name[: match.start()], set()).add(name)
    return begun


_ORDINARY: Final = frozenset(
    [
        "North",
        "South",
        "East",
        "West",
        "New",
        "Golden",
        "Red",
        "Blue",
        "Green",
        "Black",
        "White",
        "Great",
        "Grand",
        "Royal",
        "United",
        "National",
        "International",
        "Global",
        "First",
        "Second",
        "Chinese",
        "Korean",
        "American",
        "British",
        "German",
        "European",
        "Asian",
        "Pacific",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Central",
        "Eastern",
        "Asia",
        "China",
        "Korea",
        "Labor",
        "Human",
        "Free",
        "Open",
        "Big",
        "Little",
        "Old",
        "Young",
        "Good",
        "Best",
    ]
)


_CALLED: Final = re.compile(
    r"[^\n(“\"]{0,24}\((?:hereinafter\s+|hereafter\s+|henceforth\s+)?(?:referred\s+to\s+as\s+)?(?:the\s+)?[“\"]([A-Z][\w’'& -]{1,30})[”\"]\)"
)
"""What a paper calls a firm from then on: (the “Supplier”)."""
_GOES_ON: Final = re.compile(r"\s+[A-Z&]")


def _leads(text: str, one: Mention, begun: dict[str, set[str]], places: Places) -> Iterator[str]:
    """Yield the first words of a name by which a text calls it later, if no other name begins so."""
    words = one.name.replace(",", "").split()
    for size in range(len(words) - 1, 0, -1):
        lead = " ".join(words[:size])
        rest = begun.get(lead, set()) - {one.name}
        if rest or (size == 1 and (len(lead) < 4 or lead in _ORDINARY or not lead[0].isupper())):
            continue
        if lead.isascii() and any(not _GOES_ON.match(text, at + len(lead)) for at in places.of(lead)):
            yield lead


def _wide_cores(name: str) -> list[str]:
    """Return the short forms of a Chinese name: without its legal form, and without its trade where enough is left."""
    if name.isascii():
        return []
    if "가" <= name[-1] <= "힣":
        bare = re.sub(r"\s?(?:유한책임공사|유한공사|주식회사|무역회사|공사|회사|그룹)$", "", name)
        works = re.sub(r"(?:피복|의류|방직|수산물|가발|신발|편직|식료|봉제|제화)공장$", "공장", name)
        return [one for one in (bare, works) if one != name and len(one) >= 4]
    plain = re.sub(r"(?:有限责任公司|股份有限公司|有限公司|集团公司|集团)$", "", name)
    plain = re.sub(
        r"^(?:安徽|江苏|浙江|山东|广东|福建|河北|河南|湖北|湖南|四川|辽宁|吉林|黑龙江|新疆|北京|上海|天津|重庆|陕西|甘肃|青海|宁夏|云南|贵州|江西|海南|山西|内蒙古|广西)(?:省|市)?(?=.{4,})",
        "",
        plain,
    )
    short = re.sub(r"(?:服装|贸易|纺织|制衣|食品|水产|科技|实业)$", "", plain)
    return [one for one, least in ((plain, 4), (short, 3)) if one != name and len(one) >= least]


def definite(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield what "the company" or "the retailer" stands for: the last firm before it that the text calls so, else the last."""
    called = _descriptions(text, found)
    firms = Ordered.of(one for one in found if one.kind in ("firm", "site"))
    parties = _parties(text, firms)
    yield from _of_two(text, firms)
    for match in _DEFINITE.finditer(text):
        word = (match[1] or "").lower()
        if word in _PARTIES:
            if parties and (party := parties[_PARTIES[word]]) is not None:
                yield Mention(
                    start=match.start(), end=match.end(), kind=party.kind, name=party.name, key=party.key
                )
            continue
        wanted = ("site",) if word in _SITE_WORDS else ("firm", "site")
        before = [one for one in firms.before(match.start(), _BACK) if one.kind in wanted]
        if word in _GENERAL:
            before = [
                one
                for one in before
                if not re.search(r"(?:camp|prison|colony|교화소)$", one.name, re.IGNORECASE)
            ] or before
        so = [one for one in before if word in called.get(one.name, ())]
        other = [
            one
            for one in before
            if word not in _GENERAL and called.get(one.name) and word not in called[one.name]
        ]
        if not before:
            ahead = [one for one in firms.within(match.end(), match.end() + 900) if one.kind in wanted]
            before = so = ahead[:1]
        chosen = so or [one for one in before if one not in other] or before
        if chosen:
            acting = [
                one for one in chosen[-4:] if not _ASIDE.search(text[max(0, one.start - 24) : one.start])
            ]
            that = match.group().lower().startswith(("this", "that"))
            last = (acting or chosen)[-1] if word in _GENERAL and not that else chosen[-1]
            yield Mention(start=match.start(), end=match.end(), kind=last.kind, name=last.name, key=last.key)


_PARTIES: Final = {"claimant": 0, "plaintiff": 0, "petitioner": 0, "defendant": 1, "respondent": 1}
_AGAINST: Final = re.compile(r"(?m)^([^\n]{3,100}?)[ \t]+(?:v|vs|versus|-v-)\.?[ \t]+([^\n]{3,100})$")


def _parties(text: str, firms: Ordered) -> tuple[Mention | None, Mention | None] | None:
    """Return who sues whom, from the line "A v. B" of a court paper; None without one."""
    line = _AGAINST.search(text)
    if line is None:
        return None
    sides = (next(iter(firms.within(*line.span(side))), None) for side in (1, 2))
    first, second = sides
    return first, second


_TWO: Final = re.compile(r"\b[Tt]he\s+(latter|former)\b(?!\s+[a-z]+(?:s|er|or|man|woman)\b)")


_BACK: Final = 120
"""Names back that "the company" may mean: those of some ten pages."""


def _of_two(text: str, firms: Ordered) -> Iterator[Mention]:
    """Yield what "the latter" and "the former" stand for: the last or the last but one of the firms named before."""
    for match in _TWO.finditer(text):
        names: list[Mention] = []
        for one in firms.within(match.start() - 400, match.start()):
            names = [*(other for other in names if other.name != one.name), one]
        chosen = names[-1] if names and match[1] == "latter" else names[-2] if len(names) > 1 else None
        if chosen is not None:
            yield Mention(
                start=match.start(), end=match.end(), kind=chosen.kind, name=chosen.name, key=chosen.key
            )


_ASIDE: Final = re.compile(
    r"\b(?:to|from|for|with|against|by|than|like|of|via|through|in|at|buying from|supplies|owns)\s+(?:the\s+)?(?:[a-z-]+\s+)?$"
)
_GENERAL: Final = frozenset(("company", "firm", "business", "group", ""))
_ROLES: Final = "retailer|brand|importer|exporter|manufacturer|supplier|maker|buyer|distributor|wholesaler|contractor|factory|plant|mill|workshop|camp|prison|trader|chain|broker|compound|complex|group|facility|yard|shipyard|park|zone|farm|mine|cannery|processor|producer|spinner|weaver|subcontractor|canner|council"
_MAKERS: Final = frozenset(
    (
        "factory",
        "plant",
        "mill",
        "workshop",
        "maker",
        "manufacturer",
        "supplier",
        "facility",
        "exporter",
        "site",
    )
)


def _descriptions(text: str, found: Sequence[Mention]) -> dict[str, set[str]]:
    """Return the nouns by which the text calls each firm, from the words beside its name and in it."""
    called: dict[str, set[str]] = {}
    for one in found:
        if one.kind not in ("firm", "site"):
            continue
        follows = re.match(rf"\s+({_ROLES})\b", text[one.end : one.end + 16])
        beside = re.match(r",\s+(?:a|an|the|one of the)\s+([^,.;]{3,60})", text[one.end : one.end + 70])
        near = re.search(
            rf"\b(?:the|a|an|[A-Z]\w+)\s+(?:\w+\s+)?({_ROLES})\s+(?:called\s+|named\s+)?$",
            text[max(0, one.start - 50) : one.start],
        )
        words = f"{one.name} {follows[1] if follows else ''} {beside[1] if beside else ''} {near[1] if near else ''}"
        nouns = {noun.lower() for noun in re.findall(rf"\b({_ROLES})s?\b", words, re.IGNORECASE)}
        if nouns & _MAKERS:
            nouns |= _MAKERS
        called.setdefault(one.name, set()).update(nouns)
    return called
