"""The sewing works stand in Xinjiang Road, Baoding, Hebei; the cotton grew in Queensland and was spun in Vietnam."""

from tests.matters.hold import bundle, web
from tests.matters.kit import Deal, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, eml, pdf, workdays, xlsx

SEWER = "Baoding Larchfane Workwear (invented)"
MILL = "Nam Dinh Tressider Textile (invented)"
DEAL = Deal(
    buyer="Maplestead Workwear Inc",
    seller=SEWER,
    order="MW-3307",
    invoice="BL-240315",
    bill="TJNU3081190",
    container="DFSU6604417",
    lines=[("MW-AP2", "Cotton canvas aprons", 9600, "4.40")],
    ordered="2023-11-13",
    invoiced="2024-03-15",
    shipped="2024-03-20",
    paid="2024-04-03",
    origin="Tianjin, China",
    port="Savannah, GA",
    lot="AP2-24",
)


def files() -> dict[str, bytes]:
    spin, weave, sew = (
        workdays("2023-12-04", "2023-12-08"),
        workdays("2023-12-11", "2023-12-22"),
        workdays("2024-02-26", "2024-03-08"),
    )
    yarn = [["Date", "Bales", "Cotton in kg", "Yarn lot", "Yarn out kg"]]
    yarn += [
        [day, "QLD-7", kg, "NT-401", out]
        for (day, kg), (_, out) in zip(spread(4540, spin), spread(3950, spin), strict=True)
    ]
    cloth = [["Date", "Yarn lot", "Yarn in kg", "Cloth lot", "Cloth out kg"]]
    cloth += [
        [day, "NT-401", kg, "NC-55", out]
        for (day, kg), (_, out) in zip(spread(3950, weave), spread(3840, weave), strict=True)
    ]
    aprons = [["Date", "Cloth lot", "Cloth used kg", "Lot", "Order", "Aprons"]]
    aprons += [
        [day, "NC-55", round(pcs * 0.38, 2), "AP2-24", "MW-3307", pcs] for day, pcs in spread(9600, sew)
    ]
    return {
        **bundle(DEAL),
        "0 detention.docx": docx(
            [
                "# Notice of detention",
                {
                    "Notice date": "April 29, 2024",
                    "Import date": "April 22, 2024",
                    "Goods": "cotton canvas aprons",
                    "Act": "Uyghur Forced Labor Prevention Act",
                },
                "Submit papers for each stage from the cotton field to the apron by May 29, 2024.",
            ],
            "2024-04-29",
        ),
        "1 summary.pdf": pdf(
            [
                "# Summary and list of annexes",
                "May 24, 2024. An applicability review is asked for: no stage of these aprons lies in the Xinjiang Uyghur Autonomous Region, and no party is on the Entity List.",
                [
                    ["Stage", "Who", "Where", "Goes in", "Comes out", "Annex"],
                    [
                        "1 Field, gin",
                        "Coolabarra Gin (invented), 5 growers",
                        "Queensland, Australia",
                        "seed cotton",
                        "20 bales, 4,540 kg",
                        "2, 3",
                    ],
                    ["2 Spinning", MILL, "Nam Dinh, Vietnam", "4,540 kg", "3,950 kg, lot NT-401", "4"],
                    ["3 Weaving", MILL, "Nam Dinh, Vietnam", "3,950 kg", "3,840 kg, lot NC-55", "4"],
                    [
                        "4 Sewing",
                        SEWER,
                        "18 Xinjiang Road, Baoding, Hebei, China",
                        "3,648 kg",
                        "9,600 aprons, lot AP2-24",
                        "5, 6",
                    ],
                    ["5 Shipping", SEWER, "Tianjin to Savannah", "9,600", "9,600", "7, 8"],
                ],
                "A word on the address: Xinjiang Road is the name of a street in Baoding, as many cities of China have one. Baoding is in Hebei, 140 kilometers from Beijing.",
                "Cloth left over after sewing: 192 kg, in store at the sewing works. All annexes are in English or translated.",
            ],
            "2024-05-24",
            look="report",
        ),
        "2 bales.csv": csv(
            [
                ["bale", "gin", "district", "country", "grower", "kg", "ginned"],
                *[
                    [
                        f"QLD-7-{at + 1:03d}",
                        "Coolabarra Gin",
                        "Darling Downs",
                        "Australia",
                        f"grower {1 + at % 5}",
                        227,
                        f"2023-06-{5 + at % 5:02d}",
                    ]
                    for at in range(20)
                ],
            ],
            delimiter=";",
        ),
        "3 cotton purchase.eml": eml(
            [
                f"We confirm the sale of twenty bales, marks QLD-7-001 to QLD-7-020, 4,540 kg net, to {MILL}.",
                {
                    "Our invoice": "CG-2023-118, 4 September 2023",
                    "Sum": "USD 9,534.00 (USD 2.10 per kg)",
                    "Bill of lading": "BNEU230914, Brisbane to Hai Phong, 14 September 2023",
                    "Paid": "2 October 2023",
                },
                "Invoice, bill and bank slip were sent with our mail of 6 May 2024 and are printed on the next pages of this annex.",
            ],
            "2024-05-08",
            sender="sales@gin.example",
            to="compliance@maplestead.example",
            subject="Bales QLD-7",
        ),
        "4 spinning and weaving.xlsx": xlsx(
            {
                "Spinning": Sheet(rows=yarn, above=[MILL, "Ring spinning, line 2", []]),
                "Weaving": Sheet(rows=cloth, above=[MILL, "Looms 11 to 26", []]),
            },
            "2023-12-27",
        ),
        "5 sewing.xlsx": xlsx(
            {"Sewing": Sheet(rows=aprons, above=[SEWER, "18 Xinjiang Road, Baoding, Hebei"])}, "2024-03-11"
        ),
        "6 license.html": web(
            "Business license (translation)",
            [
                {
                    "Name": SEWER,
                    "Address": "No. 18, Xinjiang Road, Lianchi District, Baoding, Hebei",
                    "Legal form": "limited company, owned by two natural persons of Baoding",
                    "Since": "9 March 2015",
                    "Scope": "work clothing",
                }
            ],
        ),
    }
