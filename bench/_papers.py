"""The invented paper that the benchmark of papers prints, as long as asked."""

import datetime as dt

from tests.report.filing.papers import CHINESE, KOREAN, UYGHUR, cite, item, paper

from unpick.model.paper import Annex, Kind, Line, Paper, Section, Table

__all__ = ["WORDS", "long_paper"]

WORDS = {
    "Hangul": KOREAN.split(),
    "Hanzi": [CHINESE],
    "Uyghur": UYGHUR.split(),
    "Latin": ["workshop", "gazette"],
}


def long_paper(sections: int, exhibits: int) -> Paper:
    """Return an invented paper: each section has twelve sentences in four scripts and a table of eight rows."""
    made = []
    for number in range(1, sections + 1):
        said = tuple(
            item(
                f"Sentence {one} of part {number}: the workshop {KOREAN} works for {CHINESE}, and yarn comes from "
                f"{UYGHUR}, {1000 * one} kilograms in 2025, as the invented gazette prints.",
                Kind.STATED if one % 3 else Kind.CONTRARY,
                cite(f"A-{1 + (12 * number + one) % exhibits}", f"p. {one}", KOREAN),
            )
            for one in range(12)
        )
        rows = tuple(
            tuple(
                item(text, Kind.STATED, cite(f"A-{1 + one % exhibits}", f"row {one}"))
                for text in (f"2026-03-{one + 10}", CHINESE, UYGHUR, str(1000 * one))
            )
            for one in range(8)
        )
        table = Table(caption="Invented shipments", heads=("Day", "Shipper", "Goods", "Kilograms"), rows=rows)
        blocks = (Line(items=said[:6]), *(Line(items=(one,), style="bullet") for one in said[6:]), table)
        made.append(
            Section(number=str(number), heading=f"Part {number}: {CHINESE}", blocks=blocks, field="facts")
        )
    annexes = tuple(
        Annex(label=f"A-{number}", title=f"Invented exhibit {number} of {UYGHUR}", url=f"https://example.org/{number:064x}",
              published=dt.date(2026, 1, 1), sha256=f"{number:064x}", language="ug", pages=number % 9)
        for number in range(1, exhibits + 1)
    )  # fmt: skip
    return paper(sections=tuple(made), annexes=annexes)
