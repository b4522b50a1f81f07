"""Which arrivals to inspect under a budget: scored in columns, chosen, and told with at most three reasons each."""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick.app.rank_columns import PARTIES
from unpick.app.trace import HOLD_DAYS, coverage_of
from unpick.app.workspace import answer_head
from unpick.cases.rank.draw import HOW, TOP, choose, draw_numbers
from unpick.cases.rank.policy import EXPLORED, OPEN_DAYS, POLICY, points_of
from unpick.cases.rank.score import add_up, order_of
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    import numpy as np

    from unpick.app.rank_arrivals import Arrivals
    from unpick.app.rank_columns import Table
    from unpick.app.rank_memory import Inspected
    from unpick.app.rank_words import Teller
    from unpick.cases.rank.draw import Choice
    from unpick.store.reader import Reader
    from unpick.store.workspace import Workspace

__all__ = ["LIMITS", "SEED", "Limits", "rank"]

Json = dict[str, Any]

SEED: Final = 1
"""Seed of the draw unless asked otherwise; who inspects keeps her own to herself until the inspections are made."""

_ROUTE: Final = {"least_rows": 12, "most_ports": 2}
"""Earlier bills of a shipper, and the most ports among them, before a new port says something; stated conventions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How arrivals are chosen, and how far chains are followed.

    Attributes:
        top: inspections; share: of all arrivals; one of them is given. explored: share of the budget that is drawn.
    """

    top: int | None = 50
    share: float | None = None
    explored: float = EXPLORED
    seed: int = SEED
    tiers: int = 6
    hold_days: int | None = HOLD_DAYS

    def budget(self, n: int) -> int:
        """Return how many of n arrivals are inspected."""
        return min(n, math.ceil(self.share * n - 1e-9) if self.share is not None else self.top or 0)


LIMITS: Final = Limits()


