"""Count how many listed persons have a word in their name, for names/people/common.csv.

    python tools/count_person_words.py SDN_CSV_GZ UN_XML_GZ > src/unpick/names/people/common.csv

Source: OFAC SDN list of 2024-05-03 (public domain) and the UN consolidated list of 2026-02-27, main names. A row holds
the skeleton in which the spellings of a word meet and the number of entries; nothing about whose word it is.
"""

import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring

from unpick.names.people.forms import forms
from unpick.names.people.words import person_words

LEAST = 10
"""Entries from which a word is kept: below, whose word it is begins to show."""


def ofac(path: Path) -> Iterator[str]:
    """Yield the main name of every individual."""
    with gzip.open(path, "rt", encoding="latin-1", newline="") as stream:
        for row in csv.reader(stream):
            if len(row) > 2 and row[2].strip() == "individual":
                yield row[1]


def un(path: Path) -> Iterator[str]:
    """Yield the main name of every individual."""
    with gzip.open(path, "rb") as stream:
        root: Any = fromstring(stream.read())
    for node in root.iter("INDIVIDUAL"):
        yield " ".join(node.findtext(f"{one}_NAME") or "" for one in ("FIRST", "SECOND", "THIRD", "FOURTH"))


def main() -> None:
    """Write the table to the standard output."""
    counts: Counter[str] = Counter()
    entries = 0
    for name in (*ofac(Path(sys.argv[1])), *un(Path(sys.argv[2]))):
        entries += 1
        counts.update({forms(word.key).sounds for word in person_words(name).words if not word.initial})
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["word", "entries"])
    writer.writerow(["", entries])
    writer.writerows(sorted((word, n) for word, n in counts.items() if n >= LEAST))


if __name__ == "__main__":
    main()
