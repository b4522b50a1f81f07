"""Quilts from Greek bales and Turkish chip: both chains reach the raw material, and the polyester one has no farm."""

from tests.matters.kit import Deal, forms, spread

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, txt, workdays, xlsx

MAKER = "Denizkoy Tekstil Sanayi A.S."
DEAL = Deal(
    buyer="Harbeck Bedroom Supply Inc",
    seller=MAKER,
    order="HB/23/311",
    invoice="DT-2307-19",
    bill="IZMU5560127",
    container="MSKU7781204",
    lines=[("HB-Q9", "Quilts, cotton cover, polyester filling", 3000, "21.40")],
    ordered="2023-04-20",
    invoiced="2023-07-19",
    shipped="2023-07-24",
    paid="2023-08-08",
    origin="Izmir, Turkey",
    port="Norfolk, VA",
    lot="Q9-07",
    per_carton=4,
)


def files() -> dict[str, bytes]:
    return {
        **forms(DEAL),
        "01 flow chart and index.pdf": pdf(
            [
                "# Flow chart and index of exhibits",
                "Cover: cotton field (Thessaly, Greece) > gin (Larissa, Greece) > spinning, weaving (Denizli, Turkey) > sewing. Filling: PET chip (Adana, Turkey) > staple fiber (Adana) > wadding (Denizli) > sewing.",
                [
                    ["Stage", "Company", "Country", "Input", "Output", "Exhibit"],
                    [
                        "Growing, ginning",
                        "Thessaliko Ekkokistirio (invented)",
                        "GR",
                        "seed cotton, 14 growers",
                        "20 bales, 4,540 kg",
                        "E2",
                    ],
                    ["Spinning", MAKER, "TR", "4,540 kg lint", "3,950 kg yarn, lot DY-55", "E3, sheet 1"],
                    ["Weaving", MAKER, "TR", "3,950 kg yarn", "3,800 kg fabric, lot DF-55", "E3, sheet 2"],
                    [
                        "Filling",
                        "Ceyhanli Elyaf (invented)",
                        "TR",
                        "PET chip",
                        "4,500 kg staple fiber, lot CE-9",
                        "E4",
                    ],
                    [
                        "Quilting, sewing",
                        MAKER,
                        "TR",
                        "DF-55, CE-9",
                        "3,000 quilts, lot Q9-07",
                        "E3, sheet 3",
                    ],
                ],
                "E5 order, E6 invoice, E7 packing list, E8 bill of lading, E9 transfer. Everything is in English.",
            ],
            "2023-09-15",
            look="report",
        ),
        "02 gin tickets.csv": csv(
            [
                ["bale no.", "gin", "village", "country", "kg", "ginned", "grower"],
                *[
                    [
                        f"GR-LAR-{6001 + at}",
                        "Thessaliko Ekkokistirio",
                        "Platykampos",
                        "Greece",
                        227,
                        f"2022-11-{10 + at % 9}",
                        f"grower {1 + at % 14}",
                    ]
                    for at in range(20)
                ],
            ],
            delimiter=";",
        ),
        "03 mill log.xlsx": mill(),
        "04 filling.docx": docx(
            [
                "# E4 Filling: polyester staple fiber",
                "Ceyhanli Elyaf made 4,500 kg of staple fiber (lot CE-9) from virgin PET chip, batch P-1180 of its own plant in Adana, on 2 to 6 June 2023. Certificate of the chip, delivery note of 12 June 2023 and bank slip of 15 June 2023 are printed below.",
                {
                    "Delivery note": "CE-2306-12",
                    "To": MAKER,
                    "Weight": "4,500 kg",
                    "Lot": "CE-9",
                    "Chip batch": "P-1180 (ethylene glycol and terephthalic acid, Adana)",
                },
            ],
            "2023-09-01",
        ),
        "detention.txt": txt(
            [
                "# DETENTION 08/21/2023",
                "Quilts (HTS 9404.40). Act: UFLPA. Submit by 09/20/2023 the documents for every stage from the raw cotton to the finished article.",
            ]
        ),
    }


def mill() -> bytes:
    spin, weave, sew = (
        workdays("2023-05-08", "2023-05-18"),
        workdays("2023-05-24", "2023-06-09"),
        workdays("2023-06-19", "2023-07-14", off=("2023-06-27", "2023-06-28", "2023-06-29", "2023-06-30")),
    )
    yarn = [["Day", "Bales from", "Lot out", "In kg", "Out kg"]]
    yarn += [
        [day, "GR-LAR", "DY-55", kg, out]
        for (day, kg), (_, out) in zip(spread(4540, spin), spread(3950, spin), strict=True)
    ]
    cloth = [["Day", "Lot in", "Lot out", "In kg", "Out kg"]]
    cloth += [
        [day, "DY-55", "DF-55", kg, out]
        for (day, kg), (_, out) in zip(spread(3950, weave), spread(3800, weave), strict=True)
    ]
    quilts = [["Day", "Fabric lot", "Filling lot", "Lot", "Order", "Quilts"]]
    quilts += [[day, "DF-55", "CE-9", "Q9-07", "HB/23/311", pcs] for day, pcs in spread(3000, sew)]
    return xlsx(
        {
            "1 spinning": Sheet(rows=yarn, above=[MAKER]),
            "2 weaving": Sheet(rows=cloth, above=[MAKER]),
            "3 sewing": Sheet(rows=quilts, above=[MAKER]),
        },
        "2023-07-17",
    )
