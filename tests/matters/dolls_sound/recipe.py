"""Piece pay above the minimum, hours within the law, and a count that is the sum of the pieces."""

from tests.matters.kit import CLOCK_HEADS, Deal, ids, letters, notice

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, piece_pay, workdays, xlsx

MAKER = "Nantong Whistlethread Toys Co., Ltd."
DAYS = workdays("2024-08-01", "2024-08-30")
ROWS = piece_pay(ids("N", 36), days=len(DAYS), rate="11.50", per_day=12, seed=36)
MADE = sum(int(row["pieces"]) for row in ROWS)
DEAL = Deal(
    buyer="Mothwing Gifts LLC",
    seller=MAKER,
    order="MG-7718",
    invoice="WT240904",
    bill="SHAU3307129",
    container="SEKU5582016",
    lines=[("MG-BEAR", "Knitted bears", 9000, "3.95")],
    ordered="2024-06-24",
    invoiced="2024-09-04",
    shipped="2024-09-10",
    paid="2024-09-25",
    origin="Shanghai, China",
    lot="B-0824",
    per_carton=30,
)


def files() -> dict[str, bytes]:
    wages = [["Emp. No.", "Days", "Pieces", "Piece rate (RMB)", "Gross", "Social insurance", "Net"]]
    wages += [
        [row["id"], row["days"], row["pieces"], row["rate"], row["gross"], row["deductions"], row["net"]]
        for row in ROWS
    ]
    clock = [CLOCK_HEADS["en"], *[list(one) for one in attendance(ROWS, DAYS, seed=37)]]
    base, more = divmod(MADE, len(DAYS))
    return {
        "detention notice.eml": notice(
            "caatsa",
            "2024-11-12",
            "2024-11-04",
            "knitted bears",
            ["wage records of the workers", "time records", "nationality of the workers"],
            hand="mail",
            asked="2024-11-14",
        ),
        **letters(DEAL),
        "M1 piece wages.xlsx": xlsx(
            {
                "August 2024": Sheet(
                    rows=wages, above=[MAKER, "Piece wages, August 2024", "Minimum wage: RMB 2,490 a month"]
                )
            },
            "2024-09-06",
        ),
        "M2 time cards.xlsx": xlsx({"Cards": clock}, "2024-09-02"),
        "M3 people.docx": docx(
            [
                "# M3 The people who made the bears, and a list of the papers",
                "36 knitters, employed by the year. All hold identity cards of the People's Republic of China; contracts are with the maker itself. Nobody is sent by an agency or from abroad.",
                f"In August 2024 they made {MADE:,} bears: 9,000 for order MG-7718, the rest for stock.",
                "M1 wages, M2 time cards, M4 daily count, M5 order, M6 invoice, M7 packing, M8 waybill, M9 payment.",
                "Nantong, 2 December 2024",
            ],
            "2024-12-02",
        ),
        "M4 daily count.csv": csv(
            [
                ["date", "article", "lot", "finished"],
                *[[day, "MG-BEAR", "B-0824", base + (1 if at < more else 0)] for at, day in enumerate(DAYS)],
            ]
        ),
    }
