"""Check of the Hanzi, Hangul and UFLPA rows of the first author's open half against the stored lists."""

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import opencc

from tests.truth import kinds
from tests.truth.lists import NATIVE, SHARED, Entry, all_entries, plain
from tests.truth.parts import words

COLUMNS = words("row label name_a found_a name_b found_b result")
FORMS = ("股份有限公司", "集团有限公司", "有限责任公司", "有限公司", "集团")


def _mark(name: str) -> str:
    """Return what two spellings of one name must share: simplified signs and no form, or Latin words without a form."""
    if NATIVE.search(name):
        name = opencc.OpenCC("t2s").convert(re.sub(r"\s", "", name))
        for form in FORMS:
            name = name.removesuffix(form)
        return name
    return " ".join(one for one in plain(name).split() if one not in kinds.FORMS)


def _internal(shared: Path) -> Iterator[tuple[str, str]]:
    path = shared / "sanctions_names_2026-06" / "eu_fin.jsonl.gz"
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream.read().split("\n"):
            row = json.loads(line) if line.strip() else {"full_name": "", "aliases": [], "id": ""}
            for name in (row["full_name"], *row["aliases"]):
                yield name, f"sanctions_names_2026-06/eu_fin {row['id']} (internal)"


def _index(shared: Path, native: list[dict[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    entries: list[Entry] = all_entries(shared)
    named = [(name, entry.key) for entry in entries for name, _ in entry.names]
    for row in native:
        named += [(row["native"], f"native.csv: {row['entity']} (press)")]
        named += [(one, f"native.csv: {row['entity']} (press)") for one in row["latin"].split("|") if one]
    for name, where in [*named, *_internal(shared)]:
        places = found.setdefault(_mark(name), [])
        if where not in places:
            places.append(where)
    return found


def rows(native: list[dict[str, str]], shared: Path = SHARED) -> list[list[object]]:
    """Return the rows of hardset_checks.csv; row 2 is the first row of data."""
    index = _index(shared, native)
    out: list[list[object]] = []
    with (shared / "hardset" / "hardset_dev.csv").open(newline="", encoding="utf-8") as stream:
        for number, row in enumerate(csv.DictReader(stream), start=2):
            if not (NATIVE.search(row["a"] + row["b"]) or "UFLPA" in row["why"]):
                continue
            if "invented" in row["why"].split("|")[-1]:
                result, where = "invented by its author: nothing to check", [[], []]
            else:
                where = [index.get(_mark(row[side]), []) for side in "ab"]
                result = _result(where, row["same"])
            cells = [
                ";  ".join(one[:3]) or ("-" if result.startswith("invented") else "not found")
                for one in where
            ]
            out.append([number, row["same"], row["a"], cells[0], row["b"], cells[1], result])
    return out


def _result(where: list[list[str]], label: str) -> str:
    keys = [{one.removeprefix("native.csv: ").removesuffix(" (press)") for one in side} for side in where]
    both = keys[0] & keys[1]
    if both:
        return (
            "both under one entry: label stands" if label == "1" else "both under one entry: LABEL DOUBTFUL"
        )
    if where[0] and where[1]:
        return (
            "two entries: label stands" if label == "0" else "each found, under different entries: not proven"
        )
    if where[0] or where[1]:
        return "one name found: not proven"
    return "not found: unverified"
