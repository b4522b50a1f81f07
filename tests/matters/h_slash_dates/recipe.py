"""04/03/2024 at the British auditor and 03/04/2024 at the American importer are one day, the fourth of March."""

from tests.matters.hold import book, staff, wages
from tests.matters.kit import Deal, ids, month, spread

from unpick.datasets.generate.papers import attendance, csv, docx, pdf, workdays

FIRM = "Shenyang Quillamore Umbrella (invented)"
DAYS = workdays("2024-03-01", "2024-03-29")
ROWS = month("U", 22, DAYS, seed=22, rate="19.25")
DEAL = Deal(
    buyer="Drizzlecombe Umbrella Corp",
    seller=FIRM,
    order="DU-2401",
    invoice="SQ24-0403",
    bill="EGLV0087731",
    container="EITU9911274",
    lines=[("DC-21", "Folding umbrellas", 8000, "3.35")],
    ordered="2024-01-08",
    invoiced="2024-04-03",
    shipped="2024-04-06",
    paid="2024-04-19",
    port="Los Angeles, CA",
    lot="DC21-03",
    per_carton=50,
)


def files() -> dict[str, bytes]:
    out = [["day (dd/mm/yyyy)", "article", "lot", "order", "pieces", "minutes per piece"]]
    out += [[f"{day:%d/%m/%Y}", "DC-21", "DC21-03", "DU-2401", pcs, 22] for day, pcs in spread(8000, DAYS)]
    time = [["worker", "day (dd/mm/yyyy)", "in", "out", "ordinary hours", "extra hours"]]
    time += [[one[0], f"{one[1]:%d/%m/%Y}", *one[2:]] for one in attendance(ROWS, DAYS, seed=221)]
    people = [
        ["worker", "work", "nationality", "hired", "contract no."],
        *staff(ids("U", 22), ["frame", "cover", "packing"]),
    ]
    return {
        **book(DEAL),
        "U0 notice.pdf": pdf(
            [
                "# Notice",
                "05/13/2024. Folding umbrellas, entered 05/06/2024, are detained today. Reason: section 321 of CAATSA (North Korean labor). Please submit: audit report; payroll, time records and list of workers with nationality.",
            ],
            "2024-05-13",
            look="memo",
        ),
        "U1 letter.docx": docx(
            [
                "06/07/2024",
                "In answer to your notice of 05/13/2024 we file U1 (this letter) to U9. All is in English.",
                [
                    ["No.", "Paper", "Date (mm/dd/yyyy)"],
                    ["U2", "Audit by a British firm, on site 03/04/2024 and 03/05/2024", "03/28/2024"],
                    ["U3", "List of workers", "03/31/2024"],
                    ["U4", "Payroll of March", "04/10/2024"],
                    ["U5", "Time records of March", "03/31/2024"],
                    ["U6", "Output of March", "03/31/2024"],
                    ["U7", "Order, invoice, packing list", "01/08/2024 and 04/03/2024"],
                    ["U8", "Waybill", "04/06/2024"],
                    ["U9", "Bank credit", "04/19/2024"],
                ],
                "The British papers write the day first and the month second; ours write the month first.",
            ],
            "2024-06-07",
        ),
        "U2 audit.pdf": pdf(
            [
                "# Social audit",
                {
                    "Firm audited": FIRM,
                    "Days on site": "04/03/2024 and 05/03/2024",
                    "Date of report": "28/03/2024",
                    "Warning given": "None",
                    "Employees": "22",
                    "Interviewed": "22 (in private, without management, by interpreters of our own)",
                    "Buildings": "2 of 2 inspected; sole occupant; no homework, no subcontractor",
                    "Nationality": "22 Chinese (identity cards inspected)",
                },
                "Wages for February were checked for all 22 against bank slips and agreed.",
            ],
            "2024-03-28",
            look="report",
            head="Auditors of London (invented)",
        ),
        "U3 workers.csv": csv(people, delimiter=";"),
        "U4 payroll.xlsx": wages(ROWS, "2024-04-10", firm=FIRM, month="March 2024", paid="2024-04-10"),
        "U5 time.csv": csv(time, delimiter=";"),
        "U6 output.csv": csv(out, delimiter=";"),
    }
