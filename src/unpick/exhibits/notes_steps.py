"""Steps of a chain in running text: yarn spun at some works, cloth woven in some country, the weaver by its name."""

import re
from collections.abc import Iterator
from typing import Final

from unpick.exhibits.note import Note
from unpick.exhibits.notes_goods import countries_in, firm_in
from unpick.exhibits.notes_lexicon import is_norm, is_said_by_others
from unpick.exhibits.notes_make import Context, say
from unpick.exhibits.notes_pieces import Piece

__all__ = ["steps_in_prose"]

_DONE: Final = re.compile(
    r"\b(?P<step>ginn(?:ed|ing)|spun|spinning|woven|weaving|knit(?:ted|ting)?|dye(?:d|ing)|bleached|printed|smelt(?:ed|ing)|refin(?:ed|ing)|"
    r"cast(?:ing)?|extruded|extrusion|rolled|rolling|crystal pulling|pulled|sliced|polymeri[sz](?:ed|ation)|compounded|vulcani[sz]ed|cured|cut|sewn|sewing|stitched|filleted|"
    r"(?:conversion to|production of|manufacture of|making of|made into|converted (?:in)?to|turned into|drawn into|pulled into|processed into) "
    r"(?:polysilicon|ingots?|wafers?|cells?|modules?|alumina|billets?|profiles?|tubes?|planks?|slabs?|coils?|resin|yarns?|fabric|cloth|paste|cathodes?|anodes?))\b"
    r"(?P<rest>[^.;。]{0,90})",
    re.IGNORECASE,
)
"""A step that is said to have been done; growing, digging and catching are not among them: a word in a brief is no farm."""

_WHERE: Final = re.compile(
    r"\b(?:in|at|by|near|inside)\s+(?:the\s+|our\s+|its\s+|their\s+)?(?:[a-z-]+\s+){0,4}?(?P<who>[A-Z][\w'’&.-]+(?:\s+[A-Z][\w'’&.-]+)*)"
)

_ROLE: Final = re.compile(
    r"\b(?P<step>(?i:spinner|spinning (?:mill|works)|yarn (?:mill|maker|supplier|producer)|weaver|weaving mill|knitter|knitting mill|dyer|dyehouse|dye house|"
    r"fabric (?:mill|maker|supplier)|ginner|smelter|refinery|casthouse|extruder|(?:resin|wafer|cell|ingot|polysilicon|cathode|anode|paste|alumina|billet) "
    r"(?:maker|works|plant|producer|supplier|factory)|cannery))\b[,:]?\s+(?:is |are |was |were |named |called |being )?(?:the firm )?"
    r"(?P<who>[A-Z][\w'’&.-]+(?:\s+[A-Z][\w'’&.-]+){1,6})",
)

_GOODS: Final = re.compile(
    r"\b(?:yarns?|cloth|fabrics?|wafers?|ingots?|cells?|modules?|billets?|alumina|aluminum|metal|resin|paste|cotton|lint|goods|shirts?|garments?|towels?|"
    r"profiles?|slabs?|coils?|steel|silicon|polysilicon|fish|fillets?|compound|rubber|cathodes?|anodes?|fib(?:er|re)s?|spinning|weaving|knitting|dyeing|ginning|smelting)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:unknown|confidential|undisclosed|secret|not (?:known|disclosed|named|told|identified|documented|traced)|do(?:es)? not know|cannot (?:say|tell|name)|unable to (?:say|name|identify))\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no|none|nor|neither|without|n't)\b[^,;]{0,30}$", re.IGNORECASE)
_OTHERS: Final = frozenset({"notice", "decision", "press", "allegation", "audit", "test", "payroll"})
_MONTHS: Final = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b"
)


def steps_in_prose(piece: Piece, context: Context) -> Iterator[Note]:
    """Yield each step that a sentence gives a firm or a country; what is open or denied names no step."""
    text = piece.text
    if context.kind in _OTHERS or is_norm(text) or _OPEN.search(text) or is_said_by_others(text):
        return
    said: set[str] = set()
    for match in _DONE.finditer(text):
        named = _WHERE.search(match["rest"])
        if not named or _MONTHS.match(named["who"]) or _NOT.search(text[: match.start()]):
            continue
        firm = firm_in(match["rest"])
        if (
            firm
            or countries_in(match["rest"])
            or len(named["who"].split()) > 1
            or _GOODS.search(text[: match.end("step")])
        ):
            said.add(match["step"].lower())
            yield say(
                piece,
                "step_said",
                subject=match["step"].lower(),
                value=firm.group().strip(" ,") if firm else "",
            )
    for match in _ROLE.finditer(text):
        if match["step"].lower() not in said and not _NOT.search(text[: match.start()]):
            yield say(piece, "step_said", subject=match["step"].lower(), value=match["who"].strip(" ,."))
