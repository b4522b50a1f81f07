"""Solar modules from Vietnam: the chain begins at the ingot, and the factory records are of an earlier batch."""

from unpick.datasets.generate.papers import csv, docx, pdf, xlsx

MAKER = "Tamvo Solar Vietnam Co., Ltd."
MODULES, PER_MODULE = 1320, 72
CELLS = MODULES * PER_MODULE


def files() -> dict[str, bytes]:
    return packet_files(sound=False)


def packet_files(*, sound: bool) -> dict[str, bytes]:
    return {
        "A-submission.pdf": letter(sound=sound),
        "B-chain.xlsx": chain(sound=sound),
        "C-lot records.pdf": lots(sound=sound),
        "D-invoice and packing list.docx": shipment(),
        "E-serial numbers.csv": serials(),
        "detention notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Detention notice",
            "May 24, 2024",
            "Entry BFE-7730915-2, Port of Savannah, imported May 20, 2024: 1,320 photovoltaic modules, model TV-450M.",
            "The shipment is detained for the polysilicon in the modules, under section 3 of the Uyghur Forced Labor Prevention Act, Public Law 117-78. The importer has 30 days from the date of this notice to respond. If you believe that the goods are outside the Act because none of the silicon comes from the Xinjiang Uyghur Autonomous Region or from a listed entity, send:",
            "- a list of all parties in the supply chain of the silicon, from quartz to module",
            "- purchase orders, invoices, proof of payment and transport papers for each step",
            "- production records by lot that tie each step to the modules of this entry",
        ],
        "2024-05-24",
        head="U.S. Customs and Border Protection (invented notice)",
    )


def letter(*, sound: bool) -> bytes:
    middle = (
        [
            "The chain has seven steps and five firms, in Portugal, Norway, Germany, Malaysia and Vietnam. Exhibit B names them, with the purchase, the payment and the transport at each step. Exhibit C is the lot record of each step, from the quartz of the mine to module batch TM-2403-006. Exhibit E lists the serial numbers of that batch, all of which are in this entry.",
            "No firm in the chain is on the UFLPA Entity List; we screened all five on June 10, 2024. None has a site in Xinjiang. The polysilicon plant and the ingot plant hold Eberlach silicon apart from other feedstock; the declarations are in Exhibit C.",
        ]
        if sound
        else [
            "The chain runs from the ingot plant of Kelawang Crystal Sdn. Bhd. in Malaysia to the wafer, the cell and the module. Exhibit B names the firms, Exhibit C has factory records.",
            "As to what comes before the ingot: Kelawang buys polysilicon from several qualified sources and regards their names as a trade secret. It has assured us in writing that none of them is in Xinjiang. We do not have papers on the polysilicon, on the metallurgical silicon or on the quartz and do not expect to get them.",
        ]
    )
    return pdf(
        [
            "June 18, 2024",
            "Center of Excellence, Electronics",
            "Entry BFE-7730915-2: request for release, goods outside the scope of the UFLPA",
            f"Brightfall Energy Supply LLC (invented) imported 1,320 modules TV-450M made in March 2024 by {MAKER} (invented), Bac Giang, Vietnam. We do not ask for an exception. We show that none of the silicon in the modules was mined, produced or manufactured in the Xinjiang Uyghur Autonomous Region or by a listed entity.",
            *middle,
            [
                ["Exhibit", "Content"],
                ["A", "This submission"],
                ["B", "Parties, purchases, payments, transport"],
                ["C", "Lot records"],
                ["D", "Invoice and packing list of this entry"],
                ["E", "Serial numbers of this entry"],
            ],
            "(signed) Vice President Supply, Brightfall Energy Supply LLC",
        ],
        "2024-06-18",
        look="letter",
        head="Brightfall Energy Supply LLC (invented)",
    )


UPPER = [
    ["1", "quartz", "Serra Alba Quartzo Lda (invented)", "Viseu, Portugal", "SA-23-117", 5800],
    ["2", "metallurgical silicon", "Nordfell Silicon AS (invented)", "Meraker, Norway", "NF-2310-44", 2120],
    ["3", "polysilicon", "Eberlach Polysilizium GmbH (invented)", "Burghausen, Germany", "EP-2311-208", 1740],
]
LOWER = [
    ["4", "ingot", "Kelawang Crystal Sdn. Bhd. (invented)", "Kuching, Malaysia", "KC-I-2312-071", 1690],
    ["5", "wafer", "Kelawang Crystal Sdn. Bhd. (invented)", "Kuching, Malaysia", "KC-W-2401-019", 1054],
    ["6", "cell", f"{MAKER} (invented)", "Bac Giang, Vietnam", "TC-2402-033", None],
    ["7", "module", f"{MAKER} (invented)", "Bac Giang, Vietnam", "TM-2403-006", None],
]
UPPER_HOPS = [
    [
        "1 to 2",
        "quartz",
        "SA-23-117",
        5800,
        "PO NF-4471",
        "inv. SA 23/0902",
        "2023-09-28",
        "bank ref. DNB 88213",
        "2023-10-12",
        "vessel Lisbon-Trondheim, B/L LT-3107",
    ],
    [
        "2 to 3",
        "metallurgical silicon",
        "NF-2310-44",
        2120,
        "PO EP-50118",
        "inv. NF 231044",
        "2023-10-27",
        "bank ref. BLB 40977",
        "2023-11-20",
        "rail note CIM 77120",
    ],
    [
        "3 to 4",
        "polysilicon",
        "EP-2311-208",
        1740,
        "PO KC-23-311",
        "inv. EP 9001877",
        "2023-11-24",
        "bank ref. MBB 66012",
        "2023-12-18",
        "B/L HHKU-2291",
    ],
]
LOWER_HOPS = [
    [
        "5 to 6",
        "wafers",
        "KC-W-2401-019",
        97000,
        "PO TV-24-012",
        "inv. KC 24-0117",
        "2024-01-22",
        "bank ref. VCB 13390",
        "2024-02-06",
        "B/L KUHP-0448",
    ],
    [
        "7 to importer",
        "modules",
        "TM-2403-006",
        1320,
        "PO BF-2024-08",
        "inv. TV 24-0331",
        "2024-03-29",
        "bank ref. FRB 5510872",
        "2024-04-26",
        "B/L HPSV-91207",
    ],
]


