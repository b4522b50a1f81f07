"""An invented paper in four scripts: every firm, place, person and number in it is invented."""

import dataclasses
import datetime as dt
from typing import Any

from unpick.model.paper import Annex, Bar, Cite, Gap, Item, Kind, Line, Paper, Section, Table, Volume

SHA = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809"
KOREAN, CHINESE = "꾸며낸 제9작업장", "发明河针织玩具有限责任公司"
UYGHUR = "ئويدۇرۇلغان يىپ توقۇلما شىركىتى"
SECRET = "Witness Invented Heron"
MADE = dt.date(2026, 11, 20)


def item(text: str, kind: Kind = Kind.STATED, *cites: Cite, **more: Any) -> Item:
    """Return a sentence that cites annex A-1 where it speaks and nothing else is given."""
    if not cites and kind in (Kind.STATED, Kind.INFERRED, Kind.COMPUTED, Kind.CONTRARY):
        cites = (Cite(annex="A-1", place="p. 3"),)
    return Item(text=text, kind=kind, cites=cites, **more)


def cite(annex: str, place: str = "", quote: str = "") -> Cite:
    """Return a cite."""
    return Cite(annex=annex, place=place, quote=quote)


def sections() -> tuple[Section, ...]:
    """Return the sections of the invented petition."""
    reasons = Line(
        items=(
            item(
                f"Invented Workshop No. 9 ({KOREAN}) makes knitted dolls for Faming River Knitting ({CHINESE}).",
                Kind.STATED,
                cite("A-1", "p. 3", "작업반에서는 아무도 품삯을 받지 못한다"),
            ),
            item(
                f"Yarn comes from Invented Yarn Textile Company ({UYGHUR}), 2019 to 2023.",
                Kind.INFERRED,
                cite("A-2", "row 12"),
            ),
        )
    )
    return (
        Section(
            number="1",
            heading="Reasons for belief",
            blocks=(
                reasons,
                Line(items=(item("Nobody in the workshop is paid."),), style="bullet"),
                Line(
                    items=(
                        item(
                            f"All our workers are paid, wrote {KOREAN}.", Kind.CONTRARY, cite("A-3", "p. 1")
                        ),
                    ),
                    style="bullet",
                ),
                Line(items=(item(UYGHUR, Kind.STATED, cite("A-2", "p. 1")),), style="quote"),
                Line(items=(item("Who supervises the workshop at night is not known.", Kind.UNKNOWN),)),
            ),
            field="reasons",
            rule="invented rule 12(b)",
        ),
        Section(
            number="2",
            heading="Goods",
            blocks=(
                Table(
                    caption="Shipments to the United States that the invented bills show",
                    heads=("Day", "Shipper", "Goods", "Kilograms"),
                    rows=tuple(
                        (
                            item(f"2026-0{month}-14", Kind.STATED, cite("A-4", f"row {month}")),
                            item(CHINESE, Kind.STATED, cite("A-4", f"row {month}")),
                            item(
                                "=cmd|' /C calc'!A0 dolls, \"knitted\" & <stuffed>",
                                Kind.STATED,
                                cite("A-4", f"row {month}"),
                            ),
                            item(
                                str(1000 * month),
                                Kind.COMPUTED,
                                cite("A-4", f"row {month}"),
                                sum=f"{month} × 1,000 = {1000 * month}",
                            ),
                        )
                        for month in (3, 4, 5)
                    ),
                ),
            ),
            field="goods",
        ),
        Section(
            number="2.1",
            heading=f"Producer: {CHINESE}",
            blocks=(
                Line(
                    items=(
                        item(
                            "Its invented emblem is 🧶, its invented sign is \u202eRed\u202c Lantern.",
                            Kind.STATED,
                        ),
                    )
                ),
            ),
        ),
        Section(
            number="3",
            heading="Law on the day",
            blocks=(
                Line(
                    items=(
                        item(
                            "Invented rule 12 bars goods made with listed labor.",
                            Kind.LAW,
                            cite("A-5", "s. 2"),
                        ),
                    )
                ),
            ),
        ),
    )


def annexes() -> tuple[Annex, ...]:
    """Return the exhibits of the invented petition."""
    return (
        Annex(label="A-1", title="Invented Gazette: Who knits the dolls?", publisher="Invented Gazette",
              url="https://example.org/invented/dolls?page=3&lang=en", published=dt.date(2026, 2, 11), sha256=SHA,
              captured=dt.date(2026, 2, 12), archive="https://archive.example.org/20260212/dolls", language="ko",
              translated="an invented translator", pages=4, origin="O-1"),
        Annex(label="A-2", title=f"Ledger of {UYGHUR}", published=dt.date(2025, 6, 1), sha256=SHA[::-1], language="ug"),
        Annex(label="A-3", title="Invented letter of reply", published=dt.date(2026, 3, 1), language="ko", note="Printed in full."),
        Annex(label="A-4", title="Invented bills of lading", published=dt.date(2026, 6, 1), sha256=SHA.upper().lower()),
        Annex(label="A-5", title="Invented rules of import"),
    )  # fmt: skip


def paper(**more: Any) -> Paper:
    """Return the invented petition; `more` replaces fields."""
    made = Paper(
        form="petition",
        title=f"Petition on knitted dolls of {KOREAN}",
        subtitle=f"Invented names throughout: {CHINESE}, {UYGHUR}",
        case="invented-dolls",
        to=("Invented Customs Office", "1 Invented Street"),
        by=("Invented Coalition",),
        on=dt.date(2026, 10, 1),
        known_at=dt.date(2026, 11, 1),
        asked_at=MADE,
        volume=Volume.PUBLIC,
        sections=sections(),
        annexes=annexes(),
        gaps=(
            Gap(
                says="No import after 2026-05 is shown.",
                close="Add newer bills of lading.",
                rule="invented rule 12(b)(3)",
            ),
            Gap(says="Origins: one only.", close="Find a second origin.", rule="quality bar"),
        ),
        bars=(
            Bar(name="Sentences with exhibit", value="10", n=10, asked="all", met=True),
            Bar(name="Independent origins per indicator", value="1", asked="at least 2", met=False),
        ),
        versions=(("Invented list", "2026-11-01"), ("rules", "1")),
        coverage=(
            "Sea shipments to one country in 2026; share withheld 12%.",
            "Not looked at: air and rail.",
        ),
    )
    return dataclasses.replace(made, **more)
