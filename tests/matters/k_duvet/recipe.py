"""Every bale is shown, and for the workers of three mills there is a code of conduct."""

from tests.matters.kit import Deal
from tests.matters.rack import OATH, SMALL_LAW, corded, under

from unpick.datasets.generate.papers import Sheet, docx, pdf, txt, xlsx

FIRM, BUYER = "Gaomi Wrenfold Textile (invented)", "Tollemere Bed & Bath Corp"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="TBB-1190",
    invoice="WF-21-017",
    bill="QDLB2101934",
    container="SEGU6190025",
    lines=[("TM-DC-K", "Duvet covers, 100% cotton, king", 7200, "13.80")],
    ordered="2020-09-14",
    invoiced="2021-01-22",
    shipped="2021-01-27",
    paid="2021-02-12",
    origin="Qingdao, China",
    port="Long Beach, CA",
    lot="DCK-01",
    per_carton=10,
)
BALES = [
    [
        f"BR-20-{4410 + at}",
        "Fazenda Oitizeiro (invented)",
        "Mato Grosso, Brazil",
        f"2020-07-{6 + at % 5:02d}",
        220,
    ]
    for at in range(60)
]


def files() -> dict[str, bytes]:
    return {
        "EX1 submission.pdf": submission(),
        "EX2 cotton from farm to mill.xlsx": xlsx(
            {
                "Bales": Sheet(
                    rows=[["Bale", "Grower and gin", "Place", "Ginned", "Net kg"], *BALES],
                    above=["Sixty bales, lot BR-4410"],
                    below=[["Sum", "", "", "", 13200]],
                ),
                "Movements": [
                    ["From", "To", "Date", "Document", "Bales", "Net kg"],
                    ["gin, Mato Grosso", "Santos", "2020-07-20", "truck note TN-881", 60, 13200],
                    ["Santos", "Qingdao", "2020-08-03", "bill SSZQ771204", 60, 13200],
                    ["Qingdao", "spinning mill, Gaomi", "2020-09-18", "gate pass 20-0918-4", 60, 13200],
                ],
            },
            "2021-05-03",
        ),
        "EX3 phytosanitary and vessel.pdf": pdf(
            [
                "# Certificate for plant products (extract) and carrier's statement",
                "Sixty bales of raw cotton, marks BR-20-4410 to BR-20-4469, net 13,200 kg, of Brazilian growth, examined at Santos on 30 July 2020 and found free of quarantine pests.",
                "The carrier states that the bales were loaded at Santos on 3 August 2020 under bill of lading SSZQ771204 and discharged at Qingdao on 12 September 2020. The container was not opened on the way.",
                "This extract is issued for use in trade. Any alteration makes it void. The office accepts no financial liability with respect to this certificate.",
            ],
            "2020-09-14",
            look="form",
        ),
        "EX4 mill book.xlsx": xlsx(
            {
                "Spinning": [
                    ["Date", "Operation", "Cotton lot", "Cotton in kg", "Yarn lot", "Yarn out kg"],
                    ["2020-10-12", "carding, ring spinning", "BR-4410", 6600, "Y-40-118", 5800],
                    ["2020-10-20", "carding, ring spinning", "BR-4410", 6600, "Y-40-118", 5800],
                ],
                "Weaving": [
                    ["Date", "Operation", "Yarn lot", "Yarn in kg", "Cloth lot", "Cloth out kg"],
                    ["2020-11-09", "weaving, bleaching", "Y-40-118", 11600, "C-310", 10900],
                ],
                "Sewing": [
                    [
                        "Date",
                        "Operation",
                        "Cloth lot",
                        "Cloth in kg",
                        "Style",
                        "Lot",
                        "Order",
                        "Pieces",
                        "Kg per piece",
                    ],
                    [
                        "2020-12-14",
                        "cutting and sewing",
                        "C-310",
                        5450,
                        "TM-DC-K",
                        "DCK-01",
                        "TBB-1190",
                        3600,
                        1.4,
                    ],
                    [
                        "2020-12-21",
                        "cutting and sewing",
                        "C-310",
                        5450,
                        "TM-DC-K",
                        "DCK-01",
                        "TBB-1190",
                        3600,
                        1.4,
                    ],
                ],
            },
            "2021-04-26",
            author=FIRM,
        ),
        "EX5 code of conduct.docx": docx(
            [
                "# Supplier code of conduct",
                "Tollemere Bed & Bath Corp expects of everyone from whom it buys, and of everyone from whom these buy in turn, that the law of the place be kept, that work be chosen freely, and that wages be paid in full and on time. Suppliers keep time cards and wage receipts and show them when asked.",
                "- We do not buy goods made by children, prisoners or persons under threat.",
                "- We do not buy cotton of the Xinjiang Production and Construction Corps.",
                "- We keep a line for complaints in seven languages.",
                "- Gifts beyond the value of a modest meal are declined.",
                "A supplier that breaks the code is given the chance to correct itself within sixty days. The code does not give rights to third parties and may be changed at any time.",
                "Signed for the spinning mill, the weaving mill and the sewing plant of Gaomi Wrenfold Textile on 8 January 2020.",
            ],
            "2020-01-08",
            author="Sourcing",
        ),
        **under("EX", corded(DEAL), 6),
        "letter of the port.txt": txt(
            [
                "10 March 2021",
                "The 7,200 duvet covers imported on 2 March 2021 were detained on 5 March 2021. They are suspected to contain cotton of the Xinjiang Production and Construction Corporation, to which the withhold release order of 30 November 2020 applies (19 U.S.C. 1307; 19 CFR 12.42).",
                "To show that they are admissible please submit, beside the certificate of origin and the statement under 19 CFR 12.43:",
                "1. proof of the origin of the raw cotton, from the farm to the spinning mill;\n2. production records of the yarn, the cloth and the covers;\n3. time cards and wage receipts of the workers at the spinning mill, the weaving mill and the sewing plant.",
                "Proof must be received within three months of the day of importation.",
            ]
        ),
    }


