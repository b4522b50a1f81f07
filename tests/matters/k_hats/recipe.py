"""More likely than not is argued, and the visit of the twenty-second was written up on the seventeenth."""

from tests.matters.kit import Deal, ids, month, notice
from tests.matters.rack import OATH, SMALL_AUDIT, SMALL_LAW, clock, confirmed, daily, roster, under, wages

from unpick.datasets.generate.papers import csv, pdf, workdays, xlsx

FIRM, BUYER = "Yingkou Tarrabel Knitwear (invented)", "Coldharbor Cap Company Inc"
DAYS = workdays("2023-11-01", "2023-11-30")
ROWS = month("T-", 42, DAYS, seed=331, rate="19.25")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="CHC-2023-55",
    invoice="TBK-1204",
    bill="YKOA3312066",
    container="MSDU6617724",
    lines=[("CC-POM", "Knitted hats with pompom, acrylic", 36000, "1.90")],
    ordered="2023-08-21",
    invoiced="2023-12-01",
    shipped="2023-12-02",
    paid="2023-12-18",
    origin="Dalian, China",
    port="Seattle, WA",
    lot="POM-11",
    per_carton=72,
)


def files() -> dict[str, bytes]:
    return {
        "Ex 1 memorandum.pdf": memorandum(),
        "Ex 2 site visit.pdf": visit(),
        "Ex 3 staff.xlsx": xlsx(
            {
                "Staff": roster(
                    ids("T-", 42), ["knitting", "linking", "trimming", "packing"], year=2022, nations="China"
                )
            },
            "2023-12-20",
        ),
        "Ex 4 pay November.xlsx": wages(
            ROWS, "2023-12-08", firm=FIRM, month="November 2023", paid="2023-12-08", hand="code"
        ),
        "Ex 5 clock November.xlsx": clock(ROWS, DAYS, "2023-12-01", seed=332, firm=FIRM),
        "Ex 6 knitting and trimming.csv": csv(
            daily(
                36000,
                DAYS,
                style="CC-POM",
                lot="POM-11",
                order="CHC-2023-55",
                step="knitting, linking, trimming",
                minutes=9,
            )
        ),
        **{
            name.replace("Ex", "Ex ", 1): content for name, content in under("Ex", confirmed(DEAL), 7).items()
        },
        "detention.txt": notice(
            "caatsa",
            "2023-12-22",
            "2023-12-20",
            "knitted hats",
            [
                "evidence of who made the hats, of what nationality they are, and how they are paid",
                "production records",
            ],
            hand="text",
        ),
    }


def memorandum() -> bytes:
    return pdf(
        [
            "January 11, 2024",
            "# Memorandum in support of release",
            "Submitted for Coldharbor Cap Company Inc, importer of record of 36,000 knitted hats, style CC-POM",
            "## I. Facts",
            "The hats were knitted, linked and trimmed in November 2023 by Yingkou Tarrabel Knitwear, which employs 42 people. Each of them is a citizen of China (Ex. 3). They are paid by the hour and by bank transfer (Ex. 4, Ex. 5). Output by day is in Ex. 6. An independent visitor spoke to all of them (Ex. 2). The commercial papers are Ex. 7 to Ex. 11. All documents are in English.",
            "## II. The measure of proof",
            "In proceedings before an agency the proponent of a fact carries his burden when the fact is more likely than not. Nothing more can be asked of an importer in the present matter. The agency has to weigh our papers against its own, and where ours weigh more by ever so little the hats must be released. A preponderance of the evidence is therefore what we have to show, and it is what we have shown.",
            "## III. Argument",
            "The presumption speaks of significant goods made with the labor of nationals or citizens of North Korea. The agency has named no such person. We have named, by code, forty-two persons who are not. The balance tips to our side.",
            "## IV. Conclusion",
            "The hats ought to be released without delay. The season ends in February.",
            *SMALL_LAW,
            OATH,
        ],
        "2024-01-11",
        look="book",
        head="Counsel for the importer",
    )


def visit() -> bytes:
    return pdf(
        [
            "# Visit to a knitwear plant",
            {
                "Plant": FIRM,
                "Day of the visit": "22 November 2023",
                "Date of this report": "17 November 2023",
                "Announced": "No",
                "Workers": "42",
                "Spoken to": "42, alone, out of hearing of others",
            },
            "We came without notice at half past eight. The plant rents the whole of a house of three floors: knitting on the ground floor, linking and trimming on the first, packing on the second. We walked all three, opened the cellar and the shed, and met no one who did not appear on the list of 42. There is no other tenant, no dormitory and no work given out to homes.",
            "The 42 told us where they are from: Yingkou and the villages to the south, two from Heilongjiang. They showed their identity cards, which they carry. They are paid on the eighth. The interpreter came with us from Shenyang.",
            "There are thirty flat machines, of which three were being repaired.",
            *SMALL_AUDIT,
        ],
        "2023-11-27",
        look="memo",
        head="Perrindale Field Visits (invented)",
    )
