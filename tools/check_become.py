"""Check the table of what becomes what, and put its rows in order.

Usage: python tools/check_become.py [--sort]   (prints every fault; --sort writes the table back in order)

A quotation must stand in the bundled table of HS 2022 under the code that it names, and that code must be one
of the row's own. A row that says `does` or `part` must quote: what nobody can read in a heading is `could`.
"""

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from unpick.goods.reach import reach_of
from unpick.goods.steps import Become, BecomeStep, expand_codes, read_steps
from unpick.goods.watched import hs_description
from unpick.model.errors import TableFault

TABLE = Path(__file__).parent.parent / "src" / "unpick" / "goods" / "tables" / "become.csv"
COLUMNS = ("chain", "from", "to", "relation", "mark", "source")
QUOTE = re.compile(r'HS 2022, (\d{4}|\d{6}): "(.+)"')


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a table, in words, in the order of its rows."""
    try:
        steps = read_steps(TABLE.name, data)
    except TableFault as fault:
        return [str(fault)]
    return [*_order(steps), *_sources(steps), *_twice(steps), *_packs(steps), *_circles(steps)]


def in_order(data: bytes) -> bytes:
    """Return a table with its rows in order; the same rows give the same bytes."""
    rows = sorted(read_steps(TABLE.name, data), key=_key)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.chain, one.before, one.after, one.relation, one.mark, one.source) for one in rows)
    return out.getvalue().encode()


def _key(step: BecomeStep) -> tuple[str, str, str, str]:
    return step.chain, step.before, step.after, step.relation


def _name(step: BecomeStep) -> str:
    return f"{step.chain}, {step.before} to {step.after or 'anything'}"


def _order(steps: Iterable[BecomeStep]) -> Iterator[str]:
    keys = [_key(step) for step in steps]
    if keys != sorted(keys):
        yield "the rows are not in order of chain, from, to, relation: run with --sort"
    for step in steps:
        for cell in (step.before, step.after):
            if cell.split() != sorted(cell.split()) or cell != " ".join(cell.split()):
                yield f"{_name(step)}: the codes of a cell are not in order, one blank between two"


def _sources(steps: Iterable[BecomeStep]) -> Iterator[str]:
    for step in steps:
        if step.mark == "R":
            yield from _quotation(step)
        elif step.relation in (Become.DOES, Become.PART, Become.PACKS):
            yield f"{_name(step)}: only a heading's own words make it {step.relation}; call it could"
        elif step.mark == "V" and "http" not in step.source:
            yield f"{_name(step)}: marked as read in a source, and names no address"


def _quotation(step: BecomeStep) -> Iterator[str]:
    found = QUOTE.fullmatch(step.source)
    if found is None:
        yield f"{_name(step)}: marked R, and quotes no heading"
        return
    code, words = found.groups()
    own = (*expand_codes(step.before), *expand_codes(step.after))
    if not any(code.startswith(one) for one in own):
        yield f"{_name(step)}: quotes {code}, which is no code of the row"
    if words not in hs_description(code):
        yield f"{_name(step)}: '{words}' does not stand under {code}"


def _twice(steps: Iterable[BecomeStep]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for step in steps:
        if (step.before, step.after) in seen:
            yield f"{_name(step)}: another row has the same codes"
        seen.add((step.before, step.after))


def _packs(steps: Iterable[BecomeStep]) -> Iterator[str]:
    packing = reach_of(steps).packing
    for step in steps:
        also = sorted(packing & set(expand_codes(step.before)))
        if step.relation is not Become.PACKS and also:
            yield f"{_name(step)}: {', '.join(also)} packs goods and becomes none"


def _circles(steps: Iterable[BecomeStep]) -> Iterator[str]:
    reach = reach_of(steps)
    sure = reach.reached[0]
    for place, code in enumerate(reach.codes):
        if sure[place] >> place & 1:
            yield f"{code} becomes itself by steps that are all `does`"


def main(arguments: list[str]) -> int:
    """Print the faults and return 1 when there are any; sort first when asked."""
    data = TABLE.read_bytes()
    if "--sort" in arguments:
        data = in_order(data)
        TABLE.write_bytes(data)
    found = faults(data)
    for fault in found:
        print(fault)
    counted = (
        Counter((step.relation, step.mark) for step in read_steps(TABLE.name, data)) if not found else {}
    )
    for (relation, mark), rows in sorted(counted.items()):
        print(f"{rows:4} rows {relation} {mark}")
    print(f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
