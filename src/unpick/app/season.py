"""The synthetic season of the demonstration: invented bills in a real layout, and what is invented about them."""

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from unpick.datasets.generate.season import Truth
    from unpick.store.workspace import Workspace

__all__ = ["SEASON_BILLS", "SEASON_SEED", "WATERMARK", "add_season", "season_page"]

SEASON_BILLS: Final = 2_000
SEASON_SEED: Final = 20_231
WATERMARK: Final = "SYNTHETIC - INVENTED"

_SOURCE: Final = "invented-report"


def add_season(workspace: "Workspace", *, at: dt.datetime) -> "Truth":
    """Load a season of invented bills, and an invented report on the firms at the head of its chains.

    The report speaks of the heads of decoys too: they break the order of time or of products, so no chain
    may be found from them.
    """
    from unpick.app.load import load
    from unpick.datasets.generate.season import generate_season

    with tempfile.TemporaryDirectory() as folder:
        truth = generate_season(Path(folder), bills=SEASON_BILLS, seed=SEASON_SEED, layout="us-bills-61")
        load(workspace, list(truth.files), at=at, public_from=dt.date(2023, 12, 31))
    report = invented_report(truth)
    from unpick.app.demo import load_cases
    from unpick.datasets.facts import read_facts

    load_cases(workspace, [(report, read_facts(report, "synthetic-report.yml"))], at=at)
    return truth


def invented_report(truth: "Truth") -> bytes:
    """Return the facts file that says of invented firms what no real firm may be said to do."""
    heads = [chain.watched for chain in (*truth.chains, *truth.decoys)]
    body = {
        "unpick": "facts/1",
        "id": "synthetic-report",
        "title": "Invented report on invented firms",
        "invented": True,
        "sources": [
            {
                "id": _SOURCE,
                "title": "Invented report (no such report exists)",
                "public_from": "2024-01-15",
                "reliability": "C",
            }
        ],
        "entities": [
            {"id": f"inv-head-{number}", "schema": "Company", "source": _SOURCE, "names": [{"name": head}]}
            for number, head in enumerate(heads)
        ],
        "claims": [
            {
                "subject": f"inv-head-{number}",
                "predicate": "forced_labor",
                "object": "yes",
                "source": _SOURCE,
                "kind": "report",
                "attribution": "an invented witness",
                "quote": "Invented: nobody here is paid.",
            }
            for number in range(len(heads))
        ],
    }
    # JSON is YAML, and the same body gives the same bytes.
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def season_page(workspace: "Workspace", truth: "Truth", *, at: dt.datetime) -> dict[str, Any]:
    """Return the page of the season: every chain found from the firms of the invented report.

    The document also says whether exactly the planted chains were found (`as_expected`).
    """
    from unpick.app.trace import trace

    heads = {chain.watched for chain in (*truth.chains, *truth.decoys)}
    ends = {chain.buyer for chain in (*truth.chains, *truth.decoys)}
    document = trace(workspace, tiers=4, top=500, at=at)
    # Only what is invented from end to end: no real firm ever stands on a page of invented wrongdoing.
    chains = [
        chain
        for chain in document["chains"]
        if chain["seed"]["name"] in heads and chain["target"]["name"] in ends
    ]
    found = {(chain["seed"]["name"], chain["target"]["name"]) for chain in chains}
    planted = {(chain.watched, chain.buyer) for chain in truth.chains}
    return {
        **{key: document[key] for key in ("asked_at", "versions", "known_at")},
        "coverage": _coverage(),
        "schema": "unpick.report/1",
        "chains": chains,
        "title": "A synthetic season of bills, traced to invented firms",
        "subject": "every importer of the season",
        "on": None,
        "synthetic": True,
        "watermark": WATERMARK,
        "as_expected": found == planted,
    }


def _coverage() -> dict[str, Any]:
    return {
        "says": f"{SEASON_BILLS} invented bills of one invented year; no real shipment is among them.",
        "modes": ["vessel (invented)"],
        "countries": ["US"],
        "rows": SEASON_BILLS,
        "not_looked": ["anything real"],
    }
