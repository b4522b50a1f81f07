"""Filed almost four months after arrival, with an audit of 2018 against an order of 2021."""

from tests.matters.hold import web
from tests.matters.kit import Deal
from tests.matters.rack import SMALL_AUDIT, SMALL_LAW, corded

from unpick.datasets.generate.papers import docx, pdf, txt

FIRM, BUYER = "Kelindang Latex Industries Sdn Bhd", "Carraway Medical Sundries Inc"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="CMS-20519",
    invoice="KLI/21/1188",
    bill="PKGU2112044",
    container="OOLU9917350",
    lines=[("KL-NTR-M", "Nitrile gloves, cases of 1,000", 4000, "36.50")],
    ordered="2021-09-06",
    invoiced="2021-11-29",
    shipped="2021-12-03",
    paid="2021-12-20",
    origin="Port Klang, Malaysia",
    port="Charleston, SC",
    unit="CASES",
    lot="N2111",
    per_carton=1,
)


def files() -> dict[str, bytes]:
    return {
        "A1 letter.docx": docx(
            [
                "May 3, 2022",
                "# Nitrile gloves from Kelindang Latex: evidence of admissibility",
                "Carraway Medical Sundries Inc supplies dentists and veterinary surgeons in nine states. We ask that the 4,000 cases that came to Charleston on January 10, 2022 be released. We regret that it took us some time to assemble the papers: our compliance manager left in February, and the maker moved its offices.",
                "The maker has been visited by professional auditors, whose summary is enclosed as A2. They found no forced labor. It follows that the goods were not made by forced labor.",
                [
                    ["No.", "Document", "Language"],
                    ["A1", "this letter", "English"],
                    ["A2", "audit summary", "English"],
                    ["A3 to A7", "order, invoice, packing list, waybill, remittance", "English"],
                ],
                "Gloves are needed by those who care for others. The gloves are free of powder, conform to the standard for examination gloves and were tested for holes (quality level 1.5).",
                *SMALL_LAW,
            ],
            "2022-05-03",
            author="Office",
        ),
        "A2 audit summary.pdf": pdf(
            [
                "# Summary of a labor audit",
                {
                    "Company": FIRM,
                    "Address": "Lot 14, Jalan Perindustrian, Klang",
                    "Visit": "5-7 March 2018, not announced",
                    "Summary written": "29 March 2018",
                    "Workers": "640",
                    "Interviews": "640 by questionnaire in their own languages, filled in alone, and 120 talks in private",
                },
                "All halls, both hostels and the canteen were seen. Workers come from Malaysia, Nepal and Bangladesh. We met no worker whose passport was with the company. Pay was on time. The recruitment fees of Nepalese workers were paid by the company from 2016 on.",
                "Overtime was at most 88 hours a month. Rooms of the hostels held six beds. Complaints are put in a box which a committee opens on Fridays.",
                *SMALL_AUDIT,
            ],
            "2018-03-29",
            look="columns",
        ),
        **{f"A{at}-{name}": content for at, (name, content) in enumerate(corded(DEAL).items(), 3)},
        "order on the maker.txt": txt(
            [
                "# Withhold release order",
                "20 October 2021. Effective today ports of entry detain disposable gloves made by Kelindang Latex Industries Sdn Bhd. Information gathered from workers between June 2020 and August 2021 reasonably indicates debt bondage, retention of identity documents, withholding of wages and excessive overtime at its plants.",
                "Importers may export the goods or show that they were not made by forced labor (19 U.S.C. 1307; 19 CFR 12.42 to 12.44).",
            ]
        ),
        "notice.html": web(
            "Notice of detention",
            [
                {
                    "Notice date": "January 14, 2022",
                    "Date of importation": "January 10, 2022",
                    "Port": "Charleston",
                    "Goods": "nitrile gloves, 4,000 cases",
                },
                "Detained under the withhold release order of October 20, 2021 on Kelindang Latex Industries Sdn Bhd. Proof of admissibility may be submitted within three months of the date of importation (19 CFR 12.43).",
            ],
        ),
    }
