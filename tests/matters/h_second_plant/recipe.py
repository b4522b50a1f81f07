"""The neighbor in the compound makes zippers; it was audited on the same days and has a report of its own."""

from tests.matters.hold import bundle, clocks, keyed, staff, wages
from tests.matters.kit import Deal, ids, month, spread

from unpick.datasets.generate.papers import Sheet, docx, eml, pdf, txt, workdays, xlsx

FIRM = "Dandong Oakrell Bag Works (invented)"
NEXT = "Dandong Pinnerly Zipper (invented)"
DAYS = workdays("2023-07-03", "2023-07-31")
ROWS = month("OB", 20, DAYS, seed=20)
DEAL = Deal(
    buyer="Tillery Kitchenware Inc",
    seller=FIRM,
    order="TK-90233",
    invoice="DOB-2308-01",
    bill="SITD7709911",
    container="SEGU5520187",
    lines=[("TK-LB", "Insulated lunch bags, polyester", 10000, "2.85")],
    ordered="2023-05-22",
    invoiced="2023-08-04",
    shipped="2023-08-09",
    paid="2023-08-24",
    port="Charleston, SC",
    lot="LB-07",
    per_carton=40,
)


def files() -> dict[str, bytes]:
    out = [["Day", "Article", "Lot", "Order", "Bags", "Minutes per bag"]]
    out += [[day, "TK-LB", "LB-07", "TK-90233", bags, 16] for day, bags in spread(10000, DAYS)]
    people = [
        dict(zip(("code", "work", "nationality", "hired", "contract"), row, strict=True))
        for row in staff(ids("OB", 20), ["sewing", "cutting", "packing"])
    ]
    return {
        **bundle(DEAL),
        "N1.eml": eml(
            [
                "18 September 2023. Detained: insulated lunch bags of polyester, imported 11 September 2023, 10,000 pieces. Ground: 22 U.S.C. 9241a, labor of North Korean nationals or citizens. Evidence is taken for thirty days."
            ],
            "2023-09-18",
            sender="officer@port.example",
            to="imports@tillery.example",
            subject="Lunch bags: detention",
        ),
        "E0.txt": txt(
            [
                "INDEX (all English), filed October 13, 2023",
                "E1 ........ audit of the bag works\nE2 ........ audit of the zipper works next to it\nE3 ........ staff of the bag works\nE4 ........ wages, July 2023\nE5 ........ hours, July 2023\nE6 ........ output, July 2023\nE7 ........ order, invoice, packing, bill of lading\nE8 ........ payment",
            ]
        ),
        "E1 works one.pdf": pdf(
            [
                "# Audit of works one of two",
                {
                    "Works": FIRM,
                    "Place": "Compound of Huayuan Lane 6, Dandong, left side",
                    "Visit": "11 and 12 July 2023, not announced",
                    "Report": "28 July 2023",
                    "Employees": "20",
                    "Interviews": "20, each alone",
                },
                "The compound holds two works. The other, "
                + NEXT
                + ", was audited by us on the same days; see our report on works two. We had the keys to the whole compound and opened every door in it; there is no third company.",
                "All 20 employees were interviewed by our own interpreters in a hired bus in front of the compound. Each brought the resident identity card; all are Chinese. Contracts and wages of June agree with what they said.",
            ],
            "2023-07-28",
            look="report",
        ),
        "E2 works two.docx": docx(
            [
                "# Audit of works two of two",
                {
                    "Works": NEXT,
                    "Place": "Compound of Huayuan Lane 6, Dandong, right side",
                    "Visit": "11 and 12 July 2023, not announced",
                    "Report": "28 July 2023",
                    "Employees": "33",
                    "Interviews": "33, each alone",
                },
                "The works make zipper chain and sliders by machine. They do not sew. All rooms were inspected. All 33 showed resident identity cards of China; wages of June were paid by bank. No goods go from here to the bag works: those buy their zippers in Zhejiang.",
            ],
            "2023-07-28",
        ),
        "E3 staff.yaml": keyed(
            {
                "document": "staff of the bag works",
                "company": FIRM,
                "as_of": "2023-07-31",
                "hired": "directly, no agency, no fee",
                "workers": people,
            }
        ),
        "E4 wages.xlsx": wages(ROWS, "2023-08-08", firm=FIRM, month="July 2023", paid="2023-08-08"),
        "E5 hours.csv": clocks(ROWS, DAYS, seed=201),
        "E6 output.xlsx": xlsx(
            {"July": Sheet(rows=out, above=[FIRM, "Output of July 2023", []])}, "2023-08-01"
        ),
    }
