"""Papers: CPU of a PDF of 40 pages in four scripts, of all formats with the ZIP, of 5,000 exhibits; what reads back."""

import argparse
import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from _frame import ROOT, figure, kernel_seconds, run_child
from _papers import WORDS, long_paper

AT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def child(part: str, sections: int, exhibits: int) -> None:
    """Run one part and print what came out; a parent counts the CPU of the whole process, imports included."""
    if part == "all":
        with tempfile.TemporaryDirectory() as place:
            print(json.dumps({"bytes": _all(Path(place), sections, exhibits)}))
        return
    from unpick.app.filing_out import _render

    data = _render(part)(long_paper(sections, exhibits))
    answer: dict[str, object] = {"bytes": len(data)}
    if part == "pdf":
        import pypdf

        answer["pages"] = len(pypdf.PdfReader(io.BytesIO(data)).pages)
    print(json.dumps(answer))


def _all(place: Path, sections: int, exhibits: int) -> int:
    """Write DOCX, PDF, portal text and ZIP of a paper whose exhibits lie in a workspace; return the bytes."""
    import dataclasses
    import hashlib

    from unpick.app.filing_out import write_paper
    from unpick.datasets.generate.papers.pdf import pdf
    from unpick.store.workspace import Workspace

    files = [
        pdf([f"Invented exhibit {number}.", "A page of text."], dt.date(2026, 1, 1)) for number in range(4)
    ]
    files += [f"Invented note {number}".encode() for number in range(exhibits - 4)]
    workspace = Workspace.create(place / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        for number, data in enumerate(files):
            load.add_original(data, name=f"{number}.bin", dataset="invented", public_from=dt.date(2026, 1, 1))
    base = long_paper(sections, exhibits)
    sums = [hashlib.sha256(data).hexdigest() for data in files]
    annexes = tuple(
        dataclasses.replace(one, sha256=digest) for one, digest in zip(base.annexes, sums, strict=True)
    )
    made = dataclasses.replace(base, annexes=annexes)
    told = write_paper(made, place / "p.zip", ["docx", "pdf", "txt"], folder=workspace.folder, at=AT)
    return sum(one["bytes"] for one in told["files"])


def run(name: str, part: str, sections: int, exhibits: int, rounds: int, target: float | None) -> None:
    """Print the median CPU of a part in a process of its own."""
    command = [
        sys.executable,
        str(ROOT / "bench" / "papers.py"),
        "--child",
        part,
        str(sections),
        str(exhibits),
    ]
    env = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    runs = sorted((run_child(command, env=os.environ | env) for _ in range(rounds)), key=lambda one: one.cpu)
    middle = runs[len(runs) // 2]
    kernel = kernel_seconds()
    figure(
        name, round(middle.cpu, 2), "CPU s", peer="kernel", peer_value=round(kernel, 3), ratio=round(middle.cpu / kernel, 1),
        target=target, met=middle.cpu <= target if target else None, n=rounds,
        **middle.answer,
    )  # fmt: skip


def read_back(sections: int) -> None:
    """Print what a reader of the PDF gets back, by script, and what of PDF/UA-1 does not hold."""
    import pypdf
    from tests.report.filing.ua import faults

    from unpick.model.errors import UsageError
    from unpick.report.filing.pdf_out import render_pdf

    warned = ""
    try:
        # Typst refuses PDF/UA-1 with a missing glyph, and render_pdf makes nothing when Typst warns.
        data = render_pdf(long_paper(sections, 40))
    except UsageError as problem:
        warned = problem.wrong
    figure(
        "papers: papers with a warning on fonts or a missing glyph",
        int(bool(warned)),
        "papers",
        target=0,
        met=not warned,
        n=1,
        said=warned,
    )
    if warned:
        return
    readers = {"pypdf": " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)}
    poppler = shutil.which("pdftotext")
    if poppler:
        done = subprocess.run([poppler, "-raw", "-", "-"], input=data, capture_output=True, check=True)
        readers["poppler"] = done.stdout.decode()
    for reader, text in readers.items():
        # Where a line breaks inside a name the reader gives a break; marks of direction are no letters.
        plain = re.sub("[\u200b\u200e\u202a-\u202e\n ]", "", text)
        for script, words in WORDS.items():
            wanted = sections * {"Hangul": 12, "Hanzi": 20, "Uyghur": 20, "Latin": 12}[script]
            share = min(min(plain.count(word), wanted) for word in words) / wanted
            figure(f"papers: names that {reader} reads back, {script}", round(share, 3), "share", n=wanted)
    found = faults(data)
    figure(
        "papers: faults of PDF/UA-1 found by pikepdf",
        len(found),
        "faults",
        target=0,
        met=not found,
        n=1,
        first=found[:3],
    )


def office(sections: int) -> None:
    """Print whether LibreOffice opens the DOCX and how many pages it makes of it; nothing when it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        return
    import pypdf

    from unpick.report.filing.docx_out import render_docx

    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "paper.docx").write_bytes(render_docx(long_paper(sections, 40)))
        command = [
            program,
            "--headless",
            f"-env:UserInstallation=file://{place}/profile",
            "--convert-to",
            "pdf",
        ]
        run_child([*command, "--outdir", place, f"{place}/paper.docx"])
        made = Path(place) / "paper.pdf"
        pages = len(pypdf.PdfReader(made).pages) if made.exists() else 0
    figure("papers: pages that LibreOffice makes of the DOCX", pages, "pages", n=1, met=pages > 0)


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--child", nargs=3, metavar=("PART", "SECTIONS", "EXHIBITS"))
    given = parser.parse_args()
    if given.child:
        child(given.child[0], int(given.child[1]), int(given.child[2]))
        return
    sections, rounds, many = (5, 1, 500) if given.small else (20, 5, 5_000)
    run("papers: PDF of 40 pages in four scripts", "pdf", sections, 40, rounds, 5.0)
    run("papers: workspace, DOCX, PDF, portal text, ZIP", "all", sections, 12, rounds, 10.0)
    read_back(sections)
    for part in ("docx", "pdf", "html", "txt", "xlsx"):
        run(f"papers: {many:,} exhibits as {part}", part, 2, many, 1, None)
    run(f"papers: workspace, all formats and ZIP of {many:,} exhibits", "all", 2, many, 1, None)
    office(sections)


if __name__ == "__main__":
    main()
