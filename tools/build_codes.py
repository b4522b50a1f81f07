"""Build the bundled code tables from a folder of official tables: countries, ports, headings, carriers.

Usage: python tools/build_codes.py FOLDER   (FOLDER holds codes/schedule_c_countries.csv.gz and so on)

A port takes its country from the Schedule K country code by way of Schedule C, never from a name:
UN/LOCODE in circulation calls South Korean ports "Korea, Democratic Republic of".
"""

import csv
import gzip
import hashlib
import io
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "unpick" / "data" / "codes"

SOURCES = {
    "countries.csv": ("schedule_c_countries.csv.gz", "US Census Schedule C, with ISO codes"),
    "us_ports.csv": ("schedule_d_us_ports.csv.gz", "US Census Schedule D"),
    "foreign_ports.csv": ("schedule_k_2024q4.csv.gz", "USACE Schedule K, fourth quarter 2024"),
    "hs.csv.gz": ("harmonized-system.csv.gz", "HS 2022, datasets/harmonized-system, ODC-PDDL-1.0"),
    "carriers.csv": ("carrier_scac.csv.gz", "SCAC codes as a US vessel table lists them, undated"),
}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a gzipped table, header cells stripped."""
    text = gzip.decompress((folder / "codes" / name).read_bytes()).decode("utf-8-sig")
    return [
        {k.strip(): (v or "").strip() for k, v in row.items() if k}
        for row in csv.DictReader(text.splitlines())
    ]


def table(header: list[str], lines: list[tuple[str, ...]]) -> bytes:
    """Return a CSV with these rows in order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *lines])
    return out.getvalue().encode()


def build(folder: Path) -> dict[str, bytes]:
    """Return the content of every table by file name; the same input gives the same bytes."""
    countries = rows(folder, SOURCES["countries.csv"][0])
    iso = {row["Code"]: row["ISO_Code"] for row in countries}
    ports = {
        (row["Schedule K Code"], row["Foreign Port Name"]): (
            row["Schedule K Code"],
            row["Foreign Port Name"],
            iso.get(row["Country Code"], ""),
            row["Country Name"],
            row["Latitude"],
            row["Longitude"],
            row["Official Port Name/Alias"].casefold(),
        )
        for row in rows(folder, SOURCES["foreign_ports.csv"][0])
    }
    headings = [
        (row["hscode"], row["description"], row["section"]) for row in rows(folder, SOURCES["hs.csv.gz"][0])
    ]
    carriers = {
        row["Carrier"]: (row["Carrier"], row["Carrier Name"])
        for row in rows(folder, SOURCES["carriers.csv"][0])
    }
    us = [(row["Code"], row["Name"]) for row in rows(folder, SOURCES["us_ports.csv"][0])]
    built = {
        "countries.csv": table(
            ["schedule_c", "name", "iso"],
            [(row["Code"], row["Name"], row["ISO_Code"]) for row in countries],
        ),
        "us_ports.csv": table(["schedule_d", "name"], sorted(us)),
        "foreign_ports.csv": table(
            ["schedule_k", "name", "iso", "country", "latitude", "longitude", "kind"], sorted(ports.values())
        ),
        "hs.csv.gz": gzip.compress(
            table(["hs_code", "description", "section"], sorted(headings)), 9, mtime=0
        ),
        "carriers.csv": table(["scac", "name"], sorted(carriers.values())),
    }
    return {**built, "sources.csv": sources(folder, built)}


def sources(folder: Path, built: dict[str, bytes]) -> bytes:
    """Return the table that says where each table comes from."""
    lines = []
    for name in sorted(built):
        source, title = SOURCES[name]
        digest = hashlib.sha256((folder / "codes" / source).read_bytes()).hexdigest()
        lines.append((name, title, source, digest))
    return table(["table", "source", "source_file", "sha256"], lines)


if __name__ == "__main__":
    for file, content in build(Path(sys.argv[1])).items():
        (OUT / file).write_bytes(content)
        print(f"{file}: {len(content)} bytes")
