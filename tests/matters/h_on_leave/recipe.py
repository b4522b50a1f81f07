"""Forty-one people on the books, thirty-eight paid in November: two on maternity leave, one on unpaid leave."""

from tests.matters.hold import bundle, clocks, staff, wages, web
from tests.matters.kit import Deal, ids, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, pay, pdf, workdays, xlsx

FIRM = "Longjing Ambervane Knitting (invented)"
DAYS = workdays("2022-11-01", "2022-11-30")
ALL = ids("AV", 41)
AWAY = {
    "AV007": "maternity leave since 3 October 2022",
    "AV019": "maternity leave since 12 September 2022",
    "AV030": "unpaid leave, whole of November 2022",
}
ROWS = pay([one for one in ALL if one not in AWAY], days=len(DAYS), rate="17.75", seed=38)
DEAL = Deal(
    buyer="Oswin Hatters Inc",
    seller=FIRM,
    order="OH/2208",
    invoice="AVK-1206",
    bill="YMLU8801265",
    container="BMOU5519340",
    lines=[("OH-CAP", "Knitted caps, acrylic", 22000, "1.40")],
    ordered="2022-09-05",
    invoiced="2022-12-06",
    shipped="2022-12-12",
    paid="2022-12-27",
    port="Seattle, WA",
    lot="CAP-11",
    per_carton=100,
)


def files() -> dict[str, bytes]:
    people = [[*row, AWAY.get(row[0], "at work")] for row in staff(ALL, ["knitting", "linking", "packing"])]
    out = [["date", "article", "lot", "order", "caps", "minutes each"]]
    out += [[day, "OH-CAP", "CAP-11", "OH/2208", caps, 15] for day, caps in spread(22000, DAYS)]
    return {
        **bundle(DEAL),
        "0 detention.html": web(
            "Notice of detention",
            [
                {
                    "Notice of": "January 23, 2023",
                    "Imported": "January 17, 2023",
                    "Merchandise": "knitted caps of acrylic, 22,000 PCS",
                    "Authority": "22 U.S.C. 9241a",
                },
                "It is suspected that nationals or citizens of North Korea worked on the goods. Evidence to the contrary must come within 30 days.",
            ],
        ),
        "1 table of contents.docx": docx(
            [
                "# Table of contents",
                "17 February 2023",
                [
                    ["Exhibit", "Title"],
                    ["1", "Table of contents"],
                    ["2", "Letter of the auditors, 2 December 2022"],
                    ["3", "Register of staff, 30 November 2022"],
                    ["4", "Pay, November 2022"],
                    ["5", "Clock, November 2022"],
                    ["6", "Daily output, November 2022"],
                    ["7", "Order, invoice, packing list, bill of lading"],
                    ["8", "Payment"],
                ],
                "All exhibits are in English. Exhibit 3 counts forty-one and exhibit 4 thirty-eight, because three were on leave and had no wage in November; exhibit 3 says who.",
            ],
            "2023-02-17",
        ),
        "2 auditors letter.pdf": pdf(
            [
                "2 December 2022",
                "To the board of Oswin Hatters Inc",
                "On 15 and 16 November 2022 we went to "
                + FIRM
                + ". We had not said that we would come. Forty-one people are employed there. Thirty-eight were at work; three were on leave (two mothers, and one person without pay). We heard the thirty-eight in private rooms and rang up the other three at home, so that all forty-one were interviewed, each alone, without the management, by our own people who know Chinese and Korean.",
                "We walked through all four buildings and the yard. No other company shares the yard. The firm gives no work to others.",
                "The resident identity cards of all forty-one were shown to us; all are Chinese nationals. Contracts agree with the cards. The wages of October had been paid by bank.",
                "The auditors",
            ],
            "2022-12-02",
            look="letter",
        ),
        "3 register of staff.xlsx": xlsx(
            {
                "Register": Sheet(
                    rows=[["Code", "Work", "Nationality", "Hired", "Contract", "November 2022"], *people],
                    above=[FIRM, "Register of staff on 30 November 2022", []],
                    below=[["41 persons, of whom 3 on leave"]],
                )
            },
            "2022-12-01",
        ),
        "4 pay november.xlsx": wages(
            ROWS,
            "2022-12-09",
            firm=FIRM,
            month="November 2022 (38 at work, 3 on leave without wage)",
            paid="2022-12-09",
        ),
        "5 clock november.csv": clocks(ROWS, DAYS, seed=380),
        "6 daily output.csv": csv(out, delimiter=";"),
    }
