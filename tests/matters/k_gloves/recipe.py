"""The visitors met more people than are on the wage sheet, and two parts of the plant stayed shut."""

from tests.matters.kit import Deal, ids, month, notice
from tests.matters.rack import OATH, SMALL_AUDIT, SMALL_LAW, clock, confirmed, daily, roster, under, wages

from unpick.datasets.generate.papers import csv, pdf, workdays, xlsx

FIRM, BUYER = "Donggang Pelloway Glove Works", "Stannery Hand Protection LLC"
DAYS = workdays("2021-03-01", "2021-03-31")
ROWS = month("PG", 97, DAYS, seed=301, rate="17.50")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="SHP-21-0088",
    invoice="PGW-210412",
    bill="CNDD5517702",
    container="TRLU4417092",
    lines=[("SP-LP10", "Work gloves, leather palm", 60000, "1.15")],
    ordered="2021-01-18",
    invoiced="2021-04-12",
    shipped="2021-04-16",
    paid="2021-04-29",
    port="Savannah, GA",
    unit="PAIRS",
    lot="LP10-0321",
    per_carton=120,
)


def files() -> dict[str, bytes]:
    jobs = ["cutting", "sewing", "sewing", "turning", "packing"]
    return {
        "A - cover letter.pdf": letter(),
        "B - factory assessment.pdf": assessment(),
        "C - employees.xlsx": xlsx(
            {"Employees": roster(ids("PG", 97), jobs, year=2020, nations="P.R. China")}, "2021-04-06"
        ),
        "E - wages March.xlsx": wages(ROWS, "2021-04-09", firm=FIRM, month="March 2021", paid="2021-04-09"),
        "F - gate clock March.xlsx": clock(ROWS, DAYS, "2021-04-01", seed=302, firm=FIRM),
        "G - line output.csv": csv(
            daily(
                60000,
                DAYS,
                style="SP-LP10",
                lot="LP10-0321",
                order="SHP-21-0088",
                step="sewing and turning",
                minutes=12,
            )
        ),
        **under("H", confirmed(DEAL), 1),
        "notice.pdf": notice(
            "caatsa",
            "2021-05-14",
            "2021-05-10",
            "work gloves",
            [
                "records of the persons who made the gloves and of their pay",
                "records of production",
                "any third-party assessment of the plant",
            ],
            hand="form",
        ),
    }


def letter() -> bytes:
    return pdf(
        [
            "June 9, 2021",
            "Port Director, Savannah, Georgia",
            "Entry INV-5520017-3: 60,000 pairs of gloves, style SP-LP10",
            "Ladies and Gentlemen:",
            "We answer the notice of May 14, 2021 for Stannery Hand Protection LLC, a family company that sells gloves to hardware stores in eleven states. The gloves were sewn in March 2021 at one plant, Donggang Pelloway Glove Works. Our client knows the plant since 2013 and its owner in person. All who work there are citizens of China.",
            "## What is enclosed",
            [
                ["Exhibit", "Subject"],
                ["A", "This letter"],
                ["B", "Factory assessment, March 2021"],
                ["C", "List of employees with nationality"],
                ["E", "Wages of March 2021"],
                ["F", "Gate clock of March 2021"],
                ["G", "Output by day, lot LP10-0321"],
                ["H1 to H5", "Sales confirmation, invoice, packing list, bill of lading, bank debit"],
            ],
            "There is no Exhibit D. All papers are in English.",
            "We understand that the evidence must be clear and convincing, and believe that it is.",
            *SMALL_LAW,
            OATH,
            "(signature) for the importer",
        ],
        "2021-06-09",
        look="letter",
        head="Counsel for Stannery Hand Protection LLC",
    )


def assessment() -> bytes:
    return pdf(
        [
            "# Factory assessment",
            {
                "Plant": f"{FIRM}, Fishery Road, Donggang",
                "Dates at the plant": "9 and 10 March 2021",
                "Notice given": "none; the team rang at the gate at 7:40",
                "Date of report": "26 March 2021",
                "Number of workers": "112",
                "Talks with workers": "112, each alone, no supervisor near, in Mandarin",
            },
            "## The plant",
            "The plant makes gloves of leather and cloth. Leather splits come in by truck from Hebei, polyester lining from Zhejiang. There are three buildings. Building A (cutting, sewing lines 1 to 6) was inspected on both floors. In Building B we saw the warehouse and the packing tables.",
            "Building C holds sewing lines 7 to 9 and, above them, rooms for workers from out of town. Its door was locked on both days. The manager said that the key was with a colleague who was traveling, and we were not let in.",
            "## People",
            "On the days of the visit 112 workers were at their places in the buildings that we could enter. All of them spoke with us. They told us that they come and go as they please, that wages arrive by bank transfer about the tenth of the month, and that no one keeps their papers. Nobody reported a debt or a fee.",
            "## Hours and pay",
            "The plant works Monday to Friday from eight to five with an hour at noon, and some evenings. We read wage sheets of the last quarter of 2020 on the screen of the office and saw nothing unusual. The local minimum was respected.",
            *SMALL_AUDIT,
        ],
        "2021-03-26",
        look="report",
        head="Wexlade Assessors (invented)",
        foot="Page count as below; each page initialed",
    )
