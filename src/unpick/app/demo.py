"""The demonstration: a workspace of bundled listings and founding cases, asked, traced and written as pages."""

import datetime as dt
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unpick import __version__
from unpick.app.demo_packets import review_bundled
from unpick.app.lists import import_bundled
from unpick.app.pages import question_page
from unpick.app.replays import OWN_WORKSPACE, founding_cases, replay
from unpick.app.season import add_season, season_page
from unpick.app.workspace import answer_head, stamp_of_package
from unpick.model.errors import UsageError

if TYPE_CHECKING:
    from unpick.datasets.facts import FactsFile
    from unpick.law.regime import Regime
    from unpick.store.workspace import Workspace

__all__ = ["DEFAULT_FOLDER", "run_demo"]

DEFAULT_FOLDER: Final = "unpick-demo"

_RESULT: Final = "demo.json"
"""What a finished demonstration leaves beside its report, so that a second run need not build it again."""


def run_demo(folder: Path, *, at: dt.datetime) -> dict[str, Any]:
    """Build the demonstration, or return the finished one of this very version.

    It is built in a folder beside and renamed when whole, so that an interrupted run leaves nothing half.

    Args:
        folder: where the workspace comes to stand; absent, empty, or an earlier demonstration.
        at: now.

    Raises:
        UsageError: the folder holds something that is no demonstration.
    """
    finished = _finished(folder)
    if finished:
        return {
            **finished,
            "workspace": str(folder),
            "report": str(folder / "report" / "index.html"),
            "reused": True,
        }
    _make_room(folder)
    building = folder.with_name(f".{folder.name}-building")
    shutil.rmtree(building, ignore_errors=True)
    try:
        document = _build(building, folder, at)
        building.rename(folder)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return document


def _finished(folder: Path) -> dict[str, Any] | None:
    try:
        stored: dict[str, Any] = json.loads((folder / "report" / _RESULT).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, json.JSONDecodeError):
        return None
    return stored if stored.get("built_from") == stamp_of_package() else None


def _make_room(folder: Path) -> None:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
    elif (folder / "report" / _RESULT).exists():
        shutil.rmtree(folder)
    elif any(folder.iterdir()):
        raise UsageError(
            str(folder), "the folder holds something that is no demonstration", "name another folder"
        )
    else:
        folder.rmdir()


def _build(building: Path, folder: Path, at: dt.datetime) -> dict[str, Any]:
    from unpick.law.regime import bundled_regimes
    from unpick.store.workspace import Workspace

    workspace = Workspace.create(building, created_at=at)
    cases = founding_cases()
    lists = import_bundled(workspace, at=at)["lists"]
    load_cases(workspace, [case for case in cases if case[1].id not in OWN_WORKSPACE], at=at)
    truth = add_season(workspace, at=at)
    regimes = bundled_regimes()
    answers = [answer for _, facts in cases for answer in _answers(workspace, facts, cases, regimes, at)]
    pages = building / "report"
    pages.mkdir()
    rows = [_write_question(pages, {**answer, "lists": lists}, at) for answer in answers]
    rows += review_bundled(pages, at=at)
    rows.append(_write_season(pages, {**season_page(workspace, truth, at=at), "lists": lists}))
    document = {
        **answer_head("demo", at=at, coverage=_coverage(cases)),
        "title": "The founding cases, asked on the day they happened",
        "workspace": str(folder),
        "counts": _counts(workspace, answers, regimes),
        "report": str(folder / "report" / "index.html"),
        "replays": rows,
        "lists": lists,
        "built_from": stamp_of_package(),
    }
    _write_index(pages, document)
    return document


