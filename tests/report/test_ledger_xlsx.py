"""The workbook of a ledger, recomputed by an office program from its formulas alone, equals `weigh`. All invented."""

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile

import pytest

from tests.weigh.test_ledger import DAY, line, some
from unpick.app.weigh import document_of
from unpick.report.ledger_xlsx import render_ledger
from unpick.weigh import bundled_ratios, weigh

SEEDS = range(24)


def document(lines):
    return {
        "asked_at": "2026-06-01T09:00:00Z",
        "subject": {"name": "Invented Mill"},
        "propositions": ["made so", "made otherwise"],
        "period": {"on": DAY.isoformat()},
        **document_of(weigh(lines, on=DAY), bundled_ratios()),
    }


def numbers_of_two_families(ratio):
    """Return lines in which two families of numbers are tempered among themselves, and capped where the ratio is large."""
    return [
        line(f"n{at}", family=family, ratio=ratio)
        for at, family in enumerate(("price", "capacity", "trade pattern"))
    ]


CASES = [
    *(some(seed) for seed in SEEDS),
    numbers_of_two_families(3.0),
    numbers_of_two_families(300.0),
    numbers_of_two_families(0.02),
]


def without_values(data):
    """Return a workbook whose formulas carry no result, so that whoever opens it has to reckon."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = content.decode()
                content = re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text).encode()
            new.writestr(name, content)
    return held.getvalue()


@pytest.mark.slow
def test_an_office_program_that_reckons_anew_gives_the_weights_and_totals_of_weigh(tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("there is no LibreOffice")
    documents = [document(lines) for lines in CASES]
    paths = []
    for at, one in enumerate(documents):
        paths.append(tmp_path / f"ledger{at}.xlsx")
        paths[-1].write_bytes(without_values(render_ledger(one)))
    command = [
        program,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "csv",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=280)
    for path, one in zip(paths, documents, strict=True):
        rows = list(csv.reader(path.with_suffix(".csv").read_text(encoding="utf-8").splitlines()))
        told = {row[2]: row[8] for row in rows if len(row) > 8}
        assert float(told["total, log10 odds"]) == pytest.approx(one["total"], abs=0.0051), path.name
        assert told["in words (ICD 203)"] == one["words"]
        weights = [float(row[8]) for row in rows[6 : 6 + len(one["lines"])]]
        assert weights == pytest.approx([each["weight"] for each in one["lines"]], abs=0.0051), path.name


def test_rows_are_tall_enough_and_the_page_says_what_the_terminal_says():
    one = document(numbers_of_two_families(3.0))
    one["lines"][0]["says"] = "an invented sentence that goes on and on, " * 8
    one["messages"] = ["A figure of a supplier is a lead; it speaks of no single shipment."]
    with zipfile.ZipFile(io.BytesIO(render_ledger(one))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        told = book.read("xl/sharedStrings.xml").decode()
    assert float(re.search(r'<row r="7"[^>]* ht="([0-9.]+)"', sheet)[1]) >= 90
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert all(
        text.replace("'", "&apos;") in told or text in told for text in (one["confidence"], *one["messages"])
    )


def test_results_written_beside_the_formulas_are_those_of_weigh():
    one = document(numbers_of_two_families(3.0))
    with zipfile.ZipFile(io.BytesIO(render_ledger(one))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert f"<v>{one['total']}</v>" in sheet
    assert dt.date.fromisoformat(one["period"]["on"]) == DAY
