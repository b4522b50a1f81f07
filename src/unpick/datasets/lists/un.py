"""The consolidated list of the UN Security Council, in XML.

Traps: a person's name stands in FIRST_NAME to FOURTH_NAME; an entity's name stands in FIRST_NAME;
alias elements may be empty, or hold several names joined by semicolons.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from unpick.datasets.lists.brackets import names_in_brackets
from unpick.datasets.lists.nexus import nexus_of
from unpick.datasets.lists.text import country_code, exact, read_day
from unpick.datasets.lists.version import UNKNOWN, Collector, ListVersion
from unpick.model.errors import ListFault, UnreadableFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["read_un"]

_LIST = "un_sc"
_KINDS = {"low": "weakAlias", "f.k.a.": "previousName"}
_IMO = re.compile(r"\bIMO(?:\s+[Nn]umber)?\s*:?\s*(\d{7})\b")
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


def read_un(file: tuple[str, bytes], *, as_of: dt.date | None = None, grade: str = "A") -> ListVersion:
    """Return the version that the file says it is (dateGenerated), unless as_of is given.

    Raises:
        UnreadableFile: no XML, cut short, or with entities that a list never has.
        ListFault: XML of another kind, or without a day.
    """
    name, content = file
    root = _parsed(name, content)
    if root.tag != "CONSOLIDATED_LIST":
        raise ListFault(
            name, f"the XML is a '{root.tag}'", "give the UN consolidated list (CONSOLIDATED_LIST)"
        )
    day = as_of or read_day(root.get("dateGenerated", ""))
    if day is None:
        raise ListFault(name, "the list does not say when it was generated", "give the day with --as-of")
    into = Collector(list_id=_LIST, as_of=day, grade=grade)
    into.open(name, content, "application/xml")
    for tag, schema in (("INDIVIDUALS/INDIVIDUAL", "Person"), ("ENTITIES/ENTITY", "LegalEntity")):
        for number, element in enumerate(root.iterfind(tag), 1):
            _entry(into, element, schema, number)
    if not into.rows["listing"]:
        raise ListFault(name, "the list holds no entry", "download it again")
    return into.finish(
        title="United Nations Security Council Consolidated List",
        source_url="https://scsanctions.un.org/resources/xml/en/consolidated.xml",
        licence="UN public list; facts with attribution",
    )


def _parsed(name: str, content: bytes) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content)
    except ParseError as error:
        raise UnreadableFile(
            name, f"the XML is broken or cut short ({error})", "download it again"
        ) from error
    except DefusedXmlException as error:
        raise UnreadableFile(
            name, "the XML declares entities, which no list does", "do not open it"
        ) from error
    return root


def _text(element: "Element", path: str) -> str:
    return " ".join((element.findtext(path) or "").split())


def _entry(into: Collector, element: "Element", schema: str, number: int) -> None:
    ref = _text(element, "REFERENCE_NUMBER")
    caption = " ".join(filter(None, (_text(element, part) for part in _NAME_PARTS)))
    if not ref or not caption:
        into.reject(
            number, "REFERENCE_NUMBER", ref or caption, "an entry needs a reference and a name", "check it"
        )
        return
    entity = (f"{_LIST}-{ref}", schema)
    listed = read_day(_text(element, "LISTED_ON"))
    updated = [
        day for value in element.iterfind("LAST_DAY_UPDATED/VALUE") if (day := read_day(value.text or ""))
    ]
    # Without an update after listing, all the entry says was public on the day it was listed.
    public = max(updated) if updated else (listed or into.as_of)
    where = f"reference:{ref}"
    comments = _text(element, "COMMENTS1")
    committee = _text(element, "UN_LIST_TYPE")
    into.listing(
        span=exact(listed) if listed else UNKNOWN,
        locator=where,
        told_from=public,
        listing_id=f"{entity[0]}.listing",
        entity_id=entity[0],
        schema=schema,
        caption=caption,
        authority="United Nations Security Council",
        ref=ref,
        program="DPRK (committee 1718)" if committee == "DPRK" else committee,
        measure="asset freeze",
        nexus=nexus_of(program="DPRK" if committee == "DPRK" or ref.startswith("KP") else ""),
        reason=comments,
        source_url="https://scsanctions.un.org/consolidated/",
    )
    into.name(entity, caption, "name", locator=where, public_from=listed)
    for alias, kind in _aliases(element, schema):
        into.name(entity, alias, kind, locator=where, public_from=public)
    for text, kind in ((caption, "alias"), *_aliases(element, schema)) if schema != "Person" else ():
        for other, weak in names_in_brackets(text, schema):
            day = listed if text == caption else public
            into.name(entity, other, kind if weak == "alias" else weak, locator=where, public_from=day)
    _numbers(into, element, entity, comments, where=where, public=public)
    _addresses(into, element, entity, where=where, public=public)


def _aliases(element: "Element", schema: str) -> Iterator[tuple[str, str]]:
    tag = "INDIVIDUAL_ALIAS" if schema == "Person" else "ENTITY_ALIAS"
    for alias in element.iterfind(tag):
        kind = _KINDS.get(_text(alias, "QUALITY").casefold(), "alias")
        for part in _text(alias, "ALIAS_NAME").split(";"):
            if part.strip():
                yield part.strip(), kind
    if script := _text(element, "NAME_ORIGINAL_SCRIPT"):
        yield script, "alias"


def _numbers(
    into: Collector,
    element: "Element",
    entity: tuple[str, str],
    comments: str,
    *,
    where: str,
    public: dt.date,
) -> None:
    for paper in element.iterfind("INDIVIDUAL_DOCUMENT"):
        kind, number = _text(paper, "TYPE_OF_DOCUMENT"), _text(paper, "NUMBER")
        if number and "passport" in kind.casefold():
            into.identifier(entity, "passportNumber", number, locator=where, public_from=public)
    for found in _IMO.finditer(comments) if entity[1] != "Person" else ():
        into.identifier(
            entity, "registrationNumber", found[1], original=found[0], locator=where, public_from=public
        )


def _addresses(
    into: Collector, element: "Element", entity: tuple[str, str], *, where: str, public: dt.date
) -> None:
    tag = "INDIVIDUAL_ADDRESS" if entity[1] == "Person" else "ENTITY_ADDRESS"
    for place in element.iterfind(tag):
        parts = [_text(place, part) for part in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")]
        text = ", ".join(part for part in parts if part)
        into.address(entity, text, country=country_code(parts[-1]), locator=where, public_from=public)
    for value in element.iterfind("NATIONALITY/VALUE"):
        into.address(entity, "", country=country_code(value.text or ""), locator=where, public_from=public)