def load_cases(workspace: "Workspace", cases: list[tuple[bytes, "FactsFile"]], *, at: dt.datetime) -> None:
    """Load founding cases into a workspace, each as an original of its own."""
    from unpick.app.load_read import write_shipment_rows

    with workspace.loading(at=at, note="founding cases") as load:
        for data, facts in cases:
            document = load.add_original(
                data,
                name=facts.name,
                dataset=facts.id,
                title=facts.title,
                media_type="application/yaml",
                # The file describes sources with days of their own; it hides none of them by its own day.
                public_from=min(source.public_from for source in facts.sources.values()),
                layout="facts/1",
                reliability="B",
            )
            load.write_statements(facts.statements(document))
            shipments = facts.shipments()
            if shipments:
                write_shipment_rows(load, [{**row, "document": document} for row in shipments])


def _answers(
    workspace: "Workspace",
    facts: "FactsFile",
    cases: list[tuple[bytes, "FactsFile"]],
    regimes: tuple["Regime", ...],
    at: dt.datetime,
) -> list[dict[str, Any]]:
    """Return the answers of one case; what one firm knew is asked in a workspace of its own."""
    from unpick.store.workspace import Workspace

    if facts.id not in OWN_WORKSPACE:
        return list(replay(workspace, facts, regimes))
    with tempfile.TemporaryDirectory() as folder:
        own = Workspace.create(Path(folder) / "own", created_at=at)
        load_cases(own, [case for case in cases if case[1].id == facts.id], at=at)
        return list(replay(own, facts, regimes))


def _write_question(pages: Path, answer: dict[str, Any], at: dt.datetime) -> dict[str, Any]:
    page = _write_page(pages, answer["question"], question_page(answer, at=at))
    keep = ("case", "title", "question", "says", "asked_on", "known_at", "outcome", "as_expected", "wrong")
    return {**{key: answer[key] for key in keep}, "page": page}


def _write_page(pages: Path, name: str, document: dict[str, Any]) -> str:
    """Write a result as page, JSON and XLSX of the same, and return the name of the page."""
    from unpick.report.json_out import render_json
    from unpick.report.page import render_page
    from unpick.report.xlsx import render_workbook

    files = [{"name": f"{name}.json", "kind": "JSON"}, {"name": f"{name}.xlsx", "kind": "XLSX"}]
    (pages / f"{name}.html").write_text(render_page({**document, "files": files}), encoding="utf-8")
    (pages / f"{name}.json").write_bytes(render_json(document))
    (pages / f"{name}.xlsx").write_bytes(render_workbook(document))
    return f"{name}.html"


def _write_season(pages: Path, document: dict[str, Any]) -> dict[str, Any]:
    good = document["as_expected"]
    return {
        "case": "synthetic-season",
        "title": document["title"],
        "question": "synthetic-season",
        "says": "Planted chains are found; decoys that break the order of time or products are not.",
        "asked_on": None,
        "known_at": document["known_at"],
        "outcome": f"{len(document['chains'])} chains from invented firms",
        "as_expected": good,
        "wrong": [] if good else ["the chains found are not those planted"],
        "page": _write_page(pages, "synthetic-season", document),
    }


def _write_index(pages: Path, document: dict[str, Any]) -> None:
    from unpick.report.page import render_index

    (pages / "index.html").write_text(render_index(document), encoding="utf-8")
    text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
    (pages / _RESULT).write_text(text, encoding="utf-8")


def _counts(
    workspace: "Workspace", answers: list[dict[str, Any]], regimes: tuple["Regime", ...]
) -> dict[str, int]:
    with workspace.reader() as reader:
        tables = ("document", "statement", "claim", "link", "listing", "shipment")
        counts = {table: int(reader.connection.table(table).shape[0]) for table in tables}
    return {**counts, "regime": len(regimes), "question": len(answers)}


def _coverage(cases: list[tuple[bytes, "FactsFile"]]) -> dict[str, Any]:
    sources = sum(len(facts.sources) for _, facts in cases)
    return {
        "says": f"{len(cases)} founding cases from {sources} cited sources; version {__version__} of the regimes.",
        "modes": [],
        "countries": ["US", "CA"],
        "not_looked": [
            "shipments that no cited source shows",
            "law of other countries",
            "photographs and the legibility of scans",
        ],
    }
