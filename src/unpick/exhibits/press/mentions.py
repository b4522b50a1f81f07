"""Firms, sites, bodies and groups that a text names, and what "the company" stands for."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unpick.exhibits.press.gazetteer import Gazetteer
from unpick.exhibits.press.places import Board, Places
from unpick.exhibits.press.privacy import ORDINARY as _COMMON
from unpick.exhibits.press.proposal import Mention
from unpick.exhibits.press.short_names import FIRM_END, definite, short_forms

__all__ = ["find_mentions"]


_CAP: Final = r"(?:[A-Z][\w’'-]*|&|No\.\s?\d+|\d+(?=\s+[A-Z]))"
_FIRM: Final = re.compile(
    rf"(?<!\d\.)\b(?!(?:The|A|An|In|On|At|By|For|From|Of|But|And|While|When|As|Both|This|That|Each|Several|Chinese|North|South|Most|Its|Their|Another)\s+(?:Co|Ltd|Company|Factory|Group|Mill|Plant|Garments?|Textiles?)\b)"
    rf"((?:{_CAP}[^\S\n]+(?:(?:and|of|for)\s+)?){{1,6}}{FIRM_END}(?:,?\s*(?:Co\.?,?\s*)?(?:Ltd|Inc|LLC|Limited|Corp)\.?)?)(?![\w])"
)
_SITE: Final = re.compile(
    rf"\b((?:{_CAP}[^\S\n]+){{1,4}}(?:(?:Re-?education|Labor|Labour|Prison|Internment|Detention|Women['’]s|Correctional)\s+)*(?:Camp|Prison|Complex|Zone|Park|Colony|Detention\s+Cent(?:er|re)|Compound|Jail|Penitentiary|Estate)(?:\s+No\.?\s?\d+)?)\b"
)
_NUMBERED: Final = re.compile(
    r"\b((?:(?:[A-Z][\w’'-]+[^\S\n]+){0,3}(?:Kyo-?hwa-?so|Kwan-?li-?so|Factory|Plant|Mill|Workshop|Brigade|Bureau)|(?:(?!The\b)[A-Z][\w’'-]+[^\S\n]+){1,3}(?:Team|Unit))[^\S\n]+(?:No\.?[^\S\n]?)?\d+)\b"
)
_LOWER: Final = re.compile(
    r"\b((?:[A-Z][\w’'-]+[^\S\n]+){1,3}(?:(?:garment|textile|clothing|women[’']s|men[’']s|labor|labour|reeducation|re-education|sewing|seafood|fish|wig|hair|knitting|spinning|weaving|cotton|food|processing|shoe|toy|packing|uniform|silk|shirt|glove|coat|jacket|state|prison|provincial|county|city|clothes|apparel|crab|squid|tomato|brick|carpet|electronics|yarn|fabric|dyeing|down|quilt|mask|medical|internment|detention|transit|No\.\s?\d+)\s+){0,3}(?:factory|plant|mill|workshop|cannery|shipyard|colony|labor office|labor bureau|prison|camp))\b"
)
_AT_PLACE: Final = re.compile(
    r"\b((?:women['’]s\s+|labor\s+|reeducation\s+|prison\s+|garment\s+)*(?:prison|camp|detention cent(?:er|re))\s+(?:at|in|near|outside)\s+[A-Z][\w’'-]+)\b"
)
_ACTS: Final = re.compile(
    r"(?:^|(?<=[.,;:“]\s)|(?<=\n)|(?<=that\s)|(?<=and\s)|(?<=said\s)|(?<=but\s))([A-Z][a-z][\w’'&-]+(?:[^\S\n]+(?:&[^\S\n]+)?[A-Z][\w’'&-]+){0,3})\s+(?:has\s+|had\s+|also\s+|now\s+|still\s+|later\s+|directly\s+|itself\s+)*(?:employs|employed|runs|ran|sells|sold|receives|received|belongs|covers|has\s+(?:\w+\s+){0,3}(?:factories|plants|workers|employees|sites|workshops|stores|lines)|moved|fills|spins|weaves|knits|charges|charged|delivers|delivered|sends|sent|uses|used|makes|made|closed|opened|shares|acquired|bought|buys|imports|imported|ordered|bought|shipped|ships|supplies|supplied|exports|exported|subcontracted|purchased|sourced|makes|produces|produced|owns|operates|hired|hires|pays|paid|recruited|sewed|manufactures|processes|settled)\b"
)
_NO_ACTOR: Final = re.compile(
    r"^(?:Another|Others|Half|All|Everybody|Someone|Inspectors|Researchers|Analysts|Experts|Auditors|Ministries|Retailers|Importers|The|It|They|He|She|This|That|These|Those|We|In|On|At|Customs|Officials|Workers|Women|Managers|Prisoners|Traders|Factories|Companies|Buyers|China|Chinese|Korea|Korean|North|South|Pyongyang|Beijing|Washington|Many|Most|Some|Several|Both|Each|One|Two|Three|Authorities|Households|Families|Police|Inmates|Nobody|Everyone|Its|Their|Our|Employers|Brokers|Firms|Guards|Who|What|Sources|Records|Documents)\b"
)
_BODY: Final = re.compile(
    r"\b((?:[Tt]he\s)?(?:government|authorities|labor (?:bureau|office)|party committee) of [A-Z]\w+(?: (?:county|prefecture|city|province))?|[A-Z]\w+ (?:county|prefecture|city) (?:government|authorities|labor (?:bureau|office)))\b"
)
_APPOSED: Final = re.compile(
    r"\b(?:retailer|brand|importer|exporter|manufacturer|supplier|maker|company|firm|buyer|distributor|wholesaler|contractor|trader|factory|mill|plant|subsidiary|chain|broker|agency|canner|wholesaler|exporter|producer|processor|packer|grower|spinner|weaver|customer|client|forwarder|called|named|one|another|third|second|first)(?:,|(?<=one,))?\s+(?:called\s+|named\s+)?((?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Chinese|Korean|North|South|Russian|American|European|Western|Asian|Japanese|German|British)(?:[A-Z][\w’'&-]+\s?){1,4})(?=[\s,.;)’']|$)(?!\s*(?:ran|founded|owns|owned|runs|built|started|led|heads|headed|worked)\b)"
)
_AMONG: Final = re.compile(
    r"\b(?:(?:[Oo]ne|[Tt]wo|[Aa]nother|[Tt]he\s+\w+)\s+of\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+){0,2}(?:brands|retailers|firms|companies|buyers|importers|suppliers|factories|mills|customers|clients|exporters|makers|manufacturers|plants|chains|distributors)|[Aa]\s+(?:second|third|fourth|fifth|sixth|rival|competitor|consultant)(?:\s+(?:firm|company|brand|buyer|retailer|supplier|importer))?|[Tt]he\s+(?:second|third|other|latter|largest|biggest|main)(?:\s+(?:firm|company|brand|buyer|retailer|supplier|importer|customer))?),\s+((?:[A-Z][\w’'&-]+\s?){1,4})(?=,)"
)
"""One of several firms, named beside: "one of the brands, Invented Thistle, told us"."""
_NICKED: Final = re.compile(
    r"\b(prison|camp|colony|jail|compound|detention\s+cent(?:er|re)|factory|workshop)\b[^.;]{0,50}?\b(?:call(?:s|ed)?|known\s+(?:locally\s+)?as|nicknamed|dubbed)\s+(?:it\s+)?[“\"‘']?(?:the\s+)?((?:[A-Z][\w’'-]+\s?){1,3})"
)
"""A site by what people call it: "a prison that inmates call the Brickyard"."""
_WHICH: Final = re.compile(
    r"(?:(?<=[.:;”\"]\s)|(?<=^)|(?<=\n)|(?<=\b(?:from|with)\s)|(?<=\b(?:by|to)\s)|(?<=\band\s)|(?<=\bfor\s))((?!(?:The|It|This|That|In|On|At|Its|And|But|Their|January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z][\w’'&-]+(?:\s(?:&\s)?[A-Z][\w’'&-]+){1,3})(?:\s+of\s+[A-Z]\w+)?,\s+(?:which|whose\s+(?:\w+\s+)?(?:workers|factory|factories|plants?|mills?|orders|products|goods|shares|parent|owner|stores|brands?|customers|suppliers|imports|exports|website|spokes\w+|labels?))\b"
)
"""A name of two words or more with ", which" or ", whose plant": no person."""
_IS_A: Final = re.compile(
    r"\b((?:[A-Z][\w’'&-]+\s){0,3}[A-Z][\w&-]+),\s+(?:a|an|the|one of the)\s+(?:[\w-]+\s+){0,5}?(?:retailer|brand|importer|exporter|manufacturer|supplier|maker|company|firm|buyer|distributor|wholesaler|contractor|subsidiary|chain|factory|mill|canner|plant|producer|processor|packer|workshop|trader|forwarder|brokerage|spinner|weaver|grower|cooperative)\b"
)
_LISTED: Final = re.compile(
    r"(?m)^(?:[-*•]\s*|\d+[.)]\s*)?((?!(?:From|To|Cc|Subject|Date|Re|RE|Note|Summary|Case|Part|Annex|Table|Exhibit|Source|Sources|Facts|Background|Dear|Update|Correction|Editor|Photo|Caption|Contact|Answer|Question|Release|Published|Updated|Contact|Media|Photograph|Key|Page|Scope|Method|Rating|Workforce|Interviews|Assessed|Assessor|Commissioned)\b)(?![A-Z’'& -]+:)[A-Z][\w’'&-]+(?:\s(?:&\s)?[A-Z][\w’'&-]+){1,3})(?=:\s)"
)
"""A name that heads an entry of a list: "Xinlong Knitting: 260 machines"."""
_AMPERSAND: Final = re.compile(
    r"\b((?:[A-Z][\w’'-]+[^\S\n])?[A-Z][\w’'-]{2,}[^\S\n]&[^\S\n][A-Z][\w’'-]{2,})\b(?![^\S\n][A-Z])"
)
"""Two names joined by a sign that only firms have: "Invented & Thistle"."""
_PREFIXED: Final = re.compile(r"\b((?:PT|CV|OOO|ZAO|TOO|AO|OAO)\s+(?:[A-Z][\w’'-]+\s?){1,3})(?<!\s)")
_OUTLET: Final = re.compile(
    r"\b(?:Post|Times|News|Tribune|Herald|Guardian|Watch|Daily|Journal|Radio|Press|Agency|Alliance|Institute|Center|Centre|Coalition|University|Ministry|Customs|Treasury|Department)$"
)
_ZH: Final = r"[^\W\da-zA-Z的了在向从给对把被由将是有每自于至据说称其该此这那等共约去今明昨年月日到为后前]"
_FIRM_ZH: Final = re.compile(
    rf"((?:{_ZH}|明(?![天年日])){{2,16}}?(?:有限责任公司|股份有限公司|有限公司|集团公司|贸易公司|总公司|公司|集团|服装厂|工厂|制衣厂|纺织厂|加工厂|针织厂|水产厂|(?<=[一-鿿]{{2}})厂(?=[的，。、是在为与和将曾于去今自里]|$)))"
)
_FIRM_KO: Final = re.compile(
    r"([가-힣A-Za-z]{2,12}(?:\s(?:무역|피복|의류|수산|방직|합작|경공업))?\s?(?:유한공사|주식회사|무역회사|회사|무역|공사|총국|피복공장|의류공장|수산물공장|방직공장|공장|가공소|수예가공소|사업소|편의봉사소|협동조합|방직|수산|그룹|어패럴|교화소))(?=[은는이가을를의에과와로도]|\s|[,.)]|$)"
)
_ZH_TOLD: Final = re.compile(r"^.{0,4}?(?:客户|买家|零售商|进口商|采购商|经销商|供应商|品牌)(?=.{3,})")
_ZH_NOT: Final = re.compile(
    r"^(?:该|这家|一家|这些|某|其|每家|两家|几家|多家|各|本|在|由|向|从|与|和|为|对|被|将|有|是|名|的|国有|大型|中国|朝鲜|美国|加拿大|当地)"
)
_ZH_KIND: Final = re.compile(
    r"(?:全资|控股)?子公司|(?:贸易|国营|服装)?(?:公司|集团|工厂|服装厂|制衣厂|加工厂|纺织厂|贸易公司|集团公司)"
)
_KO_NOT: Final = re.compile(
    r"^(?:이|그|해당|중국|북한|한|현지|여러|무역|일부|두|세|대형|이들|같은)\s?(?:회사|공장|무역회사|기업|무역|의류공장|수산물공장|피복공장)$|^(?:회사|공장|무역)$"
)
_LEADING: Final = re.compile(
    r"^(?:(?:Executives of|Workers at|Managers of|Employees of|Owners of|Officials of|Directors of|Representatives of|Buyers of|Lawyers for|Spokesmen for|Statement of|Letter from|Report of|Answer of|The|A|An|In|On|At|By|For|From|But|And|While|When|As|That|According|Chinese|Canadian|American|British|German|Meanwhile|However|Both|Managers|Workers|Inside|Since|After|Before|With|Last|Like|Unlike|Today|Photographs|At|Officials|Customs|Of|Or|To|If|Not|So|Per)\s+)+(?=[A-Z])"
)

_GROUPS: Final = re.compile(
    r"\b(household (?:work )?teams|home[- ]?workers|state[- ](?:run |owned )?factories|export-oriented clothing factories|clothing factories|prisons and factories|prisons|prison (?:camps|factories)|reeducation camps|"
    r"North Koreans|Uy?g?h?urs|North Korean (?:workers|laborers|labourers|women|nationals|trading companies|firms|seamstresses)|Uy?g?h?ur (?:workers|women|laborers)|Chinese (?:businesses|partners|buyers|managers|manufacturers|traders)|prisoners|inmates|detainees|"
    r"the workers|workers|employees|seamstresses|factories|trading companies|visitors|fishing boats|vessels|traders|brokers)\b"
    r"|(朝鲜(?:工人|劳工|女工|劳务人员)|家庭作坊|国营工厂|监狱|工人们?|女工|员工|囚犯)|(북한\s?(?:노동자|근로자|인력|여공)(?:들)?|가내(?:작업반|수공업)|국영\s?공장|교화소|노동자들?|여공들?|수감자들?|종업원들?)",
    re.IGNORECASE,
)


def find_mentions(text: str, gazetteers: Iterable[Gazetteer], people: set[str]) -> list[Mention]:
    """Return the mentions of a text in its order, without overlaps: known names, then firms and sites by their form.

    A name once given in full is known by its first words afterwards; "the company" is the last firm before it.

    >>> found = find_mentions("Invented River Garment Co., Ltd. ships coats. Invented River pays 3 yuan; the company denies it.", (), set())
    >>> [(one.kind, one.name) for one in found]
    [('firm', 'Invented River Garment Co., Ltd'), ('firm', 'Invented River Garment Co., Ltd'), ('firm', 'Invented River Garment Co., Ltd')]
    """
    board, places = Board(), Places(text)
    own = list(_by_form(text, people))
    for one in (*(mention for known in gazetteers for mention in known.find(text)), *own):
        board.add(one)
    for one in list(short_forms(text, [one for one in board.kept.values() if one.kind == "firm"], places)):
        board.add(one)
    for one in (*_frequent(text, board, people, places), *_places_by_form(text)):
        board.add(one)
    for match in _GROUPS.finditer(text):
        board.add(Mention(start=match.start(), end=match.end(), kind="role", name=match.group()))
    if all(one.kind not in ("firm", "site") for one in board.kept.values()):
        for one in _unnamed(text):
            board.add(one)
    for one in list(definite(text, board.ordered())):
        board.add(one)
    found = board.ordered()
    return [
        one
        for number, one in enumerate(found)
        if not (number and _within_place(text, found[number - 1], one))
    ]


_UNNAMED: Final = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+((?:(?!(?:few|number|lot|kind|result)\b)(?:North\s+Korean|South\s+Korean|Chinese|Russian|state-run|[a-z-]+)\s+){0,4}?(?:factory|plant|mill|workshop|company|firm|processor|cannery|farm|shipyard|brigade|prison|camp|enterprise|wholesaler|trader))(?=(\s+(?:in|near|outside)\s+(?:the\s+(?:city|county|town|port)\s+of\s+)?[A-Z][\w’'-]+)?)"
)
"""A firm or site without a name: "a clothing factory in Invented City"."""


def _unnamed(text: str) -> Iterator[Mention]:
    """Yield the firms of a text that names none, by what they are and where."""
    for match in _UNNAMED.finditer(text):
        kind = "site" if match[1].endswith(("prison", "camp")) else "firm"
        yield Mention(
            start=match.start(1),
            end=match.end(1),
            kind=kind,
            name=" ".join(f"{match[1]}{match[2] or ''}".split()),
        )


def _within_place(text: str, before: Mention, one: Mention) -> bool:
    """Tell whether a place only says where the place before it lies, as in "Busan, South Korea"."""
    return before.kind == one.kind == "place" and text[before.end : one.start] in (", ", " in ", ", in ")


_RUN: Final = re.compile(r"\b[A-Z][a-z][\w-]{2,}(?:[^\S\n](?:&[^\S\n])?[A-Z][a-z][\w-]+){0,3}\b")
_AS_PARTY: Final = re.compile(
    r"\b(?:from|by|to|with|at|of|for|called|named|sold|supplied|told|cost|against)\s+$|\bthat\s+$"
)
_SPEAKS: Final = re.compile(
    r"\s+(?:alleges?|estimates?|reports?|wrote|writes|concluded?s?|documented|testified|research)\b"
)
_NOT_FIRM: Final = re.compile(
    r"\b(?:group|institute|agency|court|ministry|senator|professor|magazine|newspaper|district|province|county|city|town|village|port|river|state|region|island|language|people)\s+$|\b(?:Mr|Ms|Mrs|Dr)\.?\s+$"
)


_IN_PLACE: Final = re.compile(
    r"\b(?:in|near|outside|port of|city of|town of|village of|county of|district of|province of|from|through|via)\s+((?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|North|South|Chinese|Korean|English|Section|Resolution|Christmas|Spring)\b)[A-Z][a-z]{3,}(?:[- ]ri)?)\b(?!\s+[A-Z&]|['’]s)"
)


def _places_by_form(text: str) -> Iterator[Mention]:
    """Yield places that no table knows: a capitalized word after "in", "port of" and the like."""
    for match in _IN_PLACE.finditer(text):
        yield Mention(start=match.start(1), end=match.end(1), kind="place", name=match[1])


_PLACED: Final = re.compile(
    r"\b(?:in|near|outside|around|port of|city of|town of|county of|Co\.? of|Ltd\.? of|in [A-Z]\w+ and|[A-Z][\w’'-]+ of)\s+$"
)
"""What stands before the name of a place."""


def _frequent(text: str, board: Board, people: set[str], places: Places) -> list[Mention]:
    """Return names that a text repeats and treats as a party, though no form or table tells what they are.

    A name counts when it stands at least twice, once in the middle of a sentence after "from", "by", "sold" and the like.
    """
    runs = [match for match in _RUN.finditer(text) if not board.across(match.start(), match.end())]
    names: dict[str, str] = {}
    stands: dict[str, list[int]] = {}
    for match in runs:
        name, head = match.group(), match.group().split()[0]
        before = text[max(0, match.start() - 24) : match.start()]
        if (
            head in _COMMON
            or name in people
            or _NOT_FIRM.search(before)
            or _SPEAKS.match(text[match.end() : match.end() + 20])
        ):
            continue
        if head not in stands:
            stands[head] = list(places.of(head))
        if any(_PLACED.search(text[max(0, at - 48) : at]) for at in stands[head]):
            continue
        told = _AS_PARTY.search(before) and len(stands[head]) >= 2
        followed = re.match(r",?\s+[A-Z]", text[match.end() : match.end() + 3])
        if told and not followed and len(name) > len(names.get(head, "")):
            names[head] = name
    for match in runs:
        head = match.group().split()[0]
        if len(match.group()) > len(names.get(head, match.group())):
            names[head] = match.group()
    return [
        Mention(start=match.start(), end=match.end(), kind="firm", name=names[match.group().split()[0]])
        for match in runs
        if match.group().split()[0] in names and names[match.group().split()[0]].startswith(match.group())
    ]


_ADJECTIVE: Final = re.compile(
    r"^(?:North Korean|South Korean|Chinese|American|Uy?g?h?ur|Canadian|Russian|Japanese|European|German|British|Vietnamese|State|Inside|Another|Every|First|Last)\s"
)
_FORMS: Final = (
    ("site", _SITE),
    ("firm", _FIRM),
    ("firm", _NUMBERED),
    ("firm", _LOWER),
    ("site", _AT_PLACE),
    ("firm", _APPOSED),
    ("firm", _IS_A),
    ("firm", _AMONG),
    ("firm", _WHICH),
    ("firm", _ACTS),
    ("firm", _BODY),
    ("firm", _AMPERSAND),
    ("firm", _LISTED),
    ("firm", _PREFIXED),
)


def _headlines(text: str) -> list[tuple[int, int]]:
    """Return the lines that are headlines: no full stop at the end, most words with a capital."""
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        words = re.findall(r"[A-Za-z][\w’'-]*", line)
        capitals = sum(1 for word in words if word[0].isupper())
        if (
            len(words) >= 4
            and not re.match(r"(?:[A-Z][a-z]+(?:\s[a-z]+){0,3}|Cc|RE):\s", line)
            and not re.search(r"[.!?:,;”\"]\s*$", line)
            and capitals >= 0.6 * len(words)
        ):
            found.append((at, at + len(line)))
        at += len(line)
    return found


_NUMBERED_HEAD: Final = re.compile(
    r"^(?:(?:Case|Part|Section|Chapter|Site|Factory|Plant|Example|Company|Firm|Profile|Box)\s*)?(?:\d+|[IVX]+|[A-Z])?\s*[:.)–—-]?\s*$"
)


def _heads(line: str, name: str) -> bool:
    """Tell whether a heading is a name and little more: "Case 2: Qaraqash Apparel Park", "Yuanhe Spinning, Korla"."""
    at = line.find(name)
    before, after = line[:at], line[at + len(name) :]
    return bool(_NUMBERED_HEAD.match(before)) and bool(
        re.fullmatch(r"(?:,?\s*(?:in\s+)?[A-Z][\w’'-]+){0,3}\s*", after)
    )


def _by_form(text: str, people: set[str]) -> Iterator[Mention]:
    """Yield names by their form; in a headline every word has a capital, so its names count only when the text has them too."""
    heads = _headlines(text)
    for one in _all_by_form(text, people):
        head = next(((start, end) for start, end in heads if start <= one.start < end), None)
        if (
            head is None
            or text.count(one.name) > text.count(one.name, *head)
            or _heads(text[head[0] : head[1]], one.name)
        ):
            yield one


def _all_by_form(text: str, people: set[str]) -> Iterator[Mention]:
    for kind, pattern in _FORMS:
        told = pattern in (_APPOSED, _IS_A, _ACTS, _AMONG)
        for match in pattern.finditer(text):
            name, start = _without_lead(match[1].rstrip(), match.start(1))
            short = name.rstrip(" .,")
            if (
                len(name.split()) < (1 if told or pattern is _AT_PLACE else 2)
                or name in people
                or "\n" in name
            ):
                continue
            if pattern in (_LOWER, _ACTS) and (
                _NO_ACTOR.match(name) or _ADJECTIVE.match(name) or re.search(r"[’']s\b", name)
            ):
                continue
            if not (told and (len(short) < 3 or _OUTLET.search(name))):
                yield Mention(start=start, end=start + len(short), kind=kind, name=" ".join(short.split()))
    for match in _NICKED.finditer(text):
        name = match[2].strip()
        for again in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield Mention(start=again.start(), end=again.end(), kind="site", name=f"{name} {match[1]}")
    if not text.isascii():
        yield from _by_wide_form(text)


def _by_wide_form(text: str) -> Iterator[Mention]:
    yield from _by_chinese_form(text)
    yield from _by_korean_form(text)


def _by_chinese_form(text: str) -> Iterator[Mention]:
    for match in _FIRM_ZH.finditer(text):
        name = match[1]
        if told := _ZH_TOLD.match(name):
            name = name[told.end() :]
        while (lead := _ZH_NOT.match(name)) and lead.end() < len(name):
            name = name[lead.end() :]
        if len(name) > 4 and not _ZH_KIND.fullmatch(name):
            yield Mention(start=match.end(1) - len(name), end=match.end(1), kind="firm", name=name)
    for match in _TOLD_ZH.finditer(text):
        if not _FIRM_ZH.match(match[1]) and not _ZH_NOT.match(match[1]):
            yield Mention(start=match.start(1), end=match.end(1), kind="firm", name=match[1])


def _by_korean_form(text: str) -> Iterator[Mention]:
    for match in _TOLD_KO.finditer(text):
        yield Mention(start=match.start(1), end=match.end(1), kind="firm", name=match[1])
    for match in _SHORT_KO.finditer(text):
        if len(match[1]) >= 4:
            yield Mention(start=match.start(1), end=match.end(1), kind="firm", name=match[1])
    for match in _FIRM_KO.finditer(text):
        if not _KO_NOT.match(match[1]) and not _KO_PARTICLE.search(match[1]):
            kind = "site" if match[1].endswith("교화소") else "firm"
            yield Mention(start=match.start(1), end=match.end(1), kind=kind, name=match[1])


_KO_PARTICLE: Final = re.compile(
    r"(?:은|는|을|를|에|의|면|로|와|과|도|서|된|던|측|들|위|해|고|며|나|게|지|한|한테|등|인|할|일하는)\s(?:무역|피복|의류|수산|방직|합작|경공업|유한공사|주식회사|무역회사|회사|공사|총국|피복공장|의류공장|수산물공장|방직공장|공장|그룹|어패럴|교화소)"
)
_TOLD_ZH: Final = re.compile(
    r"(?:零售商|进口商|品牌商?|买家|采购商|经销商|供应商|批发商|客户)([一-鿿]{2,6}?)(?=是|为|曾|已|于|从|向|则|的|也|还|去年|今年|表示|称|回应|采购|公司|在|对|否认|承认|，)"
)
_TOLD_KO: Final = re.compile(
    r"(?:업체|기업|브랜드|수입사|바이어|제조사|유통사|무역상사|수입업체|가공업체)(?:인|\s)\s?((?!(?:는|은|이|가|의|들|측|관계자|대표|직원|사장|노동자)(?:\s|$))[가-힣A-Za-z]{2,12}?)(?=은|는|이\s|가\s|을\s|를\s|의\s|에\s|에서|와\s|과\s|측|도\s|로부터)"
)
_SHORT_KO: Final = re.compile(
    r"(?<![가-힣])((?!(?:북한|중국|한국|국내|해외|냉동|가공|지역|현지|관련|일부|건강|수출|수입|대북|대중|국영|일본|미국|외국|민간|동종)(?:수산|식품|복장|섬유|물산|방직|산업))[가-힣]{2,6}(?:수산식품|수산|식품|복장|발제품|섬유|물산|상사|방직|어패럴|제화|의류|피복|모직|가발|어업|통상))(?=[은는이가을를의에과와로도]|\s|[,.)]|$)"
)


def _without_lead(name: str, start: int) -> tuple[str, int]:
    lead = _LEADING.match(name)
    return (name[lead.end() :], start + lead.end()) if lead else (name, start)