def submission() -> bytes:
    return pdf(
        [
            "May 18, 2021",
            "To: the Center of Excellence and Expertise, Apparel, Footwear and Textiles",
            "# Proof of admissibility: duvet covers TM-DC-K, order TBB-1190",
            "Tollemere Bed & Bath Corp asks for the release of 7,200 duvet covers. They are made of cotton grown in Mato Grosso, Brazil, in the harvest of 2020. Each of the sixty bales is known by number, from gin to spinning mill. No cotton from Xinjiang entered the mill's lot.",
            [
                ["No.", "Exhibit", "Step", "Language"],
                ["EX1", "Submission", "-", "English"],
                ["EX2", "Bales and movements", "1 farm, 2 gin, 3 sea", "English"],
                ["EX3", "Plant certificate, carrier's statement", "3 sea", "English"],
                ["EX4", "Mill book", "4 spinning, 5 weaving, 6 sewing", "English"],
                ["EX5", "Code of conduct, signed by the mills", "4, 5, 6", "English"],
                ["EX6-EX10", "Order, invoice, packing list, waybill, remittance", "7 sale", "English"],
            ],
            "## The request for time cards and wage receipts",
            "The third item of your letter of March 10, 2021 is met by EX5. All three mills have signed our code, which obliges them to keep such records. We hold that this commitment shows better than a pile of cards how the mills treat their people. Because the cotton is Brazilian the order does not concern these goods in any event.",
            "## Quantities",
            "13,200 kg of cotton gave 11,600 kg of yarn and 10,900 kg of cloth; 7,200 covers of 1.4 kg weigh 10,080 kg. The rest is waste of cutting.",
            *SMALL_LAW,
            OATH,
        ],
        "2021-05-18",
        look="book",
        head=BUYER,
    )
