"""A jar of paste from the packer's shelf went to the laboratory; the packer will not name its fields."""

from tests.matters.kit import Deal, notice
from tests.matters.rack import OATH, SMALL_LAW, confirmed, under

from unpick.datasets.generate.papers import docx, pdf, txt, xlsx

FIRM, BUYER = "Binh Duong Carrick Condiments (invented)", "Peddlar's Larder Foods Inc"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="PLF-8831",
    invoice="BCC-0402",
    bill="SGNV2204071",
    container="TCNU4490117",
    lines=[("PL-K20", "Tomato ketchup, cases of 12 bottles", 3200, "9.90")],
    ordered="2022-02-21",
    invoiced="2022-04-22",
    shipped="2022-04-29",
    paid="2022-05-16",
    origin="Ho Chi Minh City, Vietnam",
    port="Oakland, CA",
    unit="CASES",
    lot="K20-0411",
    per_carton=1,
)


def files() -> dict[str, bytes]:
    return {
        "S-1 statement.pdf": statement(),
        "S-2 laboratory.docx": docx(
            [
                "# Report of analysis 22-7719",
                {
                    "Client": "packer of tomato paste",
                    "Sample received": "27 June 2022",
                    "Report": "18 July 2022",
                    "Item": "tomato paste, 36-38 Brix, one glass jar of 400 g",
                    "Drawn by": "the packer, from its retained samples",
                    "Method": "stable isotopes of C, N, O and trace elements (18)",
                },
                "The pattern of the sample was compared with 212 reference samples from eleven regions. It agrees with references from Gansu and Inner Mongolia and is not consistent with references from Xinjiang.",
                "The result speaks only of the item received. The laboratory had no part in the sampling. It has not seen, and makes no statement on, any product made from the paste.",
                "Uncertainty of measurement is given on request. The report may be copied only as a whole. Samples are kept for three months and then destroyed.",
            ],
            "2022-07-18",
            author="Laboratory",
        ),
        "S-3 letter from the packer.txt": txt(
            [
                "4 August 2022",
                "To: Binh Duong Carrick Condiments\nFrom: your packer of tomato paste",
                "Thank you for your message of 21 July and the form of twelve pages.",
                "We have sold paste to you for six years and hope to do so for many more. As to your questions about the fields, the growers, and the people who work on them and with us, we must ask for your understanding. We will not disclose the names of growers or the location of fields, and we do not open our books to customers or to authorities of another country. This is our final answer on the matter.",
                "We have sent a sample to a laboratory of good name instead, at our cost.",
                "Our prices for the new season will be sent in September. Please note that drums are no longer taken back.",
                "With best regards, Sales",
            ]
        ),
        "S-4 batch sheet.xlsx": xlsx(
            {
                "Cooking": [
                    [
                        "Date",
                        "Operation",
                        "Ketchup lot",
                        "Paste drums",
                        "Paste kg",
                        "Paste lot of the packer",
                        "Cases out",
                        "Order",
                    ],
                    [
                        "2022-04-11",
                        "mixing, cooking, bottling",
                        "K20-0411",
                        26,
                        6110,
                        "P-21-338",
                        1600,
                        "PLF-8831",
                    ],
                    [
                        "2022-04-12",
                        "mixing, cooking, bottling",
                        "K20-0411",
                        26,
                        6110,
                        "P-21-338",
                        1600,
                        "PLF-8831",
                    ],
                ],
                "Recipe": [
                    ["Part", "Share"],
                    ["tomato paste", "32 %"],
                    ["water", "36 %"],
                    ["sugar", "22 %"],
                    ["vinegar", "8 %"],
                    ["salt, spice", "2 %"],
                ],
            },
            "2022-04-12",
            author=FIRM,
        ),
        **under("S-", confirmed(DEAL), 5),
        "U-1 detention notice.pdf": notice(
            "xuar",
            "2022-06-09",
            "2022-06-06",
            "tomato ketchup",
            [
                "origin of the tomatoes, field by field",
                "records of each step of processing",
                "certificate of origin and importer's statement",
            ],
            hand="form",
        ),
    }


def statement() -> bytes:
    return pdf(
        [
            "August 15, 2022",
            "# Statement of the importer (19 CFR 12.43(b))",
            "Peddlar's Larder Foods Inc states the following about 3,200 cases of ketchup, order PLF-8831, that arrived at Oakland on June 6, 2022.",
            "The ketchup was cooked and bottled on April 11 and 12, 2022 near Ho Chi Minh City. The paste in it comes from a packer in northern China that has asked us not to publish its name; the name was given to your office by telephone. From the laboratory report (S-2) it is plain that the ketchup holds no tomato of Xinjiang.",
            "## What we did",
            "We wrote to our supplier, and our supplier wrote to the packer. The answer is S-3. We regret its tone. We have since found another packer, in Portugal, for the time from October on.",
            "## Papers",
            [
                ["S-1", "Statement", "English"],
                ["S-2", "Report of analysis", "English"],
                ["S-3", "Letter from the packer", "English"],
                ["S-4", "Batch sheet", "English"],
                [
                    "S-5 to S-9",
                    "Sales confirmation, invoice, packing list, bill of lading, bank debit",
                    "English",
                ],
            ],
            "Nutrition, per spoon of 17 g: 20 kcal, sugars 4 g, sodium 160 mg. The bottle is of recycled plastic.",
            *SMALL_LAW,
            OATH,
        ],
        "2022-08-15",
        look="columns",
        head=BUYER,
    )