def chain(*, sound: bool) -> bytes:
    parties = [["Step", "Product", "Firm", "Place", "Lot", "Silicon or quartz out, kg"]]
    parties += [*UPPER, *LOWER] if sound else LOWER
    hops = [
        [
            "Step",
            "What",
            "Lot",
            "Quantity (kg, wafers, modules)",
            "Order",
            "Invoice",
            "Invoice day",
            "Payment",
            "Paid",
            "Transport",
        ]
    ]
    hops += [*UPPER_HOPS, *LOWER_HOPS] if sound else LOWER_HOPS
    return xlsx({"Parties": parties, "Purchases": hops}, "2024-06-11")


def lots(*, sound: bool) -> bytes:
    if not sound:
        return pdf(
            [
                "# Factory records",
                f"{MAKER}, manufacturing execution system, extract",
                [
                    ["Record", "Batch", "Dates", "In", "Out"],
                    [
                        "cell line 2",
                        "TC-2310-009",
                        "2023-10-09 to 10-14",
                        "60,000 wafers, lot KC-W-2309-004",
                        "59,310 cells",
                    ],
                    [
                        "module line 1",
                        "TM-2311-002",
                        "2023-11-06 to 11-11",
                        "57,600 cells, TC-2310-009",
                        "800 modules",
                    ],
                ],
                "Serial numbers of batch TM-2311-002: TV45-2311-000001 to TV45-2311-000800.",
                "These records show the way in which the plant documents all its batches. Kelawang's ingot and wafer records for lot KC-W-2309-004 are kept in Kuching.",
            ],
            "2024-06-12",
            look="memo",
        )
    return pdf(
        [
            "# Lot records",
            "Extracts from the production systems of the five firms, certified by each.",
            [
                ["Step", "Lot out", "Dates", "Lot in", "In", "Out"],
                [
                    "quartz, quarry Serra Alba",
                    "SA-23-117",
                    "2023-09-11 to 09-15",
                    "face 4, blasts 61-63",
                    "",
                    "5,800 kg lump quartz",
                ],
                [
                    "furnace 2, Nordfell",
                    "NF-2310-44",
                    "2023-10-16 to 10-18",
                    "SA-23-117",
                    "5,800 kg",
                    "2,120 kg",
                ],
                [
                    "reactor 7, Eberlach",
                    "EP-2311-208",
                    "2023-11-06 to 11-10",
                    "NF-2310-44",
                    "2,120 kg",
                    "1,740 kg",
                ],
                [
                    "pullers 11-14, Kelawang",
                    "KC-I-2312-071",
                    "2024-01-02 to 01-09",
                    "EP-2311-208",
                    "1,740 kg",
                    "1,690 kg",
                ],
                [
                    "wire saws 3-6, Kelawang",
                    "KC-W-2401-019",
                    "2024-01-11 to 01-17",
                    "KC-I-2312-071",
                    "1,690 kg",
                    "97,000 wafers, 1,054 kg",
                ],
                [
                    "cell line 2, Tamvo",
                    "TC-2402-033",
                    "2024-02-19 to 02-27",
                    "KC-W-2401-019",
                    "97,000 wafers",
                    "96,150 cells",
                ],
                [
                    "module line 1, Tamvo",
                    "TM-2403-006",
                    "2024-03-11 to 03-20",
                    "TC-2402-033",
                    f"{CELLS:,} cells; 1,110 rejected",
                    "1,320 modules",
                ],
            ],
            "Each module has 72 cells (144 halves). Serial numbers of batch TM-2403-006: TV45-2403-000001 to TV45-2403-001320.",
            "Eberlach: lot EP-2311-208 was made of lot NF-2310-44 alone. Kelawang: ingots KC-I-2312-071 were pulled from lot EP-2311-208 alone; no recycled or other silicon was added. Tamvo: line 2 ran no other wafers from 19 to 27 February.",
        ],
        "2024-06-12",
        look="memo",
    )


def shipment() -> bytes:
    return docx(
        [
            "# Commercial invoice TV 24-0331 and packing list",
            {
                "Seller": MAKER,
                "Buyer": "Brightfall Energy Supply LLC",
                "Order": "BF-2024-08",
                "Day": "2024-03-29",
                "Bill of lading": "HPSV-91207, Haiphong to Savannah, on board 2024-04-08",
                "Containers": "TVXU 410022-1, TVXU 410023-7",
                "Goods": "1,320 modules TV-450M, batch TM-2403-006",
                "Serial numbers": "TV45-2403-000001 to TV45-2403-001320",
                "Packing": "44 pallets of 30",
                "Amount": "USD 166,320.00 (USD 126.00 each)",
            },
        ],
        "2024-04-08",
    )


def serials() -> bytes:
    rows = [["pallet", "serial_number", "batch"]]
    rows += [[1 + at // 30, f"TV45-2403-{at + 1:06d}", "TM-2403-006"] for at in range(MODULES)]
    return csv(rows)
