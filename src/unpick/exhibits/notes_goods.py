"""Goods, materials, where they come from, who did which step, and where: what a chain of documents says."""

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_lexicon import PACKAGE, expand, is_norm, is_said_by_others
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece
from unpick.model.bundled import read_bundled_csv

__all__ = [
    "countries_in",
    "firm_in",
    "goods_of",
    "is_region_denied",
    "materials_in",
    "regions_in",
    "steps_in",
    "tested_in",
]

_LEGAL: Final = (
    r"(?:Co\.?,?\s?Ltd\.?|Company,?\s(?:Limited|Ltd\.?)|Limited|Ltd\.?|L\.?L\.?C\.?|Inc\.?|Incorporated|Corp\.?|Corporation|GmbH|S\.?A\.?|"
    r"Pte\.?\s?Ltd\.?|Co\.)"
)
_TRADE: Final = (
    r"(?:(?:Spinning |Textile |Weaving |Cotton |Ginning )?(?:Mills?|Factory|Works|Group|Enterprises?|Ginnery|Farms?|Cooperative|Trading|Garments?|"
    r"Textiles?|Apparel|Gin))"
)
# A word of trade in the middle ends no name that goes on to a legal form: Red Textile Industrial Co., Ltd.
_SUFFIX: Final = rf"(?:{_TRADE}(?:\s+[A-Z][\w&'’.\-]*){{1,3}}?,?\s+{_LEGAL}(?!\w)|{_LEGAL}|{_TRADE})"
_FIRM: Final = re.compile(
    rf"(?P<en>(?:[A-Z][\w&'’.\-]*|\((?:[A-Z]\w+)\)|of|and|&)(?:\s+(?:[A-Z][\w&'’.\-]*|\([\w ]+\)|of|and|&)){{0,7}}?,?\s+{_SUFFIX}(?![\w])(?:,?\s+{_SUFFIX}(?!\w))*(?:\s*\(invented\))?)"
    r"|(?P<zh>(?:(?<=[由向从在与和，、：:])|(?<![一-鿿]))(?:(?![由向从])[一-鿿（）()]){2,24}?(?:有限责任公司|股份有限公司|有限公司|公司|纺织厂|服装厂|制衣厂|工厂|集团))"
    r"|(?P<ko>(?:\(주\)|㈜|주식회사)\s?[가-힣A-Za-z]+|[가-힣A-Za-z]+\s?(?:주식회사|㈜|\(주\)|유한회사|공사))"
)
_LINE: Final = re.compile(
    r"(?:^|\b)(?:entry )?(?:style|line|item|article|model|SKU|款号|款|행|품번|스타일)\s*(?:no\.?|number|#)?\s*[:：#]?\s*"
    r"(?P<id>(?=[A-Z0-9\-/]*\d)[A-Z0-9][A-Z0-9\-/]*)\s*(?:\((?P<in>[^)]*)\))?\s*[:：\-–—,.|]?\s*(?P<rest>.{3,})",
    re.IGNORECASE | re.DOTALL,
)
_ABSENT: Final = re.compile(
    r"\b(?:no|not|without|free of|free from|non-?|zero|nor|(?<![\d.])0\s?%)[\s-]+(?:(?:any|contain\w*|of|raw|made of|from)\s+){0,2}[^\W\d_]+|不含[^\W\d_]{1,3}|无[^\W\d_]{1,2}",
    re.IGNORECASE,
)
_MADE_OF: Final = re.compile(
    r"\d{1,3}\s?%|\bmade (?:up )?(?:of|from)\b|\bcompos(?:ed|ition)\b|\bcontent\b|\bconsists? of\b|\bshell\b|\bfib(?:er|re)s?\b|成分|혼용|소재|材质",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:no(?!\.?\s*\d)|not|never|none|nor|neither|without|outside|free of|free from|other than|n't|zero|nothing|cannot|except|exclud\w*|absence|den(?:y|ies|ied))\b|(?:不|没有|无|未|非)(?!锈)|않|없|아니|아닌",
    re.IGNORECASE,
)
_LAWISH: Final = re.compile(
    r"\b(?:act|presum\w*|CAATSA|UFLPA|sanction\w*|regulation|resolution|statute|withhold release|U\.?S\.?C|C\.?F\.?R|guidance|strategy|risk (?:country|region)|high[- ]risk)\b|强迫劳动预防|제재|法案",
    re.IGNORECASE,
)
_FROM: Final = r"(?:\s+(?:\w+\s+){0,3}?(?:in|from|at|off|of)\s+(?:the\s+)?(?:[\w,'\- ]{0,40}?\b)?)"
_PAPER: Final = re.compile(
    r"\b(?:passports?|work permits?|visas?|residen(?:ce|t) (?:permits?|cards?)|identity (?:cards?|papers|documents)|identification (?:cards?|papers|documents)|ID cards?|(?:labou?r|employment|work) contracts?|(?:officials?|CBP|authority|inspectors?|immigration) (?:\w+ )?(?:found|finding|determined|established|confirmed))\b"
    r"|护照|身份证|工作许可|签证|劳动合同|여권|신분증|취업\s?허가|비자|근로\s?계약",
    re.IGNORECASE,
)
_NATIONAL: Final = re.compile(
    r"\bnational(?:s|ity|ities)?\b|\b(?:identity|identification|ID|resident|residents'|residence) (?:\w+ )?(?:cards?|papers|documents) of (?:the )?|\bcitizens?(?:hip)?\b|\bpassports?\b|国籍|公民|국적|공민|국민|여권|护照",
    re.IGNORECASE,
)
_NOBODY: Final = re.compile(r"\b(?:nobody|no one)\b", re.IGNORECASE)
_HOLDS: Final = re.compile(
    r"\b(?:hold|holds|held|have|has|had|carry|carries|carried|showed|shown)\b[^.]{0,30}\b(?:identity|identification|ID) (?:cards?|papers?|documents?) "
    r"(?:of|issued (?:by|in)|from)\b",
    re.IGNORECASE,
)
_TESTING: Final = re.compile(
    r"\btest(?:ed|s|ing)?\b|\banaly[sz]\w*|\bisotop\w*|\bDNA\b|\blaborator\w+|\blabs?\b|\bspecimens?\b|\bsamples?\b|\b(?:mailed|sent|handed|gave) us\b|检测|送检|测试|检验|分析|시험|검사|동위원소|분석",
    re.IGNORECASE,
)
_TAKEN: Final = re.compile(r"\b(?:drawn|taken|received|picked|cut out|pulled from)\b", re.IGNORECASE)
# What is said not to have been tested is not what was tested.
_UNTESTED: Final = re.compile(
    r"\b(?:finished|garments?|articles?|shirts?|goods|products?|yarns?|fabrics?|lint|raw cotton)\b[^.;,]{0,30}?"
    r"\b(?:was|were|is|are|has|have|had) (?:not|never) (?:been )?(?:submitted|provided|sampled|tested|examined|analy[sz]ed|"
    r"sent|available|received|included|part)\b[^.;]*|\bno (?:finished|garments?|articles?|shirts?|goods|products?)\b[^.;]*?"
    r"\b(?:was|were) (?:submitted|provided|sampled|tested|examined|analy[sz]ed|sent|available|received|included)\b[^.;]*",
    re.IGNORECASE,
)
_RESULT: Final = re.compile(
    r"(?:(?:test )?results?|analysis|isotop\w+|DNA|sample|laboratory|specimen|ratios?|(?:measured|isotope|delta) values?|profile|signature|fingerprint|检测结果|检测|시험 결과|분석 결과)[^.。]{0,120}?\b(?:consistent with|inconsistent with|(?:lies?|falls?|fell|lay|is|are|was|were) (?:well )?(?:within|inside|outside|in|beyond) (?:the )?(?:range|reference|limits|cluster)|agrees? with|differs? from|points? to|show\w*|indicat\w*|no (?:match|indication|trace)|negative|positive|match\w*|exclud\w*|inconclusive|detected|不一致|一致|未检出|检出|일치|불일치|검출)"
    r"|\bno match (?:with|to|for|against)\b|\bmatch(?:es|ed)? (?:with |to |against )?(?:the |any )?(?:reference|data ?base)",
    re.IGNORECASE,
)
_NAMED_FOR: Final = re.compile(
    r"\b[A-Z][\w'’-]+(?:[ -](?:East|West|North|South|Middle|Central|[EWNSM]\.?))?[ -](?:Road|Rd|Street|St|Avenue|Ave|Lane|Bridge|Boulevard|Blvd|Lu|Jie)\b"
    r"|\b(?:Xinjiang|Sinkiang)[ -](?:style|noodles?|restaurants?|cuisine|food|dish\w*|kitchen|hotel)\b"
    r"|(?:新疆|乌鲁木齐|喀什|和田|阿克苏|库尔勒|哈密|吐鲁番|伊犁|昌吉|石河子|平壤|新义州)(?:[东西南北中])?[一二三]?(?:[路街巷桥]|大道|菜|餐厅|饭店|面馆|风味)"
)
"""A street, a bridge or a kitchen that carries the name of a place stands anywhere."""
_IN_ROW: Final = re.compile(r"(?:^|\|)\s*(?:\d+\.?\s*)?([^|]{3,40}?)\s*[|–—]\s*$")
_DOES: Final = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:which |that |then |also |has |have )?((?:does|did|carries out|carried out|performs|performed) (?:the )?\w+ing|grew|ginned|spun|spins|wove|weaves|knitted|knits|dyed|dyes|finished|cut|sewed|sews|packed|mined|smelted|refined|caught|processed|assembled|made|manufactured|produced)\b",
    re.IGNORECASE,
)
_BOUGHT: Final = re.compile(
    r"\b(?:purchas|bought|suppli|sourc|procur|order|obtain|receiv)\w*\b[^.]{0,40}\b(?:from|by)\s+(?:the\s+)?$|(?:采购自|购自|由)$",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\b(?:by|at|of|from|with)\s+(?:the\s+)?$|由$|在$|에서$", re.IGNORECASE)


@functools.cache
def _words(topic: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_bundled_csv(PACKAGE, "goods.csv")
    return tuple(
        (row["value"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows if row["topic"] == topic
    )


@functools.cache
def _regions() -> tuple[Mapping[str, str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return single words with their region, and patterns for the other names."""
    rows = [row for row in read_bundled_csv(PACKAGE, "places.csv") if not row["region"].startswith("#")]
    single = {
        match[1]: row["region"] for row in rows if (match := re.fullmatch(r"\\b(\w+)\\b", row["pattern"]))
    }
    others: dict[str, list[str]] = {}
    for row in rows:
        if row["pattern"].strip("\\b") not in single:
            others.setdefault(row["region"], []).append(row["pattern"])
    return single, tuple(
        (region, re.compile(f"(?=[A-ZÜ⺀-퟿])(?:{'|'.join(patterns)})")) for region, patterns in others.items()
    )


@functools.cache
def _countries() -> tuple[
    Mapping[str, tuple[str, ...]], Mapping[str, re.Pattern[str]], Mapping[str, re.Pattern[str]]
]:
    """Return first words with the countries to try, the patterns of these, and names in Han script and Hangul."""
    heads: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, re.Pattern[str]] = {}
    wide: dict[str, re.Pattern[str]] = {}
    for row in read_bundled_csv(PACKAGE, "countries.csv"):
        names = [
            name
            for name in (*row["names"].split("|"), *row["adjectives"].split("|"), *row["cjk"].split("|"))
            if name
        ]
        latin = [name for name in names if name[0] < "ʰ"]
        others = [name for name in names if name[0] > "ʰ"]
        if others:
            wide[row["iso"]] = re.compile("|".join(others))
        patterns[row["iso"]] = re.compile("|".join(rf"(?<!\w){name}(?:s)?(?!\w)" for name in latin))
        for name in latin:
            head = re.findall(r"\w+", name.replace("\\", ""))[0]
            for word in (head, f"{head}s"):
                heads[word] = (*heads.get(word, ()), row["iso"])
    return heads, patterns, wide


def _ordered(table: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> tuple[str, ...]:
    at = {value: match.start() for value, pattern in table if (match := pattern.search(text))}
    return tuple(sorted(at, key=lambda value: at[value]))


@functools.lru_cache(maxsize=4096)
def materials_in(text: str) -> tuple[str, ...]:
    """Return the materials that a text names, in its order.

    >>> materials_in("65% polyester, 35% cotton")
    ('polyester', 'cotton')
    """
    return _ordered(_words("material"), _ABSENT.sub(" ", text))


@functools.lru_cache(maxsize=4096)
def steps_in(text: str) -> tuple[str, ...]:
    """Return the steps of a chain that a text names, in its order; plain making only where nothing else is named."""
    steps = _ordered(_words("step"), text)
    special = tuple(step for step in steps if step != "manufacturing")
    return special or steps


@functools.lru_cache(maxsize=4096)
def tested_in(text: str) -> str:
    """Return what a text says was tested, or an empty string."""
    kept = _UNTESTED.sub(" ", text)
    return next((value for value, pattern in _words("tested") if pattern.search(kept)), "")


@functools.lru_cache(maxsize=4096)
def regions_in(text: str) -> tuple[str, ...]:
    """Return CN-XJ and KP where a text names a place there; a street or a dish named for one is none."""
    text = _NAMED_FOR.sub(" ", text)
    single, patterns = _regions()
    found = {single[word] for word in re.findall(r"\b[A-Z]\w+", text) if word in single}
    if not text.isascii() or not text.islower():
        found.update(region for region, pattern in patterns if region not in found and pattern.search(text))
    return tuple(region for region, _pattern in patterns if region in found)


@functools.lru_cache(maxsize=4096)
def countries_in(text: str) -> tuple[str, ...]:
    """Return the countries that a text names (ISO), in its order; Xinjiang stands for itself.

    >>> countries_in("grown in Australia and the United States"), countries_in("新疆，中国")
    (('AU', 'US'), ('CN-XJ',))
    """
    heads, patterns, wide = _countries()
    tried = {iso for word in re.findall(r"\w+", text) for iso in heads.get(word, ())}
    at = {iso: match.start() for iso in tried if (match := patterns[iso].search(text))}
    if not text.isascii():
        for iso, pattern in wide.items():
            if match := pattern.search(text):
                at[iso] = min(match.start(), at.get(iso, len(text)))
    found = tuple(sorted(at, key=lambda iso: at[iso]))
    if "CN-XJ" in regions_in(text):
        return ("CN-XJ", *(iso for iso in found if iso != "CN"))
    return found


def firm_in(text: str) -> re.Match[str] | None:
    """Return the first name of a firm in a text: words that end in a form of company."""
    return _FIRM.search(text)


def is_region_denied(text: str) -> bool:
    """Tell whether a sentence names a place only to deny it, to cite a law or to tell what others allege."""
    return bool(_NOT.search(text) or _NOBODY.search(text) or _LAWISH.search(text) or is_said_by_others(text))


def goods_of(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield what a piece says of goods, materials, origin, steps, places, tests and nationality."""
    yield from _lines(piece)
    if context.kind in ("notice", "entry"):
        yield from _entry_line(piece)
    yield from _places(piece)
    if is_norm(piece.text):
        return
    yield from _origins(piece)
    yield from _steps(piece, context)
    yield from _tests(piece, context)
    yield from _nationalities(piece, context)


_ENTRY_LINE: Final = re.compile(
    r"^\s*(?:line\s*)?(?P<line>\d{1,3})[.):]?\s+(?:(?P<style>[A-Z0-9][A-Z0-9./-]*\d[A-Z0-9./-]*)\s+)?"
    r"(?P<goods>[A-Za-z][^\d]{3,80}?)\s+(?P<hs>\d{4}(?:\.\d{2,4}){1,3})\s*$"
)
"""A line of an entry whose columns were lost: number, style, goods, tariff number."""


def _entry_line(piece: Piece) -> Iterator[Note]:
    found = _ENTRY_LINE.match(piece.text)
    if found:
        goods = found["goods"].strip(" ,;")
        subject = found["style"] or found["line"]
        yield say(piece, "line", subject=subject, value=",".join(materials_in(goods)))


def _lines(piece: Piece) -> Iterator[Note]:
    materials = materials_in(piece.text)
    if not materials:
        return
    line = _LINE.search(piece.text)
    subject = line["id"] if line else ""
    if line and materials_in(f"{line['in'] or ''} {line['rest']}") and not _TESTING.search(piece.text):
        yield say(
            piece,
            "line",
            subject=subject,
            value=",".join(materials_in(f"{line['in'] or ''} {line['rest']}")),
        )
    if _MADE_OF.search(piece.text) and not _TESTING.search(piece.text):
        yield say(piece, "material", subject=subject, value=",".join(materials))


def _places(piece: Piece) -> Iterator[Note]:
    regions = regions_in(piece.text)
    if regions and not is_region_denied(piece.text) and not is_norm(piece.text):
        for region in regions:
            yield say(piece, "place_region", value=region)


@functools.cache
def _origin_pattern() -> re.Pattern[str]:
    return re.compile(
        expand(
            rf"{{MADE}}\b{_FROM}|\bproducts? of\s+|\borigin(?:\s+of\s+[\w ]+)?\s*(?:is|was|:|：)\s*|产自|来自|产于|采购自"
        ),
        re.IGNORECASE,
    )


_OF_ORIGIN: Final = re.compile(
    r"(?P<land>\S+(?: \S+)?) origin\b|\b(?:buy|buys|bought|purchas\w+|import\w*|get|gets|obtain\w*|sourc\w+) (?:\w+ ){0,3}?(?P<what>cotton|yarn|fabric|lint|seafood|squid|fib(?:er|re)s?|polysilicon|aluminum|tomato\w*) from (?P<l2>[^.,;]{3,40})",
    re.IGNORECASE,
)
_ADJECTIVE: Final = re.compile(
    r"(?P<land>\S+(?: \S+)?)\s+(?:raw |upland |grown |organic )*(?P<what>cotton|yarn|fabric|lint|fib(?:er|re)|seafood|polysilicon|tomato(?:es)?|squid|crab)",
    re.IGNORECASE,
)
_CJK_FROM: Final = re.compile(
    r"(?:产自|来自|产于|采购自|원산지는|에서 (?:재배|생산|수확|조달|수입|구매|구입|들여))"
)


def _origins(piece: Piece) -> Iterator[Note]:
    """Yield where a material or product comes from, where the sentence says so and does not deny it."""
    text = piece.text
    if _NOT.search(text) or _LAWISH.search(text):
        return
    match = _origin_pattern().search(text)
    lands: tuple[str, ...] = ()
    subject = ""
    if match:
        lands = countries_in(text[match.start() : match.end() + 60])
        subject = (materials_in(text[: match.start()]) or materials_in(text) or ("product",))[0]
    elif "에서" in text and _CJK_FROM.search(text):
        lands = countries_in(text)
        subject = (materials_in(text) or ("product",))[0]
    if not lands and (said := _OF_ORIGIN.search(text)):
        lands = countries_in(said["land"] or said["l2"])
        subject = (materials_in(text) or (said["what"] or "product",))[0]
    if not lands:
        for named in _ADJECTIVE.finditer(text):
            lands = countries_in(named["land"])
            subject = (materials_in(named["what"]) or (named["what"].lower(),))[0]
            if lands:
                break
    for land in lands:
        yield say(piece, "origin", subject=subject, value=land)


def _steps(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield the firms that a sentence gives a step: yarn was spun by X Co., Ltd."""
    last = 0
    for match in _FIRM.finditer(piece.text):
        firm = match.group().strip(" ,")
        before = piece.text[last : match.start()]
        last = match.end()
        context.party = firm
        after = piece.text[match.end() :]
        does, row = _DOES.match(after), _IN_ROW.search(before)
        if before.endswith("由"):
            steps = steps_in(after[:6])
        elif _BY.search(before):
            steps = steps_in(before[-80:])
        else:
            steps = steps_in(does[1] if does else row[1] if row else "")
        if not steps and _BOUGHT.search(before[-60:]):
            yield say(piece, "party", subject="supplier", value=firm)
        if steps:
            yield say(piece, "step", subject=steps[-1], value=firm)
            yield say(piece, "party", subject=steps[-1], value=firm)


def _tests(piece: Piece, context: Context) -> Iterator[Note]:
    if piece.label or context.kind in ("audit", "press", "identity"):
        return
    told = bool(_TESTING.search(piece.text))
    if not told and context.kind != "test":
        return
    if context.kind != "test" and not re.search(
        r"isotop|DNA|laborator|fib(?:er|re) (?:test|analys)|检测|同位素|시험|동위원소",
        piece.text,
        re.IGNORECASE,
    ):
        return
    tested = tested_in(piece.text)
    if tested and (told or _TAKEN.search(piece.text)):
        yield say(piece, "tested", value=tested)
    if _RESULT.search(piece.text):
        yield say(piece, "test_result", value=",".join(countries_in(piece.text)))


def _nationalities(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield a nationality only where a passport, permit, contract or an authority's finding gives it."""
    text = piece.text
    official = context.kind in ("identity", "decision")
    if (
        piece.label
        or not (_NATIONAL.search(text) or _HOLDS.search(text))
        or not (official or _PAPER.search(text))
    ):
        return
    if (
        _NOT.search(text)
        or _NOBODY.search(text)
        or (context.kind in ("protest", "press", "allegation", "questionnaire") and not _PAPER.search(text))
    ):
        return
    if _LAWISH.search(text):
        return
    for land in countries_in(text):
        yield say(piece, "nationality", value="CN" if land == "CN-XJ" else land)
