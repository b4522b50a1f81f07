"""Numbers that name something and are no figures: sections, ages, telephone and page numbers, times of day."""

import re
from typing import Final

from unpick.exhibits.press.numbers import Number

__all__ = ["is_clock", "is_label"]

_NOT_BEFORE: Final = re.compile(
    r"(?:\b(?:no|nos|number|section|sec|article|art|chapter|heading|headings|subheading|resolution|resolutions|order|hs|hts|page|pages|pp|figure|fig|table|"
    r"ruling|paragraph|para|part|title|line|room|gate|unit|camp|building|phase|category|model|tel|phone|aged?|version|group|grade|case|docket|act|law|covid|camp no|"
    r"kyo-?hwa-?so)\b\.?|§|#|№|第|제\s?|号|号码|번호)\s*(?:no\.?\s*)?[(]?$",
    re.IGNORECASE,
)
_NOT_AFTER: Final = re.compile(
    r"^(?:\s?(?:U\.?S\.?C|C\.?F\.?R|F\.R|Fed\.)|(?:st|nd|rd|th)\b|-(?:fill|thread|denier|gauge|ply|kilogram|kilo|kg|pound|lb|gram|liter|litre|foot|inch|meter|metre|page|month|member|man|storey|story|bed|seat|mile|km|kilometer|kilometre)s?\b|[-\s]year[-\s]old|:\d\d|\s?(?:a\.m|p\.m|am|pm)\b|号|條|条(?=规定|款)|조\b|항\b|호\b|세\b|살|岁|(?:대|th) |\s?o['’]clock|-bis)",
    re.IGNORECASE,
)


_CLOCK: Final = re.compile(
    r"\b(?:at|until|till|from|by|after|before|the|between|and|to|around|about)\s+$", re.IGNORECASE
)
_NO_CLOCK: Final = re.compile(
    r"\s?(?:%|percent|per\s?cent|million|billion|thousand|hours?\b|hectares?|tons?|tonnes?|kg|yuan|dollars?|euros?|cents?|won\b|ringgit|pounds?|times\b|[–-]?\s?per\b)",
    re.IGNORECASE,
)


def is_clock(text: str, one: Number) -> bool:
    """Tell whether a number with two digits after its point is a time of day: "at 10.40 on the first day"."""
    words = text[one.start : one.end]
    clock = re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", words) is not None
    return clock and bool(_CLOCK.search(text[: one.start])) and not _NO_CLOCK.match(text, one.end)


_SECTION: Final = re.compile(r"\W{0,2}\d{1,2}\.\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
"""The number of a section before its heading: "4.2 Workforce."."""


def is_label(text: str, number: Number) -> bool:
    """Tell whether a number names something: a section, a resolution, an age, a clock time."""
    before, after = text[max(0, number.start - 24) : number.start], text[number.end : number.end + 14]
    if _SECTION.match(text) and number.start <= 2:
        return True
    if text[number.start - 1 : number.start] in ("[", "-", "/") and not before.rstrip("-/ ").endswith(
        tuple("0123456789%")
    ):
        return True
    return bool(_NOT_BEFORE.search(before) or _NOT_AFTER.match(after))
