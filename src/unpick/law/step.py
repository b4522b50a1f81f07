"""Voluntary steps, rights and warnings as data: who, when, with which effect, by which rule."""

import datetime as dt
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from unpick.law.lines import read_yaml
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.days import LONG_AGO, parse_day

__all__ = ["Step", "bundled_steps", "read_step", "step_document"]

PACKAGE: Final = "unpick.law.steps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a person may do, or must beware of, under one law.

    Attributes:
        kind: step, warning, or award (for who informs, not for the importer).
        regimes: patterns of ids of regimes; outcomes: of these regimes, at which it is shown.
        always: shown for the country whatever a regime says.
        who, when, effect: `says` in own words, `mark`, and `cite` where it has its own.
        sets: the input of an amount that taking the step would set: `amount`, `input`, `to`, `otherwise`.
    """

    id: str
    title: str
    jurisdiction: str
    kind: str
    regimes: tuple[str, ...]
    outcomes: tuple[str, ...]
    always: bool
    provision: Mapping[str, str]
    public_from: dt.date
    who: Mapping[str, str]
    when: Mapping[str, str]
    effect: Mapping[str, str]
    clocks: tuple[Mapping[str, Any], ...]
    sets: Mapping[str, str]


@functools.cache
def bundled_steps() -> tuple[Step, ...]:
    """Return the steps that ship with the product: steps first, then awards, then warnings, by id."""
    names = bundled_names(PACKAGE, ".yml")
    found = [read_step(bundled_bytes(PACKAGE, name), name) for name in names]
    order = ("step", "award", "warning")
    return tuple(sorted(found, key=lambda step: (order.index(step.kind), step.id)))


def read_step(data: bytes, name: str) -> Step:
    """Return a step from the bytes of its YAML file.

    Raises:
        RegimeFault: the form is broken; file and line are named.
    """
    from unpick.law.forms import check_form

    body, lines = read_yaml(data, name)
    check_form(body, "step.schema.json", lines, see="docs/exposure.md")
    public = body.get("public_from")
    return Step(
        id=body["id"],
        title=body["title"],
        jurisdiction=body["jurisdiction"],
        kind=body["kind"],
        regimes=tuple(body["regimes"]),
        outcomes=tuple(body["outcomes"]),
        always=body.get("always", False),
        provision={key: str(value) for key, value in body["provision"].items()},
        public_from=parse_day(str(public))[1] - dt.timedelta(days=1) if public else LONG_AGO,
        who=body["who"],
        when=body["when"],
        effect=body["effect"],
        clocks=tuple(body.get("clocks", [])),
        sets=body.get("sets", {}),
    )


def step_document(step: Step, known_at: dt.date) -> dict[str, Any]:
    """Return a step in its JSON shape; what was not public by `known_at` is not in it."""
    from unpick.law.engine import printed_mark

    def said(row: Mapping[str, Any]) -> dict[str, str] | None:
        public = row.get("public_from")
        if public and parse_day(str(public))[1] - dt.timedelta(days=1) > known_at:
            return None
        return {"says": row["says"], "mark": printed_mark(row["mark"]), "cite": row.get("cite", "")}

    return {
        "id": step.id,
        "what": step.title,
        "kind": step.kind,
        "cite": step.provision["cite"],
        "mark": printed_mark(step.provision["mark"]),
        "who": said(step.who),
        "when": said(step.when),
        "effect": said(step.effect),
        # No event is known here, so a clock names its rule and sets no day.
        "clocks": [{**clock, "day": None, "mark": printed_mark(clock["mark"])} for clock in step.clocks],
    }
