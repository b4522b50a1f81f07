"""What was shut on Tuesday was walked through on Wednesday; all 24 people were spoken to."""

from tests.matters.hold import clocks, desk, note, staff, wages
from tests.matters.kit import Deal, ids, month, spread

from unpick.datasets.generate.papers import Sheet, docx, pdf, txt, workdays, xlsx

FIRM = "Yanji Thornwyck Apparel (invented)"
DAYS = workdays("2022-07-01", "2022-07-29")
ROWS = month("TW", 24, DAYS, seed=24)
DEAL = Deal(
    buyer="Merrivale Thread Group Inc",
    seller=FIRM,
    order="MT-22-118",
    invoice="YT-0805",
    bill="DLNY5512087",
    container="TCLU4419026",
    lines=[("MT-401", "Women's skirts, polyester", 6000, "6.20")],
    ordered="2022-05-16",
    invoiced="2022-08-05",
    shipped="2022-08-08",
    paid="2022-08-22",
    port="New York, NY",
    lot="MT401-7",
)


def files() -> dict[str, bytes]:
    log = [["Date", "Article", "Lot", "Order", "Pieces finished", "Minutes per piece"]]
    log += [[day, "MT-401", "MT401-7", "MT-22-118", pcs, 30] for day, pcs in spread(6000, DAYS)]
    return {
        **desk(DEAL),
        "00 request.txt": txt(
            [
                "20 SEPTEMBER 2022",
                "YOUR SKIRTS OF POLYESTER, 6,000 PCS, IMPORTED 12 SEPTEMBER 2022, WERE DETAINED ON 19 SEPTEMBER 2022. LAW: CAATSA SECTION 321 (NORTH KOREAN LABOR).",
                "WE ASK FOR (1) A LIST OF THE WORKERS WITH THEIR NATIONALITY AND CONTRACTS (2) PAY AND TIME RECORDS OF THE MONTH OF PRODUCTION (3) ANY AUDIT OF THE FACTORY.",
            ]
        ),
        "01 contents.md": note(
            """
# Contents

*14 October 2022. All papers are in English.*

- 01 this page
- 02 report of a visit (answers question 3)
- 03 the people and their contracts (question 1)
- 04 pay of July 2022, 05 door clock of July 2022 (question 2)
- 06 log of the sewing line, July 2022
- 07 to 11 order, invoice, packing list, waybill, bank advice of the 6,000 skirts

Nobody but the 24 persons of paper 03 took part in the making. All are citizens of China.
"""
        ),
        "02 visit.pdf": pdf(
            [
                "# Report of a visit",
                {
                    "Works": FIRM,
                    "Visited": "Tuesday 12 July to Wednesday 13 July 2022, without notice",
                    "Signed": "5 August 2022",
                    "People": "24",
                    "Spoken to": "24",
                },
                "## Tuesday",
                "We began in the sewing hall and in the cutting room. The finishing hall and the hostel were closed on that day, since the housekeeper who keeps the keys was at the dentist. We sealed both doors with numbered tape at 16:40.",
                "## Wednesday",
                "At 08:10 the tape was unbroken. We opened the finishing hall and the hostel and went through every room of both. With this the whole of the premises has been inspected. There is no other building and no other company on the plot; no work is given out.",
                "## People",
                "Each of the 24 was heard alone, on a bench outside the gate, by two of us who speak Chinese and Korean; nobody of the management was in sight. We drew up the order ourselves. We saw the resident identity card of each, all of China, and compared it with contract and pay.",
            ],
            "2022-08-05",
            look="book",
            head="Independent labor inspectors (invented)",
        ),
        "03 people.docx": docx(
            [
                "# People of the works in July 2022",
                [
                    ["Code", "Work", "Nationality (resident card)", "Since", "Contract"],
                    *staff(ids("TW", 24), ["sewing", "sewing", "cutting", "finishing"]),
                ],
                "Each was hired directly, after an advertisement at the labor market of Yanji; no agency, no fee.",
            ],
            "2022-10-10",
        ),
        "04 pay.xlsx": wages(
            ROWS, "2022-08-10", firm=FIRM, month="July 2022", paid="2022-08-10", double=True
        ),
        "05 door clock.csv": clocks(ROWS, DAYS, seed=240),
        "06 line log.xlsx": xlsx(
            {"Log": Sheet(rows=log, above=[FIRM, "Sewing line, July 2022"])}, "2022-07-30"
        ),
    }
