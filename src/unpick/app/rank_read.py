"""What a ranking reads once: who the parties are, where chains start, what is said of makers, vessels and prices."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from unpick.app.rank_columns import (
    PARTIES,
    Table,
    chain_column,
    doors_open,
    lead_column,
    origin_column,
    party_column,
    place_column,
    statute_column,
    table_column,
)
from unpick.app.rank_who import Met, join_met, meet
from unpick.cases.rank.score import Column

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    from unpick.app.evidence import Evidence
    from unpick.cases.rank.statute import Named, VesselSaid
    from unpick.model.signal import Signal
    from unpick.resolve.watch import WatchIndex
    from unpick.store.reader import Beside, Reader
    from unpick.store.workspace import Workspace
    from unpick.trace.bill_scores import BillScores
    from unpick.trace.bulk import Bulk
    from unpick.trace.edges import Seed
    from unpick.trace.gather import Gathered

__all__ = ["Chains", "Measured", "Read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The chains along arrivals: their column, the scores of all bills, and where they start."""

    column: Column
    scores: "BillScores"
    starts: "Sequence[Seed]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What indicators say.

    Attributes:
        suppliers: signals that fire. values: rows of `store/sql/signal_unit_values.sql` of arrivals. points: of each.
    """

    suppliers: "Sequence[Signal]"
    values: "pa.Table"
    points: "np.ndarray[Any, Any]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """Everything that bears on arrivals, as public by the day of the question.

    Attributes:
        listed: entity of the network to the listed entities that it is the same as.
    """

    reader: "Reader"
    gathered: "Gathered"
    bulk: "Bulk"
    watch: "WatchIndex"
    evidence: "Evidence"
    met: Met
    listed: Mapping[str, Sequence[str]]
    day: dt.date

    @staticmethod
    def of(
        workspace: "Workspace",
        reader: "Reader",
        rows: Any,
        *,
        beside: "Beside | None",
        known_at: dt.date | None,
        day: dt.date,
        tell: Callable[[str], None],
    ) -> "Read":
        """Read a workspace for these arrivals.

        Args:
            beside: the arrivals, where they are not loaded. day: of the question.
        """
        from unpick.app.evidence import read_evidence
        from unpick.app.identity import merges_of
        from unpick.app.screen import watch_index
        from unpick.app.sites import watched_in
        from unpick.names.party import party_kind
        from unpick.trace.gather import gather_all

        watch, links = watch_index(workspace, known_at)
        decisions = list(workspace.decisions.decisions())
        names = sorted({text for name in PARTIES for text in rows[name].unique().to_pylist() if _names(text)})
        met = meet(watch, names, links=links, decisions=decisions, known_at=known_at)
        tell(f"{met.compared} names of parties compared")
        evidence = read_evidence(reader)
        concerned = frozenset(watch.listings) | {one.subject for one in evidence.said}
        merges = join_met(merges_of(workspace, known_at=known_at, beside=beside), met, concerned)
        watched = watched_in(reader.table("entity").to_pylist(), day)
        gathered, bulk = gather_all(reader, role_of=party_kind, merges=merges, watched=watched)
        return Read(
            reader=reader,
            gathered=gathered,
            bulk=bulk,
            watch=watch,
            evidence=evidence,
            met=met,
            listed=_listed(gathered, watch, met),
            day=day,
        )

    def entity_of(self, text: str) -> str:
        """Return who a party field is, empty for nobody."""
        return self.gathered.naming.bearer(text) if _names(text) else ""

    def chains(self, table: Table, *, tiers: int, hold_days: int | None) -> Chains:
        """Return the best chain along each arrival."""
        from unpick.trace.batch_run import number_bills
        from unpick.trace.bill_scores import score_bills

        known = set(self.bulk.entities)
        starts = [seed for seed in self.gathered.seeds() if seed.entity_id in known]
        numbered = number_bills(self.bulk)
        scores = score_bills(
            self.bulk,
            self.bulk.starts(starts, self.gathered.chances()),
            numbered,
            tiers=tiers,
            hold_days=hold_days,
        )
        column = chain_column(table, self.bulk, numbered.first, scores, starts, self.gathered)
        return Chains(column=column, scores=scores, starts=starts)

    def columns(self, table: Table, measured: Measured) -> dict[str, tuple[Column, list[Any]]]:
        """Return the parts that are no chains, each with what its references mean."""
        return {
            "origin": (origin_column(table), []),
            "party": party_column(table, self.watch, self.listed),
            "statute": statute_column(table, self._named(table)),
            "lead": lead_column(table, measured.suppliers, self.entity_of),
            "priority": place_column(table, self.day),
        }

    def of_table(self, table: Table, told: Any, points: "np.ndarray[Any, Any]") -> Column:
        """Return a column from a table of some arrivals."""
        return table_column(table, told, points)

    def drop_twice(self, columns: dict[str, Column], chains: Chains) -> None:
        """Let a listing count once: where a chain is only that the listed party itself sends the goods, the party counts."""
        import numpy as np

        only = np.array(
            [
                all(one.predicate == "listed" for one in self.gathered.concerns_of(seed))
                for seed in chains.starts
            ]
        )
        chain, bill = columns["chain"], columns["chain"].ref
        at = np.flatnonzero((bill >= 0) & (columns["party"].points > 0))
        if at.size:
            direct = (chains.scores.tier[bill[at]] <= 1) & only[chains.scores.start[bill[at]]]
            chain.points[at[direct]] = 0.0

    def doors(self, table: Table) -> "tuple[np.ndarray[Any, Any], list[Any]]":
        """Return which arrivals come from a maker that opened its doors, and by which claims."""
        return doors_open(table, self.evidence.said, self.gathered.naming.canonical)

    def measured(self, documents: Sequence[str] | None) -> "Measured":
        """Return what indicators measure: signals of suppliers that fire, and arrivals declared far below their cell (I35).

        Args:
            documents: of the arrivals; None for all.
        """
        import numpy as np
        import pyarrow as pa
        import pyarrow.compute as pc

        from unpick.app.signals import points_of as figures_of
        from unpick.app.signals_tables import Tables
        from unpick.cases.rank.policy import VALUE_KIND, points_of
        from unpick.model.signal import Resolution
        from unpick.weigh.ratios import ratio_of
        from unpick.weigh.signals import Inputs, indicators
        from unpick.weigh.signals.i35_unit_value import INDICATOR

        (name, *_) = INDICATOR.sql
        # Every arrival counts, not only the farthest.
        whole = {name: {**INDICATOR.parameters[name], "most": 2**62}}
        # Those that read every shipment take longer than the ranking itself; `unpick signals` has them.
        asked = [
            one for one in indicators() if one.resolution is Resolution.SUPPLIER and one.kind and not one.sql
        ]
        made = Tables(self.reader, [replace(INDICATOR, sql=(name,), parameters=whole)]).tables
        inputs = Inputs(points=figures_of(self.reader, self.evidence), tables=made)
        low = made[name]
        if documents is not None:
            low = low.filter(pc.is_in(low["document"], pa.array(documents, pa.string())))
        return Measured(
            suppliers=[signal for one in asked for signal in one.measure(inputs) if signal.fires],
            values=low,
            points=np.full(low.num_rows, points_of(ratio_of(VALUE_KIND).ratio)),
        )

    def _named(self, table: Table) -> "list[Named]":
        """Return which arrivals NKSPEA section 205 names."""
        from unpick.cases.rank.statute import REGIME, fold_words, is_named_port, named_by_statute
        from unpick.law.regime import bundled_regimes

        (regime,) = (one for one in bundled_regimes() if one.id == REGIME)
        vessels = list(self._vessels())
        called = {one.vessel for one in vessels}
        rows = _where(table, "lading_port", lambda text: is_named_port(regime, text))
        rows |= _where(table, "vessel", lambda text: " ".join(fold_words(text)) in called)
        fields = ("lading_port", "vessel", "destination_country")
        asked = [
            (
                row,
                *(table.text(row, name) for name in fields),
                table.rows["day"][row].as_py(),
            )
            for row in sorted(rows)
        ]
        return named_by_statute(asked, regime, vessels, known_at=self.day)

    def _vessels(self) -> "Sequence[VesselSaid]":
        """Return what claims say of vessels: a call at North Korea, a flag that inspects too little."""
        from unpick.cases.rank.statute import VesselSaid, fold_words
        from unpick.model.days import FOREVER

        found = []
        for one in self.evidence.said:
            flag = one.predicate == "flag_deficient"
            if one.denied or not (flag or one.predicate == "called_at"):
                continue
            if self.evidence.schemas.get(one.subject) != "Vessel":
                continue
            open_ = one.valid_to == FOREVER
            last = one.source.public_from if open_ else one.valid_to - dt.timedelta(days=1)
            found.append(
                VesselSaid(
                    vessel=" ".join(fold_words(self.evidence.name(one.subject))),
                    predicate=one.predicate,
                    value=one.object or one.value,
                    first=one.valid_from,
                    # A flag stays what it was found to be; a call ends, at the latest on the day it is told.
                    last=FOREVER if flag and open_ else last,
                    why=one.why,
                    source=one.source.as_dict(),
                )
            )
        return found


def _where(table: Table, name: str, holds: Callable[[str], bool]) -> set[int]:
    import numpy as np

    coded = table.rows[name].combine_chunks().dictionary_encode()
    wanted = [at for at, text in enumerate(coded.dictionary.to_pylist()) if text and holds(text)]
    return set(np.flatnonzero(np.isin(coded.indices.to_numpy(), wanted)).tolist())


def _names(text: str | None) -> bool:
    """Tell whether a party field names somebody."""
    from unpick.names.party import party_kind
    from unpick.store.reader import REDACTED
    from unpick.trace.build import NAMES_NOBODY

    return bool(text) and text != REDACTED and party_kind(text or "") not in NAMES_NOBODY


def _listed(gathered: "Gathered", watch: "WatchIndex", met: Met) -> dict[str, list[str]]:
    """Return by entity of the network the listed entities that it is."""
    from unpick.trace.build import party_id

    naming = gathered.naming
    found: dict[str, set[str]] = {}
    for listed in watch.listings:
        if watch.schema.get(listed) != "Person":
            found.setdefault(naming.canonical(listed), set()).add(listed)
    for name, firms in met.same.items():
        bearer, party = naming.bearer(name), party_id(name)
        held = {one for one in firms if one in watch.listings and not naming.is_apart(party, one)}
        if held:
            found.setdefault(bearer, set()).update(held)
    return {one: sorted(held) for one, held in found.items()}
