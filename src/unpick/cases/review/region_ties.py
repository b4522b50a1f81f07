"""Ties to Xinjiang that no line of a trade paper shows: workers of a state program, owners, affiliates and suppliers there.

Severity: a program of labor transfer and an owner in the region that supplies the input are decisive where the
regime names the region; an owner, affiliate or supplier there that one paper mentions is major. Ties that have
ended, that are denied, or that others allege are none. Where a worker was born is never asked.
"""

import re
from collections.abc import Iterator
from typing import Final

from unpick.cases.review.asked import conditions, only_lines
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity
from unpick.places.watched import TWO_SIGNS

__all__ = ["DENIED", "concedes", "region_named", "region_ties"]

DENIED: Final = re.compile(
    r"\b(?:no(?!\.?\s*\d)|not|never|none|without|outside|excluding|free\s+of|neither|nor|nobody|no\s+one|nowhere|other\s+than|prohibit\w*|exclude\w*)\b"
    r"|非|不|未|无|無|禁止|없|아니|않|금지",
    re.IGNORECASE,
)
"""A sentence that denies a tie places nobody anywhere."""

_ENDED: Final = re.compile(
    r"\b(?:sold|divest\w+|closed(?: down)?|former(?:ly)?|until (?:19|20)\d\d|no longer|previous(?:ly)?|ceased|dissolved|liquidated|wound up|"
    r"moved away|switched (?:away )?from|stopped (?:buying|sourcing)|left)\b|转让|注销|关闭|已停止|매각|폐쇄|중단",
    re.IGNORECASE,
)
_BY_OTHERS: Final = re.compile(
    r"\b(?:CBP|customs|notice|port|agency|petition\w*|article|report(?:er|ed)?s?|newspaper|NGO|researchers?|media)\b[^.]{0,80}"
    r"\b(?:said|says|told|stat\w+|wr(?:ote|ites)|nam\w+|because|suspect\w*|detain\w*|alleg\w+|ask(?:s|ed)?|believ\w+|claim\w*)\b"
    r"|\b(?:whether|if|question|risk|Act|statute|law|presum\w*|list(?:ed)? (?:of|entit\w+)|search\w*|screen\w*|check(?:ed|s)?)\b",
    re.IGNORECASE,
)
_PERSONS: Final = re.compile(
    r"\b(?:workers?|employees?|staff|persons?|people|born|hometown|household|native|migrants?|recruit\w*|job seekers?|cook|restaurant|canteen|holiday|trip|travel\w*)\b"
    r"|员工|工人|户籍|籍贯|民工|근로자|직원|출신",
    re.IGNORECASE,
)
_OWNER: Final = re.compile(
    r"\b(?:parent|shareholder|owner|owned|holding|subsidiar\w+|affiliat\w+|sister (?:company|plant|mill|firm)|joint venture|invest(?:s|ed|ment|or)\w*|stake|"
    r"equity|group(?: company| member)?|controlled)\b|母公司|子公司|股东|控股|关联|投资|集团|모회사|자회사|계열|주주|지분",
    re.IGNORECASE,
)
_MAKER: Final = re.compile(
    r"\b(?:suppliers?|producers?|makers?|gins?|ginners?|farms?|growers?|fields?|mills?|spinn(?:er|ing)\w*|plants?|factor(?:y|ies)|smelters?|"
    r"refiner(?:y|ies)|works|quarr(?:y|ies)|mines?|furnaces?|warehouses?|bases?|workshops?|silos?)\b|供应商|轧花厂|农场|工厂|纱厂|冶炼|矿|基地|仓库|공급|공장|농장|광산",
    re.IGNORECASE,
)
_SEAT: Final = re.compile(
    r"^[^:：]{0,60}\b(?:seat|address|registered|domicile|location|located|headquarters?|place)\b[^:：]{0,30}[:：]|^[^:：]{0,12}(?:住所|地址|所在地|注册地|주소|소재지)[^:：]{0,8}[:：]",
    re.IGNORECASE,
)
_SUPPLY: Final = re.compile(
    r"\b(?:suppli(?:ed|es)|bought|purchas\w+|sourc\w+|procur\w+|deliver(?:ed|s)|comes?|came|obtain\w*|provid\w+)\b[^.;]{0,40}\b(?:by|from)\b[^.;]{0,30}"
    r"\b(?:shareholder|parent|owner|holding|group|affiliate|subsidiary|sister (?:company|plant|mill))\b"
    r"|\b(?:shareholder|parent(?: company)?|owner|affiliate|subsidiary|sister (?:company|plant|mill))\b[^.;]{0,30}\b(?:supplies|delivers|provides|sells us|grows|gins|spins)\b"
    r"|由(?:母公司|控股股东|股东|关联公司)[^。]{0,10}(?:供应|提供)|(?:모회사|주주|계열사)[^.]{0,12}(?:공급|조달)",
    re.IGNORECASE,
)
_UNREAD_KINDS: Final = frozenset(
    {"payroll", "attendance", "workers", "identity", "recruitment", "index", "photograph", "press"}
)
_RESTS: Final = ("research, law, 1a US-UFLPA-LIST and 3.2 C8",)


def region_named(packet: PacketFacts, place: str) -> bool:
    """Tell whether the regime names a region, or a producer that stands in it."""
    named = {str(one) for row in conditions(packet.regime) for one in row.get("is", ())}
    # The XPCC stands in Xinjiang: a region sign is a sign of the producer that its order names.
    return place in named or (place == "CN-XJ" and bool(named & {"XPCC", "us_dhs_uflpa"}))


