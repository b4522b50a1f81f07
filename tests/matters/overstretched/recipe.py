"""20 sewers, 24 days, 16,000 coats of 95 minutes; and a sheet that the workbook hides."""

from tests.matters.kit import PAY_HEADS, Deal, forms, ids, month, notice, spread

from unpick.datasets.generate.papers import Sheet, pdf, workdays, xlsx

MAKER = "Donggang Brackenfold Garment Co., Ltd."
DAYS = workdays("2022-09-01", "2022-09-30", off=("2022-09-10", "2022-09-12"), saturdays=True)
DEAL = Deal(
    buyer="Northlatch Coats Inc",
    seller=MAKER,
    order="NL-9034",
    invoice="BF221008",
    bill="DDGU3306721",
    container="WHSU6620415",
    lines=[("NL-COAT", "Women's winter coats, polyester", 16000, "13.90")],
    ordered="2022-07-11",
    invoiced="2022-10-08",
    shipped="2022-10-13",
    paid="2022-10-28",
    lot="C-0922",
    per_carton=10,
)


def files() -> dict[str, bytes]:
    keys = ["id", "days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
    rows = [[row[key] for key in keys] for row in month("BF-", 20, DAYS, seed=20)]
    output = [["Date", "Style", "Lot", "Order", "Finished pcs", "Std. minutes per pc"]]
    output += [[day, "NL-COAT", "C-0922", "NL-9034", pcs, 95] for day, pcs in spread(16000, DAYS)]
    team = [
        ["No.", "Arrived with", "Days", "Paid to"],
        *[[one, "group, by bus", 24, "group leader"] for one in ids("T2-", 64)],
    ]
    return {
        "detention notice.eml": notice(
            "caatsa",
            "2022-11-21",
            "2022-11-14",
            "women's winter coats",
            ["who made the goods: workers, wages, output"],
            hand="mail",
        ),
        **forms(DEAL),
        "e1 factory profile.pdf": pdf(
            [
                "# Factory profile",
                {
                    "Name": MAKER,
                    "Employees": "20",
                    "Sewing machines": "24",
                    "Shift": "8 hours, one shift, Sundays off",
                    "Subcontracting": "none",
                },
                "All coats of order NL-9034 were sewn by our own 20 employees in September 2022.",
            ],
            "2022-12-12",
            look="book",
        ),
        "e2 wages september.xlsx": xlsx(
            {
                "Wages": Sheet(rows=[PAY_HEADS["en"], *rows], above=[MAKER, "Wages September 2022"]),
                "Team 2": Sheet(rows=team, above=["Team 2, September 2022"], hidden=True),
            },
            "2022-10-06",
        ),
        "e3 output september.xlsx": xlsx({"Output": Sheet(rows=output, above=[MAKER])}, "2022-10-03"),
    }
