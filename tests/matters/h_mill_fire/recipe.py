"""The bales lead back to farms in Texas; of the mill that spun them there is a letter about a fire, and no record."""

from tests.matters.hold import bundle
from tests.matters.kit import Deal

from unpick.datasets.generate.papers import csv, docx, eml, pdf

MILL = "Qingdao Brisharrow Spinning (invented)"
DEAL = Deal(
    buyer="Wexley Shirtings Inc",
    seller="Bac Lieu Orvanta Garment (invented)",
    order="WX-5520",
    invoice="BLO-21-014",
    bill="SGNU4420917",
    container="TGHU5518840",
    lines=[("WX-11", "Men's woven cotton shirts", 36000, "5.85")],
    ordered="2020-09-14",
    invoiced="2021-01-29",
    shipped="2021-02-03",
    paid="2021-02-19",
    origin="Ho Chi Minh City, Vietnam",
    port="Long Beach, CA",
    lot="WX11-A",
    per_carton=36,
)


def files() -> dict[str, bytes]:
    return {
        **bundle(DEAL),
        "port letter.docx": docx(
            [
                "March 18, 2021",
                "The men's woven cotton shirts of order WX-5520 were detained on March 15, 2021 under the withhold release order on cotton of the Xinjiang Production and Construction Corps (XPCC). They arrived on March 8, 2021.",
                "To show that they may be admitted, give the port (1) where the raw cotton was grown and ginned, with bale numbers; (2) production records of the yarn, time cards and wage receipts of the spinning mill.",
            ],
            "2021-03-18",
        ),
        "Tab 1 submission.pdf": pdf(
            [
                "April 30, 2021",
                "Re: detention of March 15, 2021, order WX-5520",
                "Dear Port Director,",
                "Our client's shirts were sewn in Vietnam from cloth woven in Vietnam. The yarn in the cloth was spun in China, at the works of Qingdao Brisharrow Spinning. The cotton in the yarn is American upland: sixty bales, each with its permanent identification number, each from a named gin in Lubbock County or Hale County, Texas (Tab 2). The merchant's invoice, the ocean bill and the bank's advice are at Tab 3.",
                "The works told us that its office burned on 14 February 2021 (Tab 4). We respectfully submit that the origin of the cotton is what the order is about, and that it is shown.",
                [
                    ["Tab", "Paper"],
                    ["1", "This submission"],
                    ["2", "List of sixty bales"],
                    ["3", "Papers on the purchase and carriage of the cotton"],
                    ["4", "Electronic mail of the spinning works"],
                    ["5", "Order, invoice, packing list and bill of lading of the shirts"],
                    ["6", "Bank's mail on the payment"],
                ],
                "Respectfully, counsel for the importer",
            ],
            "2021-04-30",
            look="letter",
            head="Attorneys at customs law (invented)",
        ),
        "Tab 2 bales.csv": csv(
            [
                ["PBI no.", "gin", "county", "state", "net kg", "farm ref.", "ginned on"],
                *[
                    [
                        f"8841{at:04d}77",
                        "Gin No. 1 (invented)" if at < 35 else "Gin No. 2 (invented)",
                        "Lubbock" if at < 35 else "Hale",
                        "TX",
                        218,
                        f"F{1 + at % 9}",
                        f"11/{4 + at % 20:02d}/2019",
                    ]
                    for at in range(60)
                ],
            ]
        ),
        "Tab 3 cotton papers.docx": docx(
            [
                "# Purchase and carriage of the cotton",
                "Merchant: Plainsward Cotton Merchants (invented), Lubbock, Texas. Buyer: " + MILL + ".",
                {
                    "Invoice": "PCM-20-311 of August 3, 2020",
                    "Bales": "60",
                    "Net weight": "13,080 kg",
                    "Price": "USD 1.45 per kg",
                    "Sum": "USD 18,966.00",
                    "Ocean bill": "HOUQ200811, Houston to Qingdao, on board August 11, 2020",
                    "Paid": "August 27, 2020, bank advice 55-2087",
                },
                "The mill made 11,380 kg of yarn (lot BY-60) from the sixty bales and sold it to the weaver Long An Tessaly Weaving (invented), invoice BR-1107 of November 7, 2020. The weaver delivered the cloth, lot TW-88, to the sewing factory on December 4, 2020, where it became 36,000 shirts, lot WX11-A.",
            ],
            "2021-04-20",
        ),
        "Tab 4 mill mail.eml": eml(
            [
                "Dear Sir, thank you for your mail. We like to help our customer. But on 14 February our office building has burned, please see the news of the district. All computers and all paper of 2020 and before are lost: the spinning log book, the attendance, the wage list, the daily report. We have nothing left of the time when your yarn was spun. The workshop itself is not damaged, visitors are welcome.",
                "Sorry for this. Factory office",
            ],
            "2021-04-12",
            sender="office@mill.example",
            to="counsel@law.example",
            subject="Re: Re: documents of yarn BY-60",
        ),
    }
