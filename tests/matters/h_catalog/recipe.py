"""Three questions about people; the answer is a catalog and a faultless set of shipping papers."""

from tests.matters.hold import desk, web
from tests.matters.kit import Deal

from unpick.datasets.generate.papers import docx, pdf

DEAL = Deal(
    buyer="Ivy Castellan Gifts LLC",
    seller="Fushun Kestrelmoor Plush (invented)",
    order="IC-2022-03",
    invoice="FK-0317",
    bill="DLCA0091774",
    container="FSCU7719302",
    lines=[("IC-88", "Plush toys, bear, 30 cm", 12000, "1.95")],
    ordered="2022-01-10",
    invoiced="2022-03-17",
    shipped="2022-03-21",
    paid="2022-04-04",
    port="Baltimore, MD",
    lot="PB-3",
    per_carton=48,
)


def files() -> dict[str, bytes]:
    return {
        **desk(DEAL),
        "P1 questions.pdf": pdf(
            [
                "# Request for information",
                {
                    "Date": "27 April 2022",
                    "Goods": "plush toys, order IC-2022-03",
                    "Imported": "18 April 2022",
                    "Detained": "25 April 2022",
                    "Law": "22 U.S.C. 9241a (labor of North Korean nationals or citizens)",
                },
                [
                    ["Question", "Text"],
                    ["1", "How are the workers of the factory recruited, and by whom?"],
                    ["2", "Give proof that wages were paid to the workers themselves."],
                    ["3", "Give identity papers of the workers who sewed the toys."],
                ],
            ],
            "2022-04-27",
            look="form",
        ),
        "F1 forwarder.docx": docx(
            [
                "May 20, 2022",
                "Gentlemen, on behalf of our client we answer your request of April 27. Kindly note the container FSCU7719302 is incurring demurrage at USD 210 a day and the toys are for the summer season. The toys conform to ASTM F963, see the catalog. All shipping papers are enclosed and they match to the piece and to the cent. We trust the matter can be closed.",
                [
                    ["No.", "Enclosure"],
                    ["F1", "this letter"],
                    ["F2", "catalog page"],
                    ["F3 to F7", "order, invoice, packing list, waybill, bank advice"],
                ],
                "For the forwarder, as agent only",
            ],
            "2022-05-20",
            author="Ocean desk",
        ),
        "F2 catalog.html": web(
            "Bears of spring 2022",
            [
                [
                    ["Article", "Height", "Colors", "Price from"],
                    ["IC-88", "30 cm", "brown, cream", "USD 9.90"],
                    ["IC-90", "45 cm", "brown", "USD 14.90"],
                ],
                "Soft, washable at 30 degrees, eyes sewn in, tested for small parts.",
            ],
        ),
    }
