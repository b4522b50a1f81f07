"""A street named for a region is no place in it."""

from tests.matters.kit import Deal, notice, sheets, spread

from unpick.datasets.generate.papers import csv, pdf, workdays, xlsx

DYE = "Qingdao Shimmerdock Dyeing Co., Ltd."
DEAL = Deal(
    buyer="Brindlecote Accessories Inc",
    seller=DYE,
    order="BA-1107",
    invoice="SD-221229",
    bill="QDNY3307781",
    container="BEAU5512048",
    lines=[("BA-SC1", "Cotton scarves", 8000, "3.30")],
    ordered="2022-09-15",
    invoiced="2022-12-29",
    shipped="2023-01-04",
    paid="2023-01-17",
    origin="Qingdao, China",
    lot="SC-1212",
    per_carton=80,
)


def files() -> dict[str, bytes]:
    spin, weave, dye = (
        workdays("2022-10-10", "2022-10-14"),
        workdays("2022-10-24", "2022-11-04"),
        workdays("2022-11-14", "2022-12-09"),
    )
    return {
        "detention notice.txt": notice(
            "uflpa",
            "2023-02-13",
            "2023-02-06",
            "cotton scarves",
            [
                "supply chain documents from the cotton to the finished scarf",
                "names and addresses of all firms involved",
            ],
            hand="text",
        ),
        **sheets(DEAL),
        "F1 chain.xlsx": xlsx(
            {
                "Chain": [
                    ["No.", "Process", "Company", "Address", "Country", "Evidence"],
                    [
                        1,
                        "Growing, ginning",
                        "Narrabri Coolibah Gin (invented)",
                        "Narrabri, New South Wales",
                        "Australia",
                        "F2",
                    ],
                    [
                        2,
                        "Spinning",
                        "Binh Lieu Spinning JSC (invented)",
                        "Thai Binh",
                        "Viet Nam",
                        "F3 sheet 1",
                    ],
                    [
                        3,
                        "Weaving",
                        "Binh Lieu Spinning JSC (invented)",
                        "Thai Binh",
                        "Viet Nam",
                        "F3 sheet 2",
                    ],
                    [
                        4,
                        "Dyeing, hemming, packing",
                        f"{DYE} (invented)",
                        "288 Xinjiang Road, Shibei District, Qingdao, Shandong",
                        "China",
                        "F3 sheet 3",
                    ],
                ],
                "Contents": [
                    ["Exhibit", "What"],
                    ["F1", "Chain"],
                    ["F2", "Bales"],
                    ["F3", "Logs"],
                    ["F4-F8", "Contract, invoice, packing list, bill of lading, SWIFT message"],
                    ["F9", "Declaration of the maker"],
                ],
            },
            "2023-03-06",
        ),
        "F2 bales.csv": csv(
            [
                ["bale", "gin", "origin", "kg", "ginned"],
                *[
                    [
                        f"AU22-{8800 + at}",
                        "Narrabri Coolibah Gin",
                        "NSW, Australia",
                        227,
                        "2022-06-2" + str(at % 8),
                    ]
                    for at in range(8)
                ],
            ]
        ),
        "F3 logs.xlsx": xlsx(
            {
                "1 Spinning": [
                    ["Date", "Bales", "Yarn lot", "In kg", "Out kg"],
                    *[
                        [a, "AU22-8800 to 8807", "BL-Y9", kg, out]
                        for (a, kg), (_, out) in zip(spread(1816, spin), spread(1600, spin), strict=True)
                    ],
                ],
                "2 Weaving": [
                    ["Date", "Yarn lot", "Cloth lot", "In kg", "Out kg"],
                    *[
                        [a, "BL-Y9", "BL-C9", kg, out]
                        for (a, kg), (_, out) in zip(spread(1600, weave), spread(1530, weave), strict=True)
                    ],
                ],
                "3 Dyeing, hemming": [
                    ["Date", "Cloth lot", "Lot", "Order", "Scarves", "kg cloth"],
                    *[
                        [a, "BL-C9", "SC-1212", "BA-1107", pcs, kg]
                        for (a, pcs), (_, kg) in zip(spread(8000, dye), spread(1530, dye), strict=True)
                    ],
                ],
            },
            "2022-12-12",
        ),
        "F9 declaration.pdf": pdf(
            [
                "# Declaration",
                f"{DYE}, 288 Xinjiang Road, Qingdao, declares: we have no plant, no parent, no subsidiary and no supplier in the Xinjiang Uyghur Autonomous Region, and take part in no labor transfer from there. The canteen downstairs is let to a Xinjiang-style noodle kitchen, which has nothing to do with our work.",
                "Qingdao, 2023/2/20",
            ],
            "2023-02-20",
            look="letter",
        ),
    }
