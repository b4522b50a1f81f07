"""Write exhibits/words/cn_areas.csv: area codes of counties and districts of China, from the open table of places.

Run from the project's root with the folder of place tables: python3 tools/make_area_codes.py DIR.
Source: statistical codes of 2023 (modood/Administrative-divisions-of-China, WTFPL). The table tells no years, so
`first` and `last` stay empty; a row from a dated table may fill them.
"""

import csv
import gzip
import sys
from pathlib import Path

OUT = Path(__file__).parent.parent / "src" / "unpick" / "exhibits" / "words" / "cn_areas.csv"


def main(folder: Path) -> None:
    with gzip.open(folder / "cn_areas.csv.gz", "rt", encoding="utf-8-sig", newline="") as stream:
        codes = sorted({row["code"] for row in csv.DictReader(stream) if len(row["code"]) == 6})
    with OUT.open("w", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(["code", "first", "last", "source"])
        out.writerows([code, "", "", "modood 2023"] for code in codes)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
