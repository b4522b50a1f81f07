"""One workbook per result: chains, facts, assessments, matches, sources, coverage, versions; no formula."""

import datetime as dt
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from unpick.report.layers import number_steps, step_key
from unpick.report.script import make_harmless
from unpick.report.view import build_view
from unpick.report.wording import load_words

__all__ = ["render_workbook"]

Json = Mapping[str, Any]
Row = Sequence[object]

_CELL = 32_767
"""Characters that a cell can hold (ECMA-376, and Excel's published limits); the rest is cut and marked."""

_CUT = " [cut]"
_HEADER = 120
"""Letters of the watermark in the header of a sheet, which holds 255 with its codes."""
_WIDEST = 60
_NOTHING: tuple[Json, ...] = ({},)
_FALLBACK_DAY = dt.datetime(2000, 1, 1)  # noqa: DTZ001  the file format holds days without a zone
"""Creation time of a workbook whose document does not say when it was asked."""


def render_workbook(document: Json) -> bytes:
    """Return a result as XLSX; the same document gives the same bytes.

    Every text is a string cell, so that one that begins with = + - or @ never becomes a formula. Days stay
    ISO text, because a month or a year is a day that a date cell would falsely sharpen.
    """
    import xlsxwriter

    held = io.BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(held, plain)
    asked = _asked(document)
    book.set_properties({"title": make_harmless(str(document.get("title") or "unpick")), "created": asked})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    warn = book.add_format({"bold": True, "font_color": "#8C1D18"})
    watermark = str(build_view(document, load_words("en"))["watermark"])
    for name, columns, rows in _sheets(document):
        sheet = book.add_worksheet(name)
        top = 0
        if watermark:
            # Every sheet carries the mark, for sheets are copied one by one.
            sheet.write_string(0, 0, make_harmless(watermark), warn)
            sheet.set_header(f"&C{make_harmless(watermark)[:_HEADER].replace('&', '&&')}")
            top = 1
        _fill(sheet, top, columns, list(rows), head, body)
    book.close()
    return held.getvalue()


def _fill(sheet: Any, top: int, columns: Sequence[str], rows: list[Row], head: Any, body: Any) -> None:
    for place, name in enumerate(columns):
        sheet.write_string(top, place, name, head)
        longest = max((len(str(row[place] or "")) for row in rows), default=0)
        sheet.set_column(place, place, min(_WIDEST, max(len(name), longest) + 2))
    for line, row in enumerate(rows, start=top + 1):
        for place, value in enumerate(row):
            if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                sheet.write_number(line, place, value, body)
            else:
                sheet.write_string(line, place, _text(value), body)
    sheet.freeze_panes(top + 1, 0)


def _sheets(document: Json) -> list[tuple[str, Sequence[str], Iterable[Row]]]:
    chains = list(document.get("chains") or ())
    view = build_view(document, load_words("en"))
    return [
        ("chains", _CHAIN, _chain_rows(chains)),
        ("facts", ("chain", "fact", "text", "weight", "every chain breaks without it"), _fact_rows(chains)),
        ("assessments", _ASSESSMENT, _assessment_rows(document.get("assessments") or ())),
        ("matches", _MATCH, _match_rows(document.get("matches") or ())),
        ("sources", ("number", "title", "url", "date", "document", "locator", "mark"), _source_rows(view)),
        ("coverage", ("what", "value"), _coverage_rows(document, view)),
        (
            "versions",
            ("list", "version", "as of", "age when asked", "rows", "partial", "stale"),
            _version_rows(view),
        ),
    ]


_CHAIN = (
    "chain", "target", "seed", "score", "low", "high", "step", "kind", "from id", "from", "to id", "to",
    "day", "until", "status", "weight", "HS before", "HS after", "bill", "document", "row", "quote", "source",
    "source url", "source date", "why", "against", "invented",
)  # fmt: skip
_ASSESSMENT = (
    "regime", "title", "day", "outcome", "what it means", "presumption", "burden", "standard", "element", "state",
    "supported by", "contradicted by", "missing", "where to get it", "cite", "mark",
)  # fmt: skip
_MATCH = (
    "input", "outcome", "score", "probability", "entity id", "entity", "basis", "reasons", "list", "ref",
    "authority", "program", "listed on that day", "from", "to", "version", "as of", "partial",
)  # fmt: skip


def _chain_rows(chains: Sequence[Json]) -> Iterable[Row]:
    numbers = number_steps(chains)
    for n, chain in enumerate(chains, start=1):
        score = chain.get("score") or {}
        ends = (_name(chain.get("target")), _name(chain.get("seed")))
        grades = tuple(score.get(name) for name in ("best", "low", "high"))
        for hop in chain.get("hops") or ():
            yield (n, *ends, *grades, numbers[step_key(hop)], *_hop_cells(hop))


