"""Petition: CPU seconds from a workspace to a draft and its printed forms, for the founding case and for 5,000 exhibits.

    python3 dev.py bench petition [--small]

One JSON line per figure. The 5,000 exhibits are invented: one producer, a statement from each source, bills of a year.
"""

import argparse
import datetime as dt
import json
import tempfile
import time
from pathlib import Path

from unpick.app.demo import load_cases
from unpick.app.filing_out import write_paper
from unpick.app.lists import import_bundled
from unpick.app.load import load
from unpick.app.petition import petition
from unpick.app.replays import founding_cases
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC)
FORMS = (".docx", ".pdf", ".txt", ".zip")
TARGET = 10.0
"""CPU seconds for DOCX, PDF, portal text and ZIP of the founding case (issue "Filing", figures)."""


def line(figure, value, n, target=None):
    met = None if target is None else value <= target
    print(
        json.dumps(
            {
                "figure": figure,
                "value": round(value, 3),
                "unit": "CPU s",
                "target": target,
                "met": met,
                "n": n,
            }
        ),
        flush=True,
    )


def cpu(work):
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def many(exhibits):
    """Return a facts file of so many sources, each with one statement on the same invented mill."""
    predicates = (
        "restriction_of_movement",
        "surveillance",
        "identity_papers_kept",
        "wages_withheld",
        "threats",
    )
    sources = [
        f'  - {{id: s{at}, title: "Invented paper number {at}", published: "2026-05-01", public_from: "2026-05-01", reliability: C, lang: en}}'
        for at in range(exhibits)
    ]
    claims = [
        f'  - {{subject: inv-mill, predicate: {predicates[at % 5]}, object: "yes", to: "2026-04", source: s{at}, kind: report, quote: "report {at} says so of Quillmoor Mill"}}'
        for at in range(exhibits)
    ]
    head = [
        "unpick: facts/1",
        "id: invented-many",
        "title: An invented mill of many papers",
        "invented: true",
        "sources:",
        *sources,
    ]
    people = [
        "entities:",
        '  - {id: inv-mill, schema: Company, source: s0, country: CN, names: [{name: "Quillmoor Mill"}]}',
        '  - {id: inv-shop, schema: Company, source: s0, country: US, names: [{name: "Orrin Outfitters"}]}',
    ]
    bills = [
        "shipments:",
        '  - {source: s0, date: "2026-04-02", date_kind: arrival, maker_name: "Quillmoor Mill", consignee_name: "Orrin Outfitters", description: hats, hs_code: "6505", destination_country: US}',
    ]
    return "\n".join([*head, *people, *bills, "claims:", *claims]) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    exhibits = 500 if parser.parse_args().small else 5000
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        workspace = Workspace.create(folder / "poof", created_at=AT)
        import_bundled(workspace, at=AT)
        load_cases(workspace, [one for one in founding_cases() if one[1].id == "poof"], at=AT)
        asked = {"at": AT, "known_at": dt.date(2021, 3, 5), "target": "caatsa"}
        petition(workspace, "poof", **asked)  # what is compiled once is compiled here
        drafting, (paper, document) = cpu(lambda: petition(workspace, "poof", **asked))
        line("draft of the founding case", drafting, len(document["sentences"]))
        whole = drafting
        for form in FORMS:
            spent, _ = cpu(
                lambda form=form: write_paper(paper, folder / f"draft{form}", folder=workspace.folder, at=AT)
            )
            whole += spent
            line(f"printed as {form}", spent, len(document["sentences"]))
        line("draft, DOCX, PDF, portal text and ZIP", whole, len(document["sentences"]), TARGET)
        workspace = Workspace.create(folder / "many", created_at=AT)
        (folder / "many.yml").write_text(many(exhibits), encoding="utf-8")
        loading, _ = cpu(lambda: load(workspace, [folder / "many.yml"], at=AT))
        line("loading the facts file of many exhibits", loading, exhibits)
        spent, (paper, document) = cpu(lambda: petition(workspace, "invented-many", at=AT))
        line("draft of many exhibits", spent, exhibits)
        line(
            "many exhibits as DOCX",
            cpu(lambda: write_paper(paper, folder / "many.docx"))[0],
            len(document["sentences"]),
        )


if __name__ == "__main__":
    main()
