"""Forty by day and twenty-four by night are the sixty-four of the wage sheet; the assessors stayed until morning."""

from tests.matters.kit import Deal, ids, month
from tests.matters.rack import OATH, SMALL_AUDIT, SMALL_LAW, confirmed, daily, roster, under, wages

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, pdf, workdays, xlsx

FIRM, BUYER = "Haicheng Lodemark Bags (invented)", "Wayfarer & Quill Luggage Inc"
DAYS = workdays("2023-07-03", "2023-07-31")
ROWS = month("LM", 64, DAYS, seed=401, rate="19.00")
CLOCK = ["employee_code", "date", "time_in", "time_out", "standard_hours", "ot_hours"]
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="WQL-3308",
    invoice="LMB-0804",
    bill="YGKU2308415",
    container="HLXU8117265",
    lines=[("WQ-DUF", "Duffel bags, polyester", 18000, "5.35")],
    ordered="2023-05-08",
    invoiced="2023-08-04",
    shipped="2023-08-10",
    paid="2023-08-25",
    port="Savannah, GA",
    lot="DUF-0723",
    per_carton=20,
)


def files() -> dict[str, bytes]:
    return {
        "1-letter.pdf": letter(),
        "2-people.xlsx": xlsx(
            {
                "People": Sheet(
                    rows=roster(
                        ids("LM", 64),
                        ["cutting", "sewing", "sewing", "sewing", "packing"],
                        year=2022,
                        nations="China",
                    ),
                    above=[
                        FIRM,
                        "State of 31 July 2023",
                        "LM001 to LM040 day crew, LM041 to LM064 night crew",
                    ],
                )
            },
            "2023-09-25",
        ),
        "3-recruitment.docx": docx(
            [
                "# Taking on workers",
                "Notices are hung at the gate, at the bus station and in two villages. Whoever is interested comes on a Monday or Thursday, sews a sample and talks to the head of the line. There is no agency, no fee and no deposit. The identity card is copied at the desk and given back in the same minute.",
                "A contract for two years is signed in two copies, one of which the worker takes home. Social insurance starts with the first month.",
                "The night crew was set up in 2021 because the cutting room cannot feed more machines by day. Work at night is voluntary and brings a free meal. Crews may be changed at the end of a month.",
                "No foreigner has ever been employed. Written by the personnel office, 22 September 2023.",
            ],
            "2023-09-22",
            author="Personnel office",
        ),
        "4-wages.xlsx": wages(ROWS, "2023-08-08", firm=FIRM, month="July 2023", paid="2023-08-08"),
        "5-clock-day-crew.csv": csv([CLOCK, *[list(one) for one in attendance(ROWS[:40], DAYS, seed=402)]]),
        "6-clock-night-crew.csv": csv(
            [CLOCK, *[list(one) for one in attendance(ROWS[40:], DAYS, seed=403, begin="12:30")]]
        ),
        "7-output.xlsx": xlsx(
            {
                "Output": Sheet(
                    rows=daily(
                        18000,
                        DAYS,
                        style="WQ-DUF",
                        lot="DUF-0723",
                        order="WQL-3308",
                        step="cutting, sewing, packing",
                        minutes=29,
                    ),
                    above=[FIRM, "Both crews together"],
                )
            },
            "2023-08-01",
        ),
        "8-labor-assessment.pdf": assessment(),
        **under("", confirmed(DEAL), 9),
        "C1-request.pdf": pdf(
            [
                "# REQUEST FOR INFORMATION",
                {
                    "Issued": "September 18, 2023",
                    "Goods": "18,000 duffel bags",
                    "Imported": "September 11, 2023",
                    "Detained": "September 14, 2023",
                    "Authority": "22 U.S.C. 9241a (CAATSA section 321(b))",
                },
                [
                    ["No.", "Please furnish"],
                    ["1", "Persons who made the bags, their nationality and how they were recruited"],
                    ["2", "Payroll and working time of the month of manufacture"],
                    ["3", "Production records for the shipment"],
                ],
                "Respond within 30 days of the detention. Information not in English must be translated. Failure to respond may lead to exclusion.",
            ],
            "2023-09-18",
            look="form",
        ),
    }


def letter() -> bytes:
    return pdf(
        [
            "October 11, 2023",
            "Apparel, Footwear and Textiles Center",
            "Duffel bags WQ-DUF, order WQL-3308: answer to your request of September 18, 2023",
            "We answer your three questions in turn. The bags were cut, sewn and packed in July 2023 by Haicheng Lodemark Bags. The plant has 64 workers in two crews: 40 work from eight in the morning, 24 from half past twelve until half past nine at night (until half past eleven where overtime is worked). All 64 are nationals of China.",
            "Question 1: Exhibits 2 and 3. Question 2: Exhibits 4, 5 and 6 (one wage sheet for both crews, one clock for each). Question 3: Exhibit 7.",
            [
                ["Exhibit", "Document", "Language"],
                ["1", "This letter", "English"],
                ["2", "People", "English"],
                ["3", "Recruitment", "English"],
                ["4", "Wages, July 2023", "English"],
                ["5, 6", "Clock of the day crew, clock of the night crew", "English"],
                ["7", "Output, lot DUF-0723", "English"],
                ["8", "Labor assessment, July 2023", "English"],
                ["9-13", "Sales confirmation, invoice, packing list, bill of lading, bank debit", "English"],
            ],
            "Officers are welcome at any hour, by day or by night, without notice.",
            *SMALL_LAW,
            OATH,
        ],
        "2023-10-11",
        look="letter",
        head=BUYER,
    )


def assessment() -> bytes:
    return pdf(
        [
            "# Labor assessment",
            {
                "Site": f"{FIRM}, Machine Road 6, Haicheng",
                "Visited": "12 July 2023, from 7:50 until 21:40",
                "Announced": "no",
                "Report": "31 July 2023",
                "Team": "five assessors",
                "Workers employed": "64",
                "Heard": "64",
            },
            "## Two crews",
            "At ten in the morning we counted 40 workers. At seven in the evening 24 were at work, none of whom we had met before. The sum, 64, is the number on the wage sheet of June and in the social insurance statement. Two crews use the same machines; between half past twelve and five both are in the building.",
            "## Rooms",
            "One building of two floors and a store in the yard. We saw every room of both floors, the store, the boiler room, and the roof. There is no dormitory, and no second firm on the land.",
            "## What workers told us",
            "All 40 of the day crew were heard between nine and five and all 24 of the night crew between five and half past nine, each alone in one of our five rooms and vans outside the gate, in Mandarin, no one from the plant near. They keep their identity cards. Nobody owes money for the job. The night crew goes home by the plant's bus at half past nine, or by scooter after overtime; six told us that they prefer the night because of their children.",
            "## Papers",
            "Contracts of all, wage sheets of twelve months, the clock. The night meal is free as promised. Two contracts lacked a page, which was copied from the second original.",
            *SMALL_AUDIT,
        ],
        "2023-07-31",
        look="report",
        head="Tillinghurst Social Review (invented)",
    )
