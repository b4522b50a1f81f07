"""Two neighbors behind the same gate that nobody looked at, and a wage sheet that does not follow its own rate."""

from tests.matters.kit import Deal, ids, month, notice
from tests.matters.rack import SMALL_AUDIT, clock_csv, corded, daily, roster, under, wages

from unpick.datasets.generate.papers import csv, docx, pdf, workdays, xlsx

FIRM, BUYER = "Kuandian Belhaven Sewing (invented)", "Tavernier Kitchen Cloth LLC"
DAYS = workdays("2022-03-01", "2022-03-31")
ROWS = month("KB", 55, DAYS, seed=341, rate="18.00")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="TKC-0317",
    invoice="KBS-22-041",
    bill="DDGL2204190",
    container="GESU5104478",
    lines=[("TK-AP3", "Aprons, polyester canvas", 22000, "2.15")],
    ordered="2022-01-12",
    invoiced="2022-04-08",
    shipped="2022-04-14",
    paid="2022-04-29",
    port="Baltimore, MD",
    lot="AP3-03",
    per_carton=50,
)


def short_paid() -> list[dict]:
    """Every fifth worker gets four fifths of what hours and rate give; the sums after it follow."""
    rows = []
    for at, row in enumerate(ROWS):
        one = dict(row)
        if at % 5 == 2:
            one["base"] = round(float(row["base"]) * 0.8, 2)
            one["gross"] = round(one["base"] + float(row["overtime_pay"]), 2)
            one["net"] = round(one["gross"] - float(row["deductions"]), 2)
        rows.append(one)
    return rows


def files() -> dict[str, bytes]:
    return {
        "T1-letter.docx": docx(
            [
                "June 15, 2022",
                "# Aprons TK-AP3: answer to the notice of May 20, 2022",
                "To the import specialist: the aprons were cut and sewn in March 2022 by Kuandian Belhaven Sewing, a workshop of 55 employees near Dandong. All employees are nationals of the People's Republic of China; we give you their list, their pay and their hours. An inspection company spoke to all of them.",
                "Our logo is printed on the bib. The canvas is woven of polyester in Shaoxing.",
                [
                    ["Exhibit", "What it is"],
                    ["T1", "Letter"],
                    ["T2", "Inspection of March 2022"],
                    ["T3", "Workforce"],
                    ["T4", "Wages of March 2022"],
                    ["T5", "Clock of March 2022"],
                    ["T6", "Output of March 2022"],
                    ["T7-T11", "Order, invoice, packing list, waybill, remittance"],
                ],
                "All exhibits are in English. We know that the bar is clear and convincing evidence.",
                "Please treat prices as confidential.",
            ],
            "2022-06-15",
            author="Purchasing",
        ),
        "T2-inspection.pdf": inspection(),
        "T3-workforce.xlsx": xlsx(
            {
                "Workforce": roster(
                    ids("KB", 55),
                    ["cutting", "sewing", "sewing", "printing", "packing"],
                    year=2021,
                    nations="PRC",
                )
            },
            "2022-06-01",
        ),
        "T4-wages.xlsx": wages(short_paid(), "2022-04-11", firm=FIRM, month="March 2022", paid="2022-04-11"),
        "T5-clock.csv": clock_csv(ROWS, DAYS, seed=342),
        "T6-output.csv": csv(
            daily(
                22000,
                DAYS,
                style="TK-AP3",
                lot="AP3-03",
                order="TKC-0317",
                step="cutting, sewing, printing, packing",
                minutes=19,
            )
        ),
        **under("T", corded(DEAL), 7),
        "G1-detention.eml": notice(
            "caatsa",
            "2022-05-20",
            "2022-05-16",
            "aprons",
            ["who made the goods, with nationality", "wages and hours", "output records"],
            hand="mail",
        ),
    }


def inspection() -> bytes:
    return pdf(
        [
            "# Labor inspection",
            {
                "Place": f"{FIRM}, Yard 7, Riverside Road",
                "Inspected on": "16 and 17 March 2022",
                "Report of": "1 April 2022",
                "Prior notice": "None",
                "Employees": "55",
                "Interviews": "55 of 55, each in private",
            },
            "## The yard",
            "Yard 7 is an old machine works with one gate and one porter. Three firms rent there. Belhaven Sewing has the long hall on the left and the two rooms behind it, all of which we walked through. The hall on the right belongs to a garment firm that the porter called the export workshop; behind it stands the third, a screen printer. Both were at work, and we saw people in the same blue overalls go in and out. Neither was part of our order, and neither was inspected.",
            "The canteen is shared by all three.",
            "## Employees",
            "We spoke with every one of the 55 employees in the store room, one at a time, no one else present, with our own interpreter. All said that they live at home or rent nearby. None had paid for the job. Wages come by bank on about the eleventh. None has handed over an identity card.",
            "## Hours",
            "Eight hours, five days, overtime up to twenty hours in the month. The clock is at the door of the hall.",
            "## Recommendation",
            "Mark the walkways. Replace the lamp over the third table.",
            *SMALL_AUDIT,
        ],
        "2022-04-01",
        look="letter",
        head="Marrowgate Inspection (invented)",
    )