def rank(
    workspace: "Workspace",
    files: Sequence[Path] = (),
    *,
    at: dt.datetime,
    known_at: dt.date | None = None,
    limits: Limits = LIMITS,
    layout: str | None = None,
    mapping: Path | None = None,
    accept: bool = False,
    learned: Sequence[Path] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Json:
    """Return the arrivals to inspect (schema `unpick.rank/1`).

    Args:
        files: of arrivals, read as `load` reads shipments and not loaded; the shipments of the workspace without one.
        known_at: evidence that was public by then; arrivals are what is asked about and count as known.
        learned: earlier plans with their outcomes; what they say of a sender counts for its next arrivals.

    Raises:
        UsageError: a limit is out of range, or there is no arrival. FileFault: a file cannot be read. TableFault: a table of the workspace's own
            cannot be used.
    """
    from unpick.app.own_tables import own_rows
    from unpick.app.rank_arrivals import read_arrivals
    from unpick.app.rank_plan import inspected_of

    _check(limits)
    given = None
    if files:
        given = read_arrivals(
            workspace, files, at=at, known_at=known_at, layout=layout, mapping=mapping, accept=accept
        )
    asked = _Asked(workspace, given, at, known_at, limits, tell, inspected_of(learned))
    beside = given.beside if given else None
    with own_rows(workspace.folder) as own, workspace.reader(known_at=known_at, beside=beside) as reader:
        document = asked.answer(reader)
    return {**document, "versions": {**document["versions"], **own}} if own else document


def _check(limits: Limits) -> None:
    if (limits.top is None) == (limits.share is None):
        raise UsageError("rank", "the budget is not given, or twice", "give --top N or --share S")
    if limits.top is not None and limits.top < 1:
        raise UsageError("--top", f"'{limits.top}' is below 1", "give 1 or more")
    if limits.share is not None and not 0 < limits.share <= 1:
        raise UsageError("--share", f"'{limits.share}' is no share", "give a number above 0 and at most 1")
    if not 0 <= limits.explored <= 1:
        raise UsageError("--explore", f"'{limits.explored}' is no share", "give a number from 0 to 1")
    if limits.tiers < 1:
        raise UsageError("--tiers", f"'{limits.tiers}' is below 1", "give 1 or more")
    if limits.hold_days is not None and limits.hold_days < 0:
        raise UsageError("--hold-days", f"'{limits.hold_days}' is below 0", "give 0 or more")


class _Asked:
    """One question, and the answer to it."""

    def __init__(
        self,
        workspace: "Workspace",
        given: "Arrivals | None",
        at: dt.datetime,
        known_at: dt.date | None,
        limits: Limits,
        tell: Callable[[str], None],
        inspected: "Sequence[Inspected]",
    ) -> None:
        self.inspected = inspected
        self.workspace, self.given, self.at, self.known_at = workspace, given, at, known_at
        self.limits, self.tell = limits, tell
        self.day = known_at or at.date()

    def answer(self, reader: "Reader") -> Json:
        """Score the arrivals, choose, and put the chosen into words."""
        import numpy as np

        rows = self._rows(reader, "arrivals")
        if not rows.num_rows:
            where = "the file" if self.given else "the workspace"
            raise UsageError(
                "rank", f"there is no arrival in {where}", "give a file of shipments, or load one"
            )
        teller, unsure, left = self._teller(reader, rows)
        table, scored = teller.table, teller.scored
        numbers = draw_numbers(
            self.limits.seed, table.n, file=self._file_numbers(table), row=table.rows["row"].to_numpy()
        )
        order = order_of(scored.total, numbers)
        budget = self.limits.budget(table.n)
        choice = choose(order, scored.total, numbers, budget=budget, explored=self.limits.explored)
        place = np.empty(table.n, np.int64)
        place[order] = np.arange(table.n)
        shown = [
            self._row(teller, choice, at, int(row), order, place)
            for at, row in enumerate(choice.chosen.tolist())
        ]
        self.tell(f"{len(shown)} of {table.n} arrivals chosen")
        return {
            **answer_head(
                "rank", at=self.at, versions=self._versions(teller), coverage=self._coverage(teller, table)
            ),
            "known_at": self.known_at.isoformat() if self.known_at else None,
            "budget": budget,
            "arrivals": table.n,
            "draw": self._draw(choice),
            "policy": POLICY,
            "rows": shown,
            "rejects": self.given.rejects if self.given else [],
            "synthetic": any(_invented(one) for one in _datasets(teller)),
            "messages": self._messages(teller, choice, budget, len(unsure), left),
        }

    def _rows(self, reader: "Reader", name: str, **more: object) -> Any:
        documents = sorted(self.given.files) if self.given else []
        return reader.run(
            "unpick.store", f"sql/{name}.sql", documents=documents, every=self.given is None, **more
        )

    def _teller(self, reader: "Reader", rows: Any) -> "tuple[Teller, frozenset[str], int]":
        """Return what is known of the arrivals: parties, chains, signals, values, routes."""
        from unpick.app.rank_columns import Table
        from unpick.app.rank_law import LawAsked
        from unpick.app.rank_memory import memory_columns
        from unpick.app.rank_read import Read
        from unpick.app.rank_words import Teller

        read = Read.of(
            self.workspace,
            reader,
            rows,
            beside=self.given.beside if self.given else None,
            known_at=self.known_at,
            day=self.day,
            tell=self.tell,
        )
        table = Table.of(rows, read.entity_of)
        chains = read.chains(table, tiers=self.limits.tiers, hold_days=self.limits.hold_days)
        self.tell(f"chains followed along {table.n} arrivals")
        columns, things = {"chain": chains.column}, {}
        measured = read.measured(sorted(self.given.files) if self.given else None)
        for key, (column, refs) in read.columns(table, measured).items():
            columns[key], things[key] = column, refs
        for key, told, points in (
            ("value", measured.values, measured.points),
            ("route", *self._routes(reader)),
        ):
            columns[key], things[key] = read.of_table(table, told, points), told.to_pylist()
        read.drop_twice(columns, chains)
        fruitless, (columns["memory"], things["memory"]) = memory_columns(
            table, self.inspected, read.entity_of
        )
        opened, doors = read.doors(table)
        scored = add_up(columns, table.n, opened=opened >= 0, fruitless=fruitless)
        teller = Teller(
            table=table,
            scored=scored,
            gathered=read.gathered,
            bulk=read.bulk,
            scores=chains.scores,
            starts=chains.starts,
            watch=read.watch,
            things=things,
            files=self.given.files if self.given else {},
            law=LawAsked(known_at=self.day),
            opened=opened.tolist(),
            doors=doors,
        )
        return teller, read.met.unsure, read.met.left

    def _routes(self, reader: "Reader") -> "tuple[Any, np.ndarray[Any, Any]]":
        import numpy as np

        from unpick.weigh.ratios import ratio_of

        told = self._rows(reader, "arrival_routes", **_ROUTE)
        return told, np.full(told.num_rows, points_of(ratio_of("signal_routing").ratio))

    def _file_numbers(self, table: "Table") -> "np.ndarray[Any, Any]":
        """Return the place of the file of each arrival: as given on the command line, else in the order of documents."""
        import numpy as np

        coded = table.rows["document"].combine_chunks().dictionary_encode()
        names = coded.dictionary.to_pylist()
        order = list(self.given.files) if self.given else sorted(names)
        places = np.array([order.index(one) for one in names], np.int64)
        return np.asarray(places[coded.indices.to_numpy()])

    def _row(self, teller: "Teller", choice: "Choice", at: int, row: int, order: Any, place: Any) -> Json:
        how = int(choice.how[at])
        told = teller.row(row)
        table = teller.table
        document, number = table.rows["document"][row].as_py(), table.rows["row"][row].as_py()
        stands = int(place[row])
        chance = choice.chance(how)
        if how != TOP:
            drawn = f"Drawn at random: {choice.drawn[how]} of {choice.sizes[how]} arrivals {_STRATA[HOW[how]]}, chance {chance:.4g}."
            told["reasons"] = [*told["reasons"][:2], drawn]
        above = int(order[stands - 1]) if stands else None
        return {
            "rank": at + 1,
            "id": table.text(row, "bill_no") or f"{document[:12]}#{number}",
            "file": self.given.files.get(document) if self.given else None,
            "document": document,
            "row": number,
            "day": str(table.rows["day"][row].as_py() or "") or None,
            "shipper": table.text(row, "shipper_name") or None,
            "consignee": table.text(row, "consignee_name") or None,
            "hs_code": table.text(row, "hs_code") or None,
            "description": table.text(row, "description") or None,
            "how": HOW[how],
            "chance": chance,
            "place": stands + 1,
            **told,
            "why_not_higher": teller.why_not_higher(row, above),
        }

    def _draw(self, choice: "Choice") -> Json:
        return {
            "seed": self.limits.seed,
            "explored": self.limits.explored,
            "strata": [
                {
                    "how": how,
                    "arrivals": choice.sizes[at],
                    "chosen": choice.drawn[at],
                    "chance": choice.chance(at),
                }
                for at, how in enumerate(HOW)
            ],
            "says": "Each arrival outside the top was drawn with the chance of its stratum, which no name, country or code of it moves.",
        }

    def _versions(self, teller: "Teller") -> dict[str, str]:
        from unpick.app.screen import tables_versions
        from unpick.app.workspace import stamp_of_package
        from unpick.weigh.ratios import bundled_ratios

        rules = stamp_of_package("cases", "trace", "goods", "names", "model")[:16]
        return {**tables_versions(teller.watch.tables), "ratios": bundled_ratios().version, "rules": rules}

    def _coverage(self, teller: "Teller", table: "Table") -> Json:
        found = coverage_of(teller.gathered)
        undated = int((table.day == 0).sum())
        put = "arrival was" if table.n == 1 else "arrivals were"
        says = f"{table.n} {put} put in order, {undated} of them undated. {found['says']}"
        left = [
            "addresses and postal codes",
            "owners' nationality or names",
            "what a photograph or a document says of an arrival",
        ]
        return {**found, "says": says, "not_looked": [*left, *found["not_looked"]]}

    def _messages(self, teller: "Teller", choice: "Choice", budget: int, unsure: int, left: int) -> list[str]:
        import pyarrow.compute as pc

        says = [
            "A rank is a reason to look; it finds nobody guilty, and a low one clears nobody.",
            f"Open doors: a claim `allowed_inspection` of the whole work force takes points off for {OPEN_DAYS} days; never off a statute or a listing.",
            *teller.gathered.messages,
        ]
        repeats = int(pc.sum(teller.table.rows["repeats"]).as_py()) - teller.table.n
        if repeats:
            says.append(f"{repeats} rows are a bill that another row has; each bill is one arrival.")
        says += _undated(teller)
        open_ = budget - len(choice.chosen)
        if open_ > 0:
            says.append(
                f"{open_} inspections of the budget stay open: no more arrival has a score, and nothing is drawn."
            )
        elif choice.drawn[TOP] < budget - math.ceil(budget * self.limits.explored - 1e-9):
            says.append(
                f"Only {choice.drawn[TOP]} arrivals have a score; the rest of the budget was drawn at random."
            )
        if unsure:
            says.append(
                f"{unsure} names resemble a listed or known one without being the same; that moves no rank. See `unpick screen`."
            )
        if left:
            says.append(
                f"{left} names were answered by their letters alone, without aliases, numbers and decisions."
            )
        return says


_STRATA: Final = {"near": "with a score below the top", "blind": "of which nothing is known"}


def _undated(teller: "Teller") -> list[str]:
    """Return what has to be said of arrivals without a day: no chain, listing or law can be asked of them."""
    import numpy as np

    table = teller.table
    concerned = {one.entity_id for one in teller.gathered.concerns}
    undated = np.flatnonzero(table.day == 0)
    named = np.intersect1d(undated, table.rows_of(concerned, PARTIES[:2]))
    if not named.size:
        return []
    shown = ", ".join(str(table.rows["row"][int(row)].as_py()) for row in named[:5])
    more = ", ..." if named.size > 5 else ""
    says = f"{named.size} undated arrivals name a firm of concern as shipper or maker (row {shown}{more})"
    return [f"{says}; without a day no chain, listing or law can be asked of them: give their days."]


def _datasets(teller: "Teller") -> list[str]:
    """Return who speaks in shipments, lists and facts."""
    return [
        *teller.gathered.naming.sources,
        *(str(one) for one in teller.gathered.coverage["datasets"] or ()),
    ]


def _invented(dataset: str) -> bool:
    return any(word in dataset.lower() for word in ("invented", "synthetic"))
