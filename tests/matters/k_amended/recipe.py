"""The report was issued twice and says why; the visit of 7/8 August is 08/07 and 08/08 in the American letter."""

from tests.matters.kit import Deal, ids, month, notice
from tests.matters.rack import OATH, SMALL_AUDIT, SMALL_LAW, clock, corded, daily, roster, under, wages

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, workdays, xlsx

FIRM, BUYER = "Xiuyan Farrowdale Felt Shoe (invented)", "Hearthrug Slipper Company Inc"
DAYS = workdays("2024-08-01", "2024-08-30")
ROWS = month("FF", 29, DAYS, seed=461, rate="19.50")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="HSC-4402",
    invoice="FFS-2409-05",
    bill="DLNU2409122",
    container="SKHU6630192",
    lines=[("HS-FELT", "House slippers, wool felt", 15000, "4.05")],
    ordered="2024-06-03",
    invoiced="2024-09-05",
    shipped="2024-09-10",
    paid="2024-09-27",
    port="Portland, OR",
    unit="PAIRS",
    lot="FELT-08",
    per_carton=30,
)


def files() -> dict[str, bytes]:
    return {
        "exh 1 - letter.pdf": letter(),
        "exh 2 - report amended.docx": report(),
        "exh 3 - crew list.csv": csv(
            roster(
                ids("FF", 29),
                ["felting", "cutting", "stitching", "lasting", "packing"],
                year=2023,
                nations="P.R.C.",
            )
        ),
        "exh 4 - wages.xlsx": wages(ROWS, "2024-09-09", firm=FIRM, month="August 2024", paid="2024-09-09"),
        "exh 5 - clock.xlsx": clock(ROWS, DAYS, "2024-09-02", seed=462, firm=FIRM),
        "exh 6 - stitching.xlsx": xlsx(
            {
                "Stitching": Sheet(
                    rows=daily(
                        15000,
                        DAYS,
                        style="HS-FELT",
                        lot="FELT-08",
                        order="HSC-4402",
                        step="felting to packing",
                        minutes=16,
                    ),
                    above=[FIRM],
                )
            },
            "2024-09-02",
        ),
        **{
            name.replace("exh", "exh ", 1): content for name, content in under("exh", corded(DEAL), 7).items()
        },
        "detention.eml": notice(
            "caatsa",
            "2024-10-11",
            "2024-10-07",
            "felt slippers",
            [
                "list of workers with nationality",
                "wages and hours for the time of manufacture",
                "production records",
                "independent reports, if any",
            ],
            hand="mail",
        ),
    }


def letter() -> bytes:
    return pdf(
        [
            "11/08/2024",
            "# Slippers HS-FELT, order HSC-4402",
            "Response to the notice of 10/11/2024 (detention of goods imported 10/07/2024)",
            "The slippers were felted, cut, stitched and packed from 08/01/2024 to 08/30/2024 by 29 workers of Xiuyan Farrowdale Felt Shoe, a firm in a small town north of Dandong. All are Chinese nationals. Auditors who came unannounced on 08/07/2024 and 08/08/2024 heard every one of them.",
            [
                ["Exh.", "Document"],
                ["1", "Letter"],
                ["2", "Report of the auditors, amended issue"],
                ["3", "Crew list with nationality"],
                ["4", "Wages of August 2024"],
                ["5", "Clock of August 2024"],
                ["6", "Stitching, lot FELT-08"],
                ["7-11", "Order, invoice, packing list, waybill, remittance"],
            ],
            "All documents are in English. The Chinese firm and the auditors write the day before the month; we write the month first.",
            "The report was first issued on 08/21/2024. The auditors amended it on 09/04/2024 because the floor area had been mistyped; nothing else was altered. We file the amended issue alone.",
            "We are aware of the standard of clear and convincing evidence, and that it applies to us.",
            *SMALL_LAW,
            OATH,
        ],
        "2024-11-08",
        look="letter",
        head=BUYER,
    )


def report() -> bytes:
    return docx(
        [
            "# Report on working conditions, amended issue",
            {
                "Firm": FIRM,
                "Visited (day/month/year)": "7/8/2024 and 8/8/2024",
                "Announced": "no",
                "Workers": "29",
                "Workers interviewed": "29",
            },
            [
                ["Issue", "Date", "Reason"],
                ["1", "21 August 2024", "first issue"],
                ["2", "4 September 2024", "floor area corrected from 2,140 to 1,240 square meters"],
            ],
            "## Site",
            "A single house of two floors, 1,240 square meters in all, with a yard where wool is dried. The firm owns it. Ground floor: felting, cutting, boiler. Upper floor: stitching, lasting, packing, a kitchen. We saw all rooms and the attic. There are no neighbors within the wall and no dormitory.",
            "## Interviews",
            "Each of the 29 workers was interviewed alone in our car or in the tea house opposite. Management did not know whom we had seen or when. The language was Mandarin. Two of us took part, of whom one reads and speaks Korean. Workers live in the town and in three villages; most are related to one another. They had paid nothing for the work and keep their own identity cards.",
            "## Records",
            "Wages from August 2023 to July 2024 were compared with the clock and with bank slips of all 29 workers. No difference was found. The minimum wage in force was kept in each month.",
            *SMALL_AUDIT,
        ],
        "2024-09-04",
        author="Auditors",
    )
