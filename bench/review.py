"""How many planted defects the review finds, how often it cries wolf, and what reading the papers costs.

    python3 dev.py bench review [--small] [--packets N] [--first SEED] [--show]

Packets are made up (`unpick.datasets.generate.packet`): what is planted is known before the review runs. A defect
counts as found when its code is reported; any code on a sound packet, minor ones included, counts as false.
"""

import argparse
import datetime as dt
import tempfile
import time
from collections import Counter
from pathlib import Path

from _frame import figure, kernel_seconds

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)


def reviewed(made, folder: Path) -> dict:
    from unpick.app.review import review
    from unpick.datasets.generate.papers import write_packet

    write_packet(folder, made.body, files=made.files)
    document, _ = review(folder, at=AT)
    return document


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--small", action="store_true")
    options.add_argument("--packets", type=int, default=320)
    options.add_argument("--first", type=int, default=10_000)
    options.add_argument("--show", action="store_true")
    given = options.parse_args()
    recall_and_alarms(40 if given.small else given.packets, given.first, given.show)
    reading(given.first, 60 if given.small else 200)


def recall_and_alarms(packets: int, first: int, show: bool) -> None:
    from unpick.datasets.generate.packet import make_packet

    planted, found, false, sound, extra = Counter(), Counter(), Counter(), 0, Counter()
    outcomes: Counter[tuple[bool, str]] = Counter()
    with tempfile.TemporaryDirectory() as place:
        for seed in range(first, first + packets):
            made = make_packet(seed)
            document = reviewed(made, Path(place) / str(seed))
            codes = {one["code"] for one in document["defects"]}
            planted.update(made.amiss)
            found.update(made.amiss & codes)
            outcomes[bool(made.amiss), document["assessment"]["outcome"]] += 1
            if not made.amiss:
                sound += 1
                false.update(codes)
            extra.update(codes - made.amiss)
            if show and (made.amiss - codes or codes - made.amiss):
                print(seed, made.family, made.faults, "missed", sorted(made.amiss - codes), "extra")
                for one in document["defects"]:
                    if one["code"] not in made.amiss:
                        print("    ", one["code"], one["check"], one["says"][:200])
    n = sum(planted.values())
    figure(
        "review: planted defects found",
        value=round(sum(found.values()) / n, 4),
        unit="share",
        n=n,
        target=0.95,
        met=sum(found.values()) / n >= 0.95,
        by_code={code: f"{found[code]} of {planted[code]}" for code in sorted(planted)},
    )
    figure(
        "review: false defects on sound packets",
        value=sum(false.values()),
        unit="defects",
        n=sound,
        target=0,
        met=not false,
        by_code=dict(sorted(false.items())),
    )
    figure(
        "review: codes beyond what was planted, all packets",
        value=sum(extra.values()),
        unit="defects",
        n=packets,
        by_code=dict(sorted(extra.items())),
        outcomes={
            f"{'planted' if key[0] else 'sound'} {key[1]}": count for key, count in sorted(outcomes.items())
        },
    )


def reading(first: int, documents: int) -> None:
    """Print the CPU seconds of reviewing this many documents, beside plain text extraction of the same PDFs."""
    from pypdf import PdfReader

    from unpick.datasets.generate.packet import make_packet

    with tempfile.TemporaryDirectory() as place:
        folders, count, seed = [], 0, first
        while count < documents:
            made = make_packet(seed)
            from unpick.datasets.generate.papers import write_packet

            folders.append(write_packet(Path(place) / str(seed), made.body, files=made.files))
            count += len(made.files)
            seed += 1
        kernel = kernel_seconds()
        from unpick.app.review import review

        review(folders[0], at=AT)  # imports and tables, once per process
        started = time.process_time()
        for folder in folders:
            review(folder, at=AT)
        own = time.process_time() - started
        started = time.process_time()
        pdfs = [path for folder in folders for path in sorted(folder.glob("*.pdf"))]
        for path in pdfs:
            for page in PdfReader(path).pages:
                page.extract_text()
        peer = time.process_time() - started
    scaled = own * 200 / count
    figure(
        "review: CPU seconds for 200 documents",
        value=round(scaled, 2),
        unit="CPU s",
        peer=f"pypdf, text of the {len(pdfs)} PDFs among them only",
        peer_value=round(peer, 2),
        ratio=round(own / peer, 2),
        kernels=round(scaled / kernel, 1),
        n=count,
        target=60,
        met=scaled <= 60,
    )


if __name__ == "__main__":
    main()
