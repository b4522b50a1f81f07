"""Build the bundled lists from a folder of official files and tables of facts.

Usage: python tools/build_lists.py FOLDER

What goes in: entries of OFAC, UN and EU with a North Korean nexus, OFAC and EU entries on Xinjiang, the UFLPA
entities known from secondary sources, names of CBP's orders and findings, native names of listed firms as the
press writes them (tests/truth/native.csv). Of persons only what a match
needs: names, passports as numbers, no birth dates or places, no other papers.
"""

import csv
import datetime as dt
import gzip
import io
import re
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from unpick.datasets.lists.bundle import only, written
from unpick.datasets.lists.cbp import names_of, read_cbp_names
from unpick.datasets.lists.eu import read_eu
from unpick.datasets.lists.ofac import read_ofac
from unpick.datasets.lists.press import read_press_names
from unpick.datasets.lists.uflpa import read_uflpa_table
from unpick.datasets.lists.un import read_un
from unpick.datasets.lists.version import ListVersion

OUT = Path(__file__).parent.parent / "src" / "unpick" / "data" / "lists"
NATIVE = Path(__file__).parent.parent / "tests" / "truth" / "native.csv"
"""Native names of listed firms with the page that prints each; the pages were read on the day below."""
PAGES_READ = dt.date(2026, 11, 26)

NEXUS = (
    "only entries with a North Korean or Xinjiang nexus are bundled; import the whole list to screen others"
)
PRIVATE = re.compile(
    r"^(alt\. )?(DOB|POB|Gender|Passport|National ID|Phone|Email|Digital Currency|nationality|citizen|Tax ID|"
    r"Identification Number|Diplomatic Passport|Website|Personal ID|SSN)\b"
)
BORN = re.compile(r",?(?: with)? (?:a )?date of birth:? [^,;.]*?\d{4}", re.IGNORECASE)
KEPT_NUMBERS = (
    "imoNumber",
    "passportNumber",
    "leiCode",
    "uscCode",
    "registrationNumber",
    "dunsCode",
    "mmsi",
    "swiftBic",
)


def file(folder: Path, name: str) -> tuple[str, bytes]:
    """Return the plain name and the unpacked bytes of a file."""
    path = folder / name
    content = path.read_bytes()
    return path.name.removesuffix(".gz"), gzip.decompress(content) if name.endswith(".gz") else content


def versions(folder: Path) -> list[ListVersion]:
    """Return every version that is bundled, cut down to what is bundled."""
    ofac = read_ofac(
        file(folder, "ofac_sdn/sdn_2024-05-03.csv.gz"),
        as_of=dt.date(2024, 5, 3),
        alt=file(folder, "ofac_sdn/alt_2025-12-24.csv.gz"),
        add=file(folder, "ofac_sdn/add_2025-12-24.csv.gz"),
        comments=file(folder, "ofac_sdn/sdn_comments_2025-12-24.csv.gz"),
        history=file(folder, "ofac_sdn/sdn_first_last_seen.csv.gz"),
        alt_as_of=dt.date(2025, 12, 24),
    )
    committed = dt.date(2026, 8, 22)
    whole = [
        ofac,
        read_un(file(folder, "un_sc/UN_consolidated_2026-02-27.xml.gz")),
        read_eu(file(folder, "eu_journal/eu_dprk_1509.csv.gz"), as_of=committed),
        read_eu(file(folder, "eu_journal/eu_human_rights_1998.csv.gz"), as_of=committed),
    ]
    cut = [only(version, _with_nexus(version), partial=_partial(version)) for version in whole]
    cut.append(
        read_uflpa_table(file(folder, "uflpa/uflpa_partial.csv"), as_of=dt.date(2025, 1, 15), total=144)
    )
    cut.append(read_cbp_names(file(folder, "cbp_wro/cbp_wro_names.csv"), as_of=committed))
    cut.append(read_press_names((NATIVE.name, NATIVE.read_bytes()), as_of=PAGES_READ, listed=[*cut, ofac]))
    return [_discreet(version) for version in cut]


def _partial(version: ListVersion) -> str:
    return "" if version.list_id == "eu_1509" else NEXUS


def _with_nexus(version: ListVersion) -> set[str]:
    rows = version.listing.select(["entity_id", "nexus"]).to_pylist()
    return {row["entity_id"] for row in rows if row["nexus"]}


def _discreet(version: ListVersion) -> ListVersion:
    """Leave out what says more of a person than a match needs."""
    listing = [dict(row, reason=_public(row)) for row in version.listing.to_pylist()]
    identifier = [
        dict(row, original=row["value"])
        for row in version.identifier.to_pylist()
        if row["kind"] in KEPT_NUMBERS and (row["schema"] != "Person" or row["kind"] == "passportNumber")
    ]
    address = [dict(row, original=row["address"]) for row in version.address.to_pylist()]
    name = [
        dict(row, original=row["original"] if version.list_id == "us_cbp_wro" else row["name"])
        for row in version.name.to_pylist()
    ]
    return replace(
        version,
        listing=pa.Table.from_pylist(listing, schema=version.listing.schema),
        identifier=pa.Table.from_pylist(identifier, schema=version.identifier.schema),
        address=pa.Table.from_pylist(address, schema=version.address.schema),
        name=pa.Table.from_pylist(name, schema=version.name.schema),
    )


def _public(row: dict[str, str]) -> str:
    if row["schema"] != "Person":
        return row["reason"]
    if row["list"] != "us_ofac_sdn":
        return BORN.sub("", row["reason"])
    clauses = [clause for clause in row["reason"].split("; ") if not PRIVATE.match(clause)]
    return "; ".join(clauses)


def cells(folder: Path) -> bytes:
    """Return the cells of CBP's table whose names no rule reads right, with the names a person read."""
    _, content = file(folder, "cbp_wro/cbp_wro_names.csv")
    by_cell: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
    for row in csv.DictReader(io.StringIO(content.decode())):
        aliases = tuple(part.strip() for part in row["aliases"].split(";") if part.strip())
        told = by_cell.setdefault(row["cbp_entity_text"], [])
        if (row["name"], aliases, row["notes"]) not in told:
            told.append((row["name"], aliases, row["notes"]))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["cbp_entity_text", "name", "aliases", "notes"])
    for cell, told in sorted(by_cell.items()):
        if told != list(names_of(cell)):
            writer.writerows((cell, name, "; ".join(aliases), note) for name, aliases, note in told)
    return out.getvalue().encode()


def build(folder: Path) -> dict[str, bytes]:
    """Return every bundled file by name; the same folder gives the same bytes."""
    return {**written(versions(folder)), "cbp_cells.csv": cells(folder)}


if __name__ == "__main__":
    for name, content in build(Path(sys.argv[1])).items():
        (OUT / name).write_bytes(content)
        print(f"{name}: {len(content)} bytes")
