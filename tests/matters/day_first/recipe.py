"""07/04/2022 is the seventh of April beside 13/04/2022; read as July it would be a conflict that is none."""

from tests.matters.kit import Deal, month, notice, sheets, spread, step_book

from unpick.datasets.generate.papers import docx, pdf, workdays

MAKER = "Zhuanghe Plumefield Soft Furnishings Co., Ltd."
DAYS = workdays("2022-04-06", "2022-04-29", saturdays=True)
DEAL = Deal(
    buyer="Elmsworth Home Inc",
    seller=MAKER,
    order="EH-330",
    invoice="PF-220506",
    bill="DLCE3307716",
    container="KOCU4490126",
    lines=[("EH-CU", "Polyester cushions", 10000, "1.90")],
    ordered="2022-03-01",
    invoiced="2022-05-06",
    shipped="2022-05-10",
    paid="2022-05-24",
    lot="CU-0422",
    per_carton=20,
)


def files() -> dict[str, bytes]:
    daily = [["Date", "Style", "Lot", "PO", "Pcs", "Min per pc"]]
    daily += [[day, "EH-CU", "CU-0422", "EH-330", pcs, 9] for day, pcs in spread(10000, DAYS)]
    return {
        "detention notice.docx": notice(
            "caatsa",
            "2022-06-13",
            "2022-06-06",
            "polyester cushions",
            ["audit report", "payroll and time records"],
            hand="letter",
            asked="2022-06-15",
        ),
        **sheets(DEAL),
        "1 audit.pdf": pdf(
            [
                "# Ethical trade audit",
                {
                    "Site": MAKER,
                    "Audit dates": "07/04/2022 - 08/04/2022",
                    "Report issued": "13/04/2022",
                    "Notice given": "none",
                    "Corrective action closed": "28/04/2022",
                },
                "Workforce: 19. Interviews: 19 of 19, each in private, in the yard, with no one of the management. Premises: one floor of one building, seen in full. Nobody else rents there.",
                "All workers showed Chinese identity cards. None of the signs of forced labor was seen.",
            ],
            "2022-04-28",
            look="columns",
            head="Lowick Ethical Audits, Leeds",
        ),
        "2 workshop.xlsx": step_book(
            "filling, sewing",
            month("PF", 19, DAYS, seed=44),
            DAYS,
            "2022-05-05",
            seed=44,
            daily=daily,
            firm=MAKER,
        ),
        "3 letter.docx": docx(
            [
                "11 July 2022",
                "No. 1 is the audit, No. 2 holds wages, attendance and daily reports of April 2022, Nos. 4 to 8 are contract, invoice, packing list, bill of lading and payment. The cushions were made in April 2022 by the 19 workers of the workshop. They are nationals of China.",
            ],
            "2022-07-11",
        ),
    }