def _hop_cells(hop: Json) -> Row:
    source, shipment = hop.get("source") or {}, hop.get("shipment") or {}
    first, last = hop.get("from") or {}, hop.get("to") or {}
    return (
        hop.get("kind"), first.get("id"), _name(first), last.get("id"), _name(last),
        hop.get("day") or hop.get("day_from"), hop.get("day_to"), hop.get("status"), hop.get("p"),
        hop.get("product_before"), hop.get("product_after"), shipment.get("bill_no"),
        shipment.get("document") or source.get("document"), shipment.get("row"), hop.get("quote"),
        source.get("title"), source.get("url"), source.get("date"), _join(hop.get("why")),
        _join(hop.get("against")), "yes" if hop.get("synthetic") else "",
    )  # fmt: skip


def _fact_rows(chains: Sequence[Json]) -> Iterable[Row]:
    for n, chain in enumerate(chains, start=1):
        breaking = set(chain.get("single_points") or ())
        for fact in chain.get("facts") or ():
            breaks = "yes" if fact.get("id") in breaking else "no"
            yield n, fact.get("id"), fact.get("text"), fact.get("p"), breaks


def _assessment_rows(assessments: Iterable[Json]) -> Iterable[Row]:
    for law in assessments:
        base = tuple(law.get(name) for name in _ASSESSMENT_KEYS)
        # A regime without elements still has an outcome, and must not vanish from the sheet.
        for one in law.get("elements") or _NOTHING:
            yield (
                *base, one.get("required"), one.get("state"), _join(one.get("supported_by")),
                _join(one.get("contradicted_by")), _join(one.get("missing")), _join(one.get("where_to_get")),
                one.get("cite"), one.get("mark"),
            )  # fmt: skip


_ASSESSMENT_KEYS = ("regime", "title", "on", "outcome", "means", "presumption", "burden", "standard")


def _match_rows(matches: Iterable[Json]) -> Iterable[Row]:
    for one in matches:
        given = one.get("matches") if "matches" in one else [one]
        name = _name(one.get("input"))
        if not given:
            yield (name, "no candidate", *[None] * (len(_MATCH) - 2))
        for match in given or ():
            entity = match.get("entity") or {}
            base = (
                name, match.get("outcome"), match.get("score"), match.get("probability"), entity.get("id"),
                _name(entity), match.get("basis"), _join(match.get("reasons")),
            )  # fmt: skip
            for listing in match.get("listings") or _NOTHING:
                yield (*base, *(listing.get(key) for key in _LISTING_KEYS))


_LISTING_KEYS = (
    "list", "ref", "authority", "program", "listed_on", "from", "to", "version", "as_of", "partial",
)  # fmt: skip


def _source_rows(view: Json) -> Iterable[Row]:
    for one in view["sources"]:
        names = ("number", "title", "url_text", "day", "document", "locator", "mark")
        yield tuple(one[name] for name in names)


def _coverage_rows(document: Json, view: Json) -> Iterable[Row]:
    words = load_words("en")
    yield "rule", words.label("coverage_rule")
    yield "title", document.get("title")
    for name in ("asked_at", "on", "known_at"):
        yield words.label(name), document.get(name)
    if view["coverage"]["empty"]:
        yield "searched", words.label("coverage_empty")
    yield "searched", view["coverage"]["says"]
    yield from view["coverage"]["pairs"]
    for gap in view["gaps"]:
        yield words.label("missing"), "; ".join([gap["what"], *gap["where"]])
    for line in view["flips"]:
        yield words.label("flips"), line


def _version_rows(view: Json) -> Iterable[Row]:
    for one in view["lists"]:
        yield one["name"], one["version"], one["as_of"], one["age"], one["rows"], one["partial"], one["stale"]
    for name, version in view["versions"]:
        yield name, version, "", "", "", "", ""


def _asked(document: Json) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(str(document.get("asked_at", ""))).replace(
            tzinfo=None, microsecond=0
        )
    except ValueError:
        return _FALLBACK_DAY


def _name(party: object) -> str:
    return str(party.get("name") or "") if isinstance(party, Mapping) else str(party or "")


def _join(given: object) -> str:
    if isinstance(given, str) or given is None:
        return given or ""
    parts = given if isinstance(given, Iterable) else [given]
    return "; ".join(
        str(one.get("text") or one.get("quote") or one.get("what") or "")
        if isinstance(one, Mapping)
        else str(one)
        for one in parts
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Mapping):
        value = "; ".join(f"{name}: {part}" for name, part in value.items())
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = make_harmless(str(value))
    return text if len(text) <= _CELL else text[: _CELL - len(_CUT)] + _CUT
