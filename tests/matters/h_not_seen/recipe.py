"""Not seen: a transformer of the power company and a ruin without a roof. Everything where people can work was seen."""

from tests.matters.hold import book, clocks, note, staff, wages, web
from tests.matters.kit import Deal, ids, month, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, workdays, xlsx

FIRM = "Tonghua Wrenmarsh Knitwear (invented)"
DAYS = workdays("2023-11-01", "2023-11-30")
ROWS = month("W", 26, DAYS, seed=261)
DEAL = Deal(
    buyer="Winterbourne Accessories LLC",
    seller=FIRM,
    order="WA-5516",
    invoice="TW-231206",
    bill="DLHU3312088",
    container="TRHU7716025",
    lines=[("WA-SC", "Knitted scarves, acrylic", 16000, "2.05")],
    ordered="2023-09-18",
    invoiced="2023-12-06",
    shipped="2023-12-11",
    paid="2023-12-27",
    port="Boston, MA",
    lot="SC-11",
    per_carton=80,
)


def files() -> dict[str, bytes]:
    made = [["Day", "Article", "Lot", "Order", "Scarves", "Minutes of work each"]]
    made += [[day, "WA-SC", "SC-11", "WA-5516", pcs, 13] for day, pcs in spread(16000, DAYS)]
    people = "\n".join(
        f"| {' | '.join(row)} |" for row in staff(ids("W", 26), ["knitting", "linking", "washing", "packing"])
    )
    return {
        **book(DEAL),
        "notice.html": web(
            "Detention notice",
            [
                "Boston, January 22, 2024. Merchandise: knitted scarves of acrylic, imported January 15, 2024. It is detained today.",
                "Basis: 22 U.S.C. 9241a. Whoever claims that no national or citizen of North Korea worked on it may give evidence within thirty days.",
            ],
        ),
        "I contents.pdf": pdf(
            [
                "# Contents",
                {
                    "I": "contents (16 February 2024)",
                    "II": "inspection of the works",
                    "III": "plan of the plot, as a list",
                    "IV": "workers",
                    "V": "wages of November 2023",
                    "VI": "hours of November 2023",
                    "VII": "output of the machines, November 2023",
                    "VIII": "order, invoice, packing list",
                    "IX": "sea waybill",
                    "X": "bank credit",
                },
                "All papers are in English.",
            ],
            "2024-02-16",
            look="book",
        ),
        "II inspection.docx": docx(
            [
                "# Inspection of " + FIRM,
                "On site 21 and 22 November 2023, without a word before; this report is of 15 December 2023.",
                "## Seen",
                "The knitting hall, the linking room, the wash house, the packing room, the store, the canteen and the hostel: every room with a floor and a roof that belongs to the works. No other company is on the plot, and nothing is given to home workers.",
                "## Not seen, and why it does not matter",
                "- The transformer house (6 square meters). It belongs to the power company, is locked by it, and hums. Nobody can work in it.",
                "- The ruin of the old boiler house. It has had no roof since a storm of 2019. We looked at it from the path on all four sides: rubble, young birches, no machine.",
                "Neither changes what we say about the works. All places where goods can be made were inspected.",
                "## People",
                "The works employ 26. We interviewed the 26, each alone and in a place of their choice, with no superior within earshot, in Chinese or in Korean as they liked. Each showed a resident identity card of China. None had paid for the job. The bank's list for October agrees with the wages that they named.",
            ],
            "2023-12-15",
        ),
        "III plan of the plot.csv": csv(
            [
                ["no.", "building", "use", "square meters", "inspected", "remark"],
                [1, "main building", "knitting, linking", 780, "yes", ""],
                [2, "side building", "washing, packing, store", 510, "yes", ""],
                [3, "house at the gate", "canteen, hostel", 340, "yes", ""],
                [
                    4,
                    "transformer house",
                    "power company",
                    6,
                    "no",
                    "locked by the power company; no room to work",
                ],
                [5, "old boiler house", "ruin, no roof", 90, "from outside", "no machine"],
            ],
            delimiter=";",
        ),
        "IV workers.md": note(
            f"# Workers in November 2023\n\nHired directly at the gate; no agency, no fee.\n\n| Code | Work | Nationality | Hired | Contract |\n|---|---|---|---|---|\n{people}\n\n26 persons."
        ),
        "V wages.xlsx": wages(ROWS, "2023-12-08", firm=FIRM, month="November 2023", paid="2023-12-08"),
        "VI hours.csv": clocks(ROWS, DAYS, seed=262),
        "VII machines.xlsx": xlsx(
            {"Output": Sheet(rows=made, above=[FIRM, "Output by day, November 2023", []])}, "2023-12-01"
        ),
    }
