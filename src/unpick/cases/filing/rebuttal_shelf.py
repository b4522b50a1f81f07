"""The exhibits of a rebuttal in their stages, with the numbers that the paper gives them, and what is read of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from unpick.cases.filing.rebuttal_checks import Checked, Meters, checked, meters
from unpick.cases.filing.tables import rebuttal_table
from unpick.cases.review.asked import product
from unpick.cases.review.facts import Exhibit, PacketFacts
from unpick.cases.review.steps import Step, chain_of
from unpick.model.paper import Annex, Cite, Item, Kind

__all__ = ["Packed", "Shelf", "missing_of"]

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What a rebuttal is made from: the packet of a case as its review read it, and that review.

    Attributes:
        boxes: id of an exhibit to its pages with black boxes, and the share of the page that they cover.
        opened: SHA-256 of each protected exhibit that a person opened to what it lies under in the workspace.
    """

    case: str
    title: str
    facts: PacketFacts
    review: Json
    known_at: dt.date
    asked_at: dt.date
    by: tuple[str, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    opened: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, Mapping[int, float]] = field(default_factory=dict)


class Shelf:
    """The exhibits of the packet in their stages, each with the number that the paper gives it, behind a prefix if any."""

    def __init__(self, packed: Packed, *, prefix: str = "") -> None:
        self.packed, self.facts = packed, packed.facts
        self.stages: dict[str, list[Exhibit]] = {row["id"]: [] for row in rebuttal_table()["stages"]}
        stage_of = {kind: row["id"] for row in rebuttal_table()["stages"] for kind in row["kinds"]}
        for one in packed.facts.exhibits:
            if one.status == "filed":
                self.stages[stage_of.get(one.kind, "X")].append(one)
        self.labels = {
            one.id: f"{prefix}{stage}-{at}"
            for stage, held in self.stages.items()
            for at, one in enumerate(held, start=1)
        }

    @cached_property
    def tiers(self) -> tuple[Step, ...]:
        """Return the tiers of the product with what the packet shows of each."""
        name = product(self.facts)
        return chain_of(self.facts, name) if name else ()

    @cached_property
    def checklist(self) -> tuple[Checked, ...]:
        """Return the checklists of the certificate and of the importer's statement."""
        return checked(self.facts)

    @cached_property
    def meters(self) -> Meters:
        """Return how much can be read in English, and how much is blacked out or a picture."""
        return meters(self.facts, self.packed.boxes)

    def annexes(self) -> tuple[Annex, ...]:
        """Return the annexes, stage by stage."""
        return tuple(
            Annex(
                label=self.labels[one.id],
                title=f"{one.id}: {one.file}",
                published=one.submitted,
                sha256=self.packed.opened.get(one.reading.sha256, one.reading.sha256),
                protected=one.reading.sha256 in self.packed.opened,
                pages=len(one.reading.pages) or None,
                language="und",
                note="; ".join(part for part in (one.kind, one.says) if part),
            )
            for held in self.stages.values()
            for one in held
        )

    def cite(self, exhibit: str, place: str, words: str) -> Cite | None:
        """Return where words stand; None where the exhibit is none of the packet in force."""
        label = self.labels.get(exhibit)
        return Cite(annex=label, place=f"{place or 'file'}: {words}") if label else None

    def item(self, text: str, kind: Kind, *places: tuple[str, str, str], total: str = "") -> Item:
        """Return a sentence with its cites; without any it is one on what is not known."""
        cites = tuple(dict.fromkeys(one for place in places if (one := self.cite(*place))))
        return Item(
            text=text, kind=kind if cites and text else Kind.UNKNOWN, cites=cites if text else (), sum=total
        )

    def cell(self, exhibit: Exhibit, text: str) -> Item:
        """Return a cell on an exhibit itself."""
        return self.item(text, Kind.STATED, (exhibit.id, "file", text))


def missing_of(step: Step) -> str:
    """Return what a tier still lacks: its papers, and papers on the people who work there."""
    lacks = [] if step.documents else [step.tier.documents]
    lacks += ["workers, contracts, pay and hours there"] if step.tier.works and not step.labor else []
    return "; ".join(lacks)