def region_ties(packet: PacketFacts, *, seen: frozenset[str]) -> Iterator[Defect | NotLooked]:
    """Yield ties to the region by labor transfer, ownership and mention, in papers that place no party by themselves.

    Args:
        seen: kinds whose places are read as places of parties elsewhere.
    """
    for exhibit in packet.filed():
        yield from _transfers(packet, exhibit)
        if exhibit.kind not in seen and exhibit.kind not in _UNREAD_KINDS:
            yield from _mentions(packet, exhibit)


def _transfers(packet: PacketFacts, exhibit: Exhibit) -> Iterator[Defect | NotLooked]:
    found = [note for note in exhibit.said("labor_transfer") if not _ENDED.search(note.text)]
    if not found:
        return
    here = [note for note in exhibit.said("place_region") if note.value == "CN-XJ"]
    if not here:
        yield NotLooked(
            code="D12",
            why=f"{exhibit.id} tells of a program of labor transfer or pairing; it does not tell which region its workers come from",
        )
        return
    named = region_named(packet, "CN-XJ")
    yield Defect(
        code="D12",
        check="labor_transfer",
        says=f"{exhibit.id} itself tells of workers under a program of labor transfer or pairing with Xinjiang",
        reason="Work under such a program is what the listing of entities is about, wherever the plant stands: it must be "
        "shown who made these goods and on which terms.",
        severity=Severity.DECISIVE if named else Severity.MAJOR,
        spots=tuple(dict.fromkeys(spot(exhibit, note) for note in (*found, *here))),
        cure="contracts, wages and freedom to leave of the workers concerned, heard by somebody who is free to hear them; or proof that "
        "they made nothing of these goods",
        lines=only_lines(packet),
        turns=(exhibit.id,) if named else (),
        bounds=(("region", "CN-XJ"),),
        rests_on=_RESTS,
    )


def concedes(packet: PacketFacts) -> bool:
    """Tell whether a packet that asks for an exception grants that the rule reaches its goods."""
    return packet.question == "exception" and any(
        _CONCEDED.search(one.reading.text) for one in packet.filed("protest", "questionnaire", "other")
    )


_CONCEDED: Final = re.compile(
    r"\b(?:do(?:es)? not|without) (?:quarrel|dispute|contest|deny|challeng)\w*|\bconced(?:e[sd]?|ing)\b|\b(?:is|are) not (?:in dispute|disputed|contested)\b|\badmits? that\b"
    r"|不(?:否认|争议)|다투지 않",
    re.IGNORECASE,
)


def _mentions(packet: PacketFacts, exhibit: Exhibit) -> Iterator[Defect]:
    notes = [note for note in exhibit.said("place_region", "address") if _is_tie(note)]
    if not notes or concedes(packet):
        return  # who asks for an exception says itself that the rule reaches the goods
    owned = [note for note in notes if _OWNER.search(note.text)]
    supplies = bool(owned) and _supplied(exhibit)
    named = region_named(packet, "CN-XJ")
    what = "an owner or affiliate" if owned else "a supplier or plant"
    also = ", and states that the input comes from the owner" if supplies else ""
    yield Defect(
        code="D12",
        check="owner_in_region" if owned else "firm_in_region",
        says=f"{exhibit.id} places {what} of the chain in Xinjiang{also}",
        reason="An owner elsewhere is not the maker; where it supplies the input, the input comes from the region that the regime names."
        if owned
        else "A place that a paper mentions once is a sign, and the tie must be explained.",
        severity=Severity.DECISIVE if named and supplies else Severity.MAJOR,
        spots=tuple(dict.fromkeys(spot(exhibit, note) for note in notes)),
        cure="ownership and supply records showing which inputs, workers or premises the firms share, or another origin of the input",
        lines=only_lines(packet),
        turns=(exhibit.id,) if named and supplies else (),
        bounds=(("signs", len({note.text for note in notes})), ("region", "CN-XJ")),
        rests_on=(*_RESTS, TWO_SIGNS),
    )


def _is_tie(note: Note) -> bool:
    """Tell whether a sentence or label places a firm of the chain in the region today, in the packet's own words."""
    if "CN-XJ" not in note.value and note.topic != "address":
        return False
    text = note.text
    if note.topic == "address" and not _XINJIANG.search(note.value):
        return False
    if (
        _FAR.search(text)
        or DENIED.search(text)
        or _ENDED.search(text)
        or _BY_OTHERS.search(text)
        or _PERSONS.search(text)
    ):
        return False
    return bool(_SEAT.search(text) or _OWNER.search(text) or _MAKER.search(text))


_FAR: Final = re.compile(
    r"\b(?:km|kilomet(?:er|re)s|miles)\b[^.;]{0,40}\b(?:from|of|away|east|west|north|south)\b|\bfar (?:away )?from\b|\bborders? (?:of|with) (?:the )?Xinjiang|Xinjiang border|公里",
    re.IGNORECASE,
)
"""Words by which a place is told as one at a distance from the region."""

_XINJIANG: Final = re.compile(
    r"(?:xinjiang|sinkiang)(?![\s-]*(?:(?:east|west|north|south|middle|central)\s+)?(?:road|rd\b|street|st\b|avenue|ave\b|lane|bridge))"
    r"|新疆(?![东西南北中]?[路街巷桥])",
    re.IGNORECASE,
)


def _supplied(exhibit: Exhibit) -> bool:
    texts = [page.text for page in exhibit.reading.pages]
    sentences = (one for text in texts for one in re.split(r"(?<=[.;。；])\s+|\n", text))
    return any(_SUPPLY.search(one) and not DENIED.search(one) and not _ENDED.search(one) for one in sentences)
