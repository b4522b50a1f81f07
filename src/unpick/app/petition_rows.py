"""Rows of a workspace as the records of a filing: statements, shipments, names, chains, listings, signals."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from unpick.app.assess import LEAVES_OPEN, TENTATIVE
from unpick.app.evidence import Evidence, Said
from unpick.cases.filing.record import Chain, Hop, Measured, Named, Point, Shipped, Told
from unpick.law.wording import name_value
from unpick.model.days import FOREVER, LONG_AGO
from unpick.trace.rules import LINK_RULES

if TYPE_CHECKING:
    from unpick.app.petition_exhibits import Exhibits
    from unpick.law.facts import Ground

__all__ = ["chains_of", "listings_of", "named_of", "shipped_of", "signals_of", "told_of", "with_exhibits"]

Row = Mapping[str, Any]

_NOT_SHOWN: Final = frozenset(
    {
        "document",
        "row",
        "dataset",
        "public_from",
        "reliability",
        "protected",
        "status",
        "repaired",
        "withheld",
        "date",
    }
)


_OPEN: Final = TENTATIVE | {"conditional"}
"""Certainties of facts files and of `read` with which a source leaves open whether it is so."""


def told_of(
    said: Said, evidence: Evidence, exhibits: "Exhibits | None", *, of: str, country: str = ""
) -> Told:
    """Return a claim or link as a filing reads it; without exhibits it names its source by the document alone."""
    parts = said.object.split("|") if said.object else []
    coded = [one for one in parts if one not in evidence.names]
    code = coded[0] if len(parts) == 1 and coded else ""
    schema = evidence.schemas.get(said.subject, "")
    return Told(
        id=said.id,
        subject=evidence.name(said.subject),
        predicate=said.predicate,
        exhibit=said.source.id if exhibits and said.source.id in exhibits.held else said.source.document,
        locator=said.source.locator,
        object=" or ".join(_object(one, evidence) for one in parts),
        code=code,
        value=said.value,
        unit=said.unit,
        bound="" if said.bound == LEAVES_OPEN else said.bound,
        goods=said.goods,
        quote=said.quote,
        attribution=said.attribution,
        certainty=said.certainty,
        kind=said.kind,
        denied=said.denied,
        tentative=said.certainty in _OPEN or said.bound == LEAVES_OPEN,
        is_link=said.schema == "Link",
        is_firm=bool(schema) and schema != "Product",
        of=of,
        country=country,
        first=None if said.valid_from == LONG_AGO else said.valid_from,
        last=None if said.valid_to == FOREVER else said.valid_to - dt.timedelta(days=1),
        why=said.why,
    )


def _object(one: str, evidence: Evidence) -> str:
    return evidence.name(one) if one in evidence.names else name_value(one)


def shipped_of(row: Row, exhibits: "Exhibits", *, from_producer: bool, by: str = "") -> Shipped:
    """Return a shipment row as a filing reads it."""
    fields = {
        name: _text(value)
        for name, value in row.items()
        if name not in _NOT_SHOWN and value not in (None, "")
    }
    if row["date"]:
        fields["date"] = row["date"].isoformat()
    return Shipped(
        exhibit=exhibits.key_of_row(row),
        row=int(row["row"]),
        fields=fields,
        date=row["date"],
        country=str(row["destination_country"] or ""),
        from_producer=from_producer,
        by=by,
    )


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) and value < _EXACT else str(value)


_EXACT: Final = 1e6
"""Figures below this one print exactly with six digits (`%g`)."""


def named_of(
    rows: Iterable[Row], exhibits: "Exhibits", *, kind: str = "", text: str = "value"
) -> list[Named]:
    """Return names, addresses or numbers, each once as its source prints it."""
    found: dict[tuple[str, str], Named] = {}
    for row in rows:
        one = Named(
            kind=kind or str(row["kind"]),
            text=str(row[text]),
            exhibit=exhibits.key_of_row(row),
            locator=str(row["locator"]),
            language=str(row.get("lang") or ""),
            why=str(row["why"][0]) if row["why"] else "",
        )
        found.setdefault((one.kind, one.text), one)
    return [found[key] for key in sorted(found, key=lambda key: (_ORDER.get(key[0], len(_ORDER)), key))]


_ORDER: Final = {
    kind: at for at, kind in enumerate(("name", "alias", "weakAlias", "previousName", "address", "country"))
}


def chains_of(documents: Iterable[Row], exhibits: "Exhibits", *, upstream: bool) -> list[Chain]:
    """Return chains of a trace as a filing reads them; one whose step has no source is left out, and so is the
    beginning of a longer one.
    """
    found = []
    for one in documents:
        hops = tuple(_hop(hop, exhibits) for hop in one["hops"])
        if hops and all(hop.exhibit for hop in hops):
            score = one["score"]
            held = {fact["id"]: fact for fact in one["facts"] if exhibits.key_of(fact["source"])}
            points = tuple(_point(held[point], exhibits) for point in one["single_points"] if point in held)
            found.append(
                Chain(
                    hops=hops,
                    score=score["median"],
                    low=score["low"],
                    high=score["high"],
                    single_points=points,
                    upstream=upstream,
                )
            )
    longer = {one.hops[:at] for one in found for at in range(1, len(one.hops))}
    return [one for one in found if one.hops not in longer]


def _point(fact: Row, exhibits: "Exhibits") -> Point:
    source = fact["source"]
    # What the rule of the link means is for whoever reads the trace; a filing says the fact alone.
    text = str(fact["text"])
    for rule in LINK_RULES.values():
        text = text.removesuffix(f" {rule.says}")
    return Point(text=text, exhibit=exhibits.key_of(source), locator=str(source.get("locator") or "row"))


def _hop(hop: Row, exhibits: "Exhibits") -> Hop:
    source = hop["source"] or {}
    bill = hop["shipment"] or {}
    day = hop["day"] or ""
    return Hop(
        sender=hop["from"]["name"],
        receiver=hop["to"]["name"],
        kind=hop["kind"],
        exhibit=exhibits.key_of(source),
        locator=str(source.get("locator") or "row"),
        goods=f"heading {hop['product_after']}" if hop["product_after"] else "",
        bill=str(bill.get("bill_no") or ""),
        first=_day(day or hop["day_from"]),
        last=_day(day or hop["day_to"]),
        status=hop["status"],
        quote=hop["quote"] or "",
        why=tuple(hop["why"]),
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def listings_of(grounds: Sequence["Ground"], exhibits: "Exhibits", producer: str) -> list[Told]:
    """Return what official lists said of the producer on the day."""
    return [
        Told(
            id=one.why[0] if one.why else one.text,
            subject=producer,
            predicate="listed",
            exhibit=exhibits.key_of(one.source),
            locator=str(one.source.get("locator") or "list"),
            object=one.values[0],
            certainty=one.text,
            kind="finding",
            tentative=one.tentative,
            first=None if one.valid_from == LONG_AGO else one.valid_from,
            last=None if one.valid_to == FOREVER else one.valid_to,
            why=one.why,
        )
        for one in grounds
        if one.predicate == "listed" and exhibits.key_of(one.source)
    ]


def signals_of(points: Sequence[Any], names: Collection[str], said: Mapping[str, str]) -> list[Measured]:
    """Return the indicators that fire for a producer, each with the exhibits of its figures.

    Args:
        names: spellings of the producer, case folded. said: id of a claim to the key of its exhibit.
    """
    from unpick.weigh.signals import Inputs, indicators

    own = [one for one in points if one.subject.casefold() in names]
    others = [one for one in points if one.subject.casefold() not in names]
    fired = [
        (one.name, signal)
        for one in indicators()
        for signal in one.measure(Inputs(points=own, controls=others))
        if signal.fires and signal.kind
    ]
    return [
        Measured(
            indicator=signal.indicator,
            name=name,
            says=signal.says,
            cannot=signal.cannot,
            innocent=tuple(signal.innocent),
            exhibits=tuple(dict.fromkeys(said.get(why) or why.partition("#")[0] for why in signal.why)),
            why=tuple(signal.why),
        )
        for name, signal in fired
    ]


def with_exhibits(assessments: Iterable[Row], exhibits: "Exhibits") -> list[dict[str, Any]]:
    """Return assessments whose grounds name the exhibit that they rest on."""
    sides = ("supported_by", "contradicted_by")
    return [
        {
            **one,
            "elements": [
                {
                    **element,
                    **{
                        side: [
                            {**ground, "exhibit": exhibits.key_of(ground.get("source"))}
                            for ground in element[side]
                        ]
                        for side in sides
                    },
                }
                for element in one["elements"]
            ],
        }
        for one in assessments
    ]
