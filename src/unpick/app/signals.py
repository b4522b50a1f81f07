"""Indicators over a workspace: figures of series files and of claims, measured or refused."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from unpick.app.asked import check_name
from unpick.app.workspace import answer_head
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import UsageError
from unpick.model.series import Point
from unpick.model.shift import SHIFT_NOTE
from unpick.model.signal import Signal

if TYPE_CHECKING:
    from pathlib import Path

    from unpick.app.evidence import Evidence, Said
    from unpick.store.engine import Engine
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace
    from unpick.weigh.signals import Indicator

__all__ = ["points_of", "signals", "write_signals"]

Json = dict[str, Any]

_OF_CLAIMS: Final = {
    "unit_price": "unit_price",
    "day_wage": "day_wage",
    "hours_per_day": "hours",
    "workers": "workers",
    "workers_interviewed": "audited",
    "labor_fee": "labor_fee",
    "net_wage": "net_wage",
    "shipments_stopped": "shipments_stopped",
    "entries_stopped": "shipments_stopped",
    "value_stopped": "value_stopped",
}
"""Predicate of a claim to the measure that it is a figure of."""

_BOUNDS: Final = {"up to": "<=", "at most": "<=", "at least": ">=", "about": "~", "": "="}

_MOST_SPELLED: Final = 5
"""Other spellings of a subject that are told."""

_TOLD_BY_ITSELF: Final = frozenset({"I21", "I40"})
"""Indicators that show what fires alone, and say themselves how many were ranked."""


def signals(
    workspace: "Workspace",
    subjects: Sequence[str] = (),
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    only: Sequence[str] = (),
    engine: str = "",
) -> Json:
    """Return what the indicators measure (schema `unpick.signals/1`).

    Args:
        subjects: names as the figures have them; all when empty. only: ids of indicators; all when empty.
        engine: where the SQL over shipments runs: duckdb, or an address of Spark (`store.spark.connect_spark`); in the workspace's own DuckDB
            when empty. The rows are the same.

    Raises:
        UsageError: a subject is empty or has no figure and no shipment, or no indicator is called so; the engine does not answer.
        TableFault: a table of the workspace's own cannot be used.
    """
    from unpick.app.called import shipped_names
    from unpick.app.evidence import read_evidence
    from unpick.app.own_tables import own_tables
    from unpick.app.signals_tables import Tables
    from unpick.app.signals_told import signal_document
    from unpick.weigh.signals import Inputs, indicators

    for name in subjects:
        check_name("NAMES", name, instead="leave it away to ask for every subject")
    every = indicators()
    known = {one.id for one in every}
    if strange := [one for one in only if one.upper() not in known]:
        raise UsageError(
            "--indicator", f"no indicator is called '{strange[0]}'", f"use one of {', '.join(sorted(known))}"
        )
    chosen = [one for one in every if not only or one.id in {name.upper() for name in only}]
    with workspace.reader(known_at=known_at) as reader, _engine(engine) as opened:
        points = points_of(reader, read_evidence(reader))
        read = [one.subject for one in points]
        read += shipped_names(reader) if subjects and any(one.sql for one in chosen) else []
        named, mains, says = _named(workspace, reader, subjects, read)
        made = Tables(reader, chosen, spelled=mains, engine=opened)
        ran = {} if opened is None else {"engine": {"name": opened.name, "version": opened.version}}
        files = {
            row["document"]: row["name"]
            for row in reader.table("document").select(["document", "name"]).to_pylist()
        }
    # Who is not asked about stands as a control; hidden subjects are in neither.
    others = [one for one in points if named and one.subject not in named]
    points = [
        replace(one, subject=mains.get(one.subject, one.subject))
        for one in points
        if not named or one.subject in named
    ]
    points.sort(key=lambda one: (one.subject, one.measure, one.start, one.end, one.why))
    inputs = Inputs(points=points, controls=others, tables=made.tables, subjects=tuple(sorted(named)))
    with own_tables(workspace.folder) as own:
        found = [
            (indicator, signal)
            for indicator in chosen
            for signal in indicator.measure(inputs)
            if not named or signal.subject in named
        ]
    measured = {indicator.id for indicator, _ in found}
    return {
        **answer_head(
            "signals",
            at=at,
            versions={**_versions([signal for _, signal in found]), **own},
            coverage=_coverage(points, others, made.shipments if any(one.sql for one in chosen) else None),
        ),
        "known_at": known_at.isoformat() if known_at else None,
        **ran,
        "signals": [signal_document(indicator.name, signal, files) for indicator, signal in found],
        "silent": sorted(one.id for one in chosen if one.id not in measured),
        "messages": [
            SHIFT_NOTE,
            "A signal is a reason to ask; it finds nobody guilty, and its absence clears nobody.",
            *([] if found else [_nothing(chosen, made.shipments)]),
            *says,
            *_by_chance([signal for _, signal in found]),
        ],
    }


@contextlib.contextmanager
def _engine(url: str) -> "Iterator[Engine | None]":
    """Open the engine of an address; none is asked for by an empty one."""
    if not url:
        yield None
        return
    from unpick.store.engine import open_engine

    with open_engine(url) as opened:
        yield opened


def write_signals(document: Json, path: "Path") -> Json:
    """Write the page of an answer to a new file and return the document with its name in `page`.

    Raises:
        UsageError: a file of this name is there, or its folder is not.
    """
    from unpick.app.review_page import check_new
    from unpick.report.signal_page import render_signals

    check_new(path, "--out")
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(render_signals(document))
    return {**document, "page": str(path)}


def _nothing(chosen: "Sequence[Indicator]", shipments: int) -> str:
    """Return what to say where no indicator measured or refused anything."""
    told = ", ".join(one.id for one in chosen) if len(chosen) <= _MOST_SPELLED else "the indicators"
    if shipments and any(one.sql for one in chosen):
        return f"Looked at {shipments:,} shipments: nothing in them for {told} to tell. That clears nobody."
    return f"No figure for {told} to read: load a series file (unpick template series) or shipments."


def _by_chance(found: Sequence[Signal]) -> list[str]:
    """Return how many tests against controls were made and how many of them fire by chance, when any were."""
    tested = [
        one
        for one in found
        if one.controls is not None and one.p is not None and one.indicator not in _TOLD_BY_ITSELF
    ]
    if not tested:
        return []
    # The level that so many controls allow: model of `weigh/signals/breaks/rank.py`.
    at = sum(0.01 if len(one.controls or ()) >= 99 else 0.05 for one in tested)
    did = sum(one.fires for one in tested)
    made = f"{len(tested)} test{'s' * (len(tested) != 1)} against listed controls"
    told = f"{made}: {at:.2g} of them are expected to fire by chance at most, {did} did"
    return [f"{told}. Among many, the strongest is no proof."]


def _versions(found: Sequence[Signal]) -> dict[str, str]:
    """Return every source of every table that the signals rest on."""
    sources: dict[str, set[str]] = {}
    for name, source in (row for signal in found for row in signal.tables):
        sources.setdefault(f"table {name}", set()).add(source)
    return {name: "; ".join(sorted(told)) for name, told in sorted(sources.items())}


def _named(
    workspace: "Workspace", reader: "Reader", subjects: Sequence[str], texts: Sequence[str]
) -> tuple[set[str], dict[str, str], list[str]]:
    """Return the spellings of the subjects, each spelling's main one, and what has to be said of them.

    Args:
        texts: subjects of figures, and names on shipments.
    """
    from unpick.app.called import names_of, spellings_of
    from unpick.resolve.called import FORM

    mains: dict[str, str] = {}
    says = []
    for name in subjects:
        own, ids = names_of(reader, name)
        spelled = spellings_of(own, texts, ids=ids, decisions=workspace.decisions.decisions())
        if not spelled:
            raise UsageError(
                name,
                "the workspace has no figure and no shipment of this subject",
                "load a series file, a facts file or shipments that have",
            )
        main = next((one for one in spelled if one.casefold() == name.casefold()), name)
        mains |= dict.fromkeys(spelled, main)
        others = [f"'{one}' ({reason})" for one, reason in spelled.items() if one != main and reason != FORM]
        if others:
            says.append(
                f"Read as {main}: {', '.join(others[:_MOST_SPELLED])}{' and others' * (len(others) > _MOST_SPELLED)}."
            )
    return {*mains, *mains.values()}, mains, says


def points_of(reader: "Reader", evidence: "Evidence") -> list[Point]:
    """Return the figures that the reader can see: rows of series files, and claims with a figure.

    A figure whose subject is hidden is left out: hidden subjects look alike, and figures of two would be put side by side.
    """
    from unpick.store.reader import REDACTED

    rows = reader.rows("unpick.store", "sql/figures.sql")
    series = [
        Point(
            subject=row["subject"],
            measure=row["measure"],
            start=row["period_from"],
            end=row["period_to"],
            value=row["value"],
            unit=_unit(row["unit"]),
            bound=row["bound"],
            product=row["product"],
            channel=row["channel"],
            partner=row["partner"],
            place=row["place"],
            verified=row["verified"],
            why=f"{row['document']}#{row['row']}",
            public_from=row["public_from"],
            grade=row["reliability"],
            note=row["note"],
            origin=row["origin"],
        )
        for row in rows
        if row["subject"] != REDACTED
    ]
    claims = [point for said in evidence.said if (point := _of_claim(said, evidence)) is not None]
    return sorted([*series, *claims], key=lambda one: (one.subject, one.measure, one.start, one.end, one.why))


def _of_claim(said: "Said", evidence: "Evidence") -> Point | None:
    measure = _OF_CLAIMS.get(said.predicate)
    if measure is None or said.denied or not said.unit:
        return None
    try:
        value = float(said.value)
    except ValueError:
        return None
    day = said.source.public_from
    last = day if said.valid_to == FOREVER else max(said.valid_from, said.valid_to - dt.timedelta(days=1))
    return Point(
        subject=evidence.name(said.subject),
        measure=measure,
        # A claim without a period is of the day on which it became public.
        start=min(day, last) if said.valid_from == LONG_AGO else said.valid_from,
        end=last,
        value=value,
        unit=_unit(said.unit),
        bound=_BOUNDS.get(said.bound, said.bound),
        product=said.goods,
        why=said.id,
        public_from=day,
        grade=said.source.reliability,
        note=said.quote,
        origin=said.source.origin,
        dated=said.valid_from != LONG_AGO or said.valid_to != FOREVER,
    )


def _unit(text: str) -> str:
    """Return a unit as series files write it.

    >>> _unit("CNY per piece")
    'CNY/piece'
    """
    return re.sub(r"\s*(?:\bper\b|/)\s*", "/", text.strip())


def _coverage(points: Sequence[Point], others: Sequence[Point], shipments: int | None) -> Json:
    subjects, held = {one.subject for one in points}, {one.subject for one in others}
    beside = f"; {len(others)} of {len(held)} others can stand as controls" if others else ""
    months = {}
    if points:
        first, last = min(one.start for one in points), max(one.end for one in points)
        months = {"months": {"from": first.isoformat()[:7], "to": last.isoformat()[:7]}}
    bills = "shipments are not read by these indicators" if shipments is None else f"{shipments:,} shipments"
    return {
        "says": f"{len(points)} figure{'s' * (len(points) != 1)} of {len(subjects)} subject{'s' * (len(subjects) != 1)}, of series files and claims{beside}; "
        f"{bills}.",
        "modes": [],
        "countries": [],
        **months,
        "not_looked": [
            "figures of protected sources",
            "shipments of protected sources",
            *(["shipments"] if shipments is None else []),
            "indicators of trade series: routes",
        ],
    }
