"""The table of trade totals that the growth indicator is measured on, from the yearly extracts of a published study.

Usage: python tools/make_trade_totals.py FOLDER

FOLDER holds the extracts of `data/eu_year_export` of https://github.com/mary-lev/eu-export-sanctions (Eurostat, by way of the
study; the five of 2024-11-17): one CSV a year, one row a partner, `PERIOD` such as `202152-Jan.-Dec. 2021`, `VALUE_IN_EUR`. Kept are
partners outside the European Union with exports of EUR 250 million to 23 billion in 2021 and a figure in each year: below, one delivery is
a year's trade. The upper end is where the pages end from which the table was first read.
"""

import csv
import re
import sys
from pathlib import Path
from typing import Final

YEARS: Final = (2019, 2020, 2021, 2022)
BASE: Final = 2021
LEAST, MOST = 250_000_000, 23_000_000_000
MEMBERS: Final = frozenset(
    [
        "Austria",
        "Belgium",
        "Bulgaria",
        "Croatia",
        "Cyprus",
        "Czechia",
        "Denmark",
        "Estonia",
        "Finland",
        "France",
        "Germany",
        "Greece",
        "Hungary",
        "Ireland",
        "Italy",
        "Latvia",
        "Lithuania",
        "Luxembourg",
        "Malta",
        "Netherlands",
        "Poland",
        "Portugal",
        "Romania",
        "Slovakia",
        "Slovenia",
        "Spain",
        "Sweden",
    ]
)
NO_COUNTRY: Final = frozenset({"High seas"})
TABLE: Final = Path(__file__).parents[1] / "tests" / "weigh" / "signals" / "eu_exports.csv"


def read_totals(folder: Path) -> dict[str, dict[int, int]]:
    """Return partner to year to EUR; a partner is named without what the source adds in brackets."""
    totals: dict[str, dict[int, int]] = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                period = re.fullmatch(r"(\d{4})52-.*", row["PERIOD"])
                if period and int(period[1]) in YEARS and row["PRODUCT"].startswith("TOTAL"):
                    name = re.sub(r"\s*\(.*", "", row["PARTNER"])
                    held = totals.setdefault(name, {})
                    if held.setdefault(int(period[1]), int(row["VALUE_IN_EUR"])) != int(row["VALUE_IN_EUR"]):
                        raise SystemExit(
                            f"{path}: two values of {name} in {period[1]}: keep one extract a year"
                        )
    return totals


def main() -> None:
    """Write the table."""
    totals = read_totals(Path(sys.argv[1]))
    rows = [
        (name, *(held[year] for year in YEARS))
        for name, held in sorted(totals.items())
        if name not in MEMBERS | NO_COUNTRY
        and all(year in held for year in YEARS)
        and LEAST <= held[BASE] <= MOST
    ]
    with TABLE.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("partner", *YEARS))
        writer.writerows(rows)
    print(f"{TABLE}: {len(rows)} partners of {len(totals)}")


if __name__ == "__main__":
    main()
