"""Tomato paste from Campania: a certificate and a statement of origin, no field, no batch, drums from a trader."""

from unpick.datasets.generate.papers import csv, docx, pdf, txt

CANNER = "Conserve Torrevola S.r.l."
CARTONS, CANS = 1800, 12
FIELDS = [
    ("Cooperativa Terra di Lavoro", "Capua, Caserta", "CTL-07", 2023, 8, 8, 28450),
    ("Cooperativa Terra di Lavoro", "Capua, Caserta", "CTL-11", 2023, 8, 8, 27900),
    ("Azienda Masi Vecchi", "Foggia", "MV-3", 2023, 8, 9, 29100),
    ("Azienda Masi Vecchi", "Foggia", "MV-4", 2023, 8, 9, 26850),
]
TONS = sum(row[-1] for row in FIELDS)


def files() -> dict[str, bytes]:
    return packet_files(sound=False)


def packet_files(*, sound: bool) -> dict[str, bytes]:
    found = {
        "Tab 1 reply.pdf": reply(sound=sound),
        "Tab 2 certificate of origin.pdf": certificate(),
        "Tab 3 invoice, bill of lading, payment.docx": sale(),
        "Notice.txt": notice(),
    }
    if sound:
        found["Tab 4 field deliveries.csv"] = deliveries()
        found["Tab 5 batch record L3221.docx"] = batch()
        found["Tab 6 grower invoices and payments.docx"] = growers()
    else:
        found["Tab 4 supplier statement.docx"] = statement()
    return found


def notice() -> bytes:
    return txt(
        [
            "NOTICE OF DETENTION",
            "Date: February 13, 2024",
            "Entry OVG-6612804-9, Philadelphia, imported February 9, 2024. Tomato paste in cans, 1,800 cartons.",
            "Legal basis: Uyghur Forced Labor Prevention Act, section 3. Tomato products are a high-priority sector.",
            "To show that the product is outside the Act, provide within 30 days:",
            "- the farms where the tomatoes were grown, with records of harvest and delivery",
            "- production records from fresh tomato to can for the lots in this entry, including any bulk paste used",
            "- purchase, payment and transport papers for each stage",
        ]
    )


def reply(*, sound: bool) -> bytes:
    body = (
        [
            f"The cans carry lot L3221. {CANNER} (invented) made the paste from fresh tomatoes in its own plant at Angri on August 9 and 10, 2023 and filled it the same days. No bulk paste was bought for this lot or in the whole of 2023.",
            f"The tomatoes, {TONS:,} kg, came from four fields of two growers in Campania and Apulia. Tab 4 is the list of deliveries with weighbridge tickets, Tab 5 the batch record, Tab 6 has the growers' invoices with payment and transport. Tabs 2 and 3 are the certificate of origin and the papers of the sale to us.",
            "Neither growers nor canner are on the UFLPA Entity List, and none of them has any business in China.",
        ]
        if sound
        else [
            f"The paste is Italian. Our supplier of many years, {CANNER} (invented), has given us a certificate of origin of the Chamber of Commerce (Tab 2) and a signed statement that its tomatoes are grown in Italy (Tab 4). The sale is documented in Tab 3.",
            "Production sheets are internal papers of the canner, which does not issue them to customers. We think that the certificate of an official body answers the question.",
        ]
    )
    return pdf(
        [
            "March 4, 2024",
            "Entry OVG-6612804-9, tomato paste",
            "Orchard & Vane Grocers LLC (invented) answers the notice of February 13, 2024 and asks for release because the goods are outside the Uyghur Forced Labor Prevention Act.",
            *body,
            "(signed) Head of Imports",
        ],
        "2024-03-04",
        look="letter",
        head="Orchard & Vane Grocers LLC (invented)",
    )


def certificate() -> bytes:
    return pdf(
        [
            "# Certificate of origin",
            {
                "Issued by": "Chamber of Commerce of Salerno (invented copy)",
                "Number": "SA/2023/40712",
                "Day": "2023-12-14",
                "Exporter": f"{CANNER}, Via dei Pini 3, Angri",
                "Consignee": "Orchard & Vane Grocers LLC, Philadelphia",
                "Goods": "double concentrated tomato paste, lot L3221, 1,800 cartons of 12 cans of 850 g, 18,360 kg net",
                "Country of origin": "Italy",
            },
            "Seal and signature of the Chamber.",
        ],
        "2023-12-14",
        look="form",
    )


def sale() -> bytes:
    return docx(
        [
            "# Papers of the sale",
            [
                ["Paper", "Number", "Day", "Content"],
                [
                    "Purchase order",
                    "OV-23-0915",
                    "2023-09-15",
                    "1,800 cartons tomato paste 28/30, 12 x 850 g",
                ],
                ["Invoice", "CT 1188/2023", "2023-12-12", "1,800 cartons, lot L3221, EUR 37,800.00"],
                [
                    "Packing list",
                    "CT 1188/2023",
                    "2023-12-12",
                    "1,800 cartons, 20 pallets of 90, container MTVU 330915-2",
                ],
                [
                    "Bill of lading",
                    "SALPHL-2207",
                    "2023-12-20",
                    "Salerno to Philadelphia, container MTVU 330915-2",
                ],
                ["Bank advice", "PNB 77145", "2024-01-10", "EUR 37,800.00 to the canner for CT 1188/2023"],
            ],
        ],
        "2024-01-11",
    )


def statement() -> bytes:
    return docx(
        [
            "# Statement",
            f"We, {CANNER}, declare that the double concentrated tomato paste of lot L3221 sold to Orchard & Vane Grocers LLC is of Italian origin and was made of tomatoes grown in Italy. It was filled in our plant at Angri from bulk paste in drums that we bought from Tirrena Agro Trading S.p.A. (invented), which has assured us of the same.",
            "Angri, 19 February 2024. (signed) Sales manager",
        ],
        "2024-02-19",
    )


def deliveries() -> bytes:
    rows = [["ticket", "grower", "place", "field", "harvested", "delivered", "kg_net"]]
    for at, (grower, place, field, year, month, day, kg) in enumerate(FIELDS):
        harvested = f"{year}-{month:02d}-{day:02d}"
        rows.append(
            [f"P-{20811 + at}", grower, place, field, harvested, f"{year}-{month:02d}-{day + 1:02d}", kg]
        )
    rows.append(["total", "", "", "", "", "", TONS])
    return csv(rows)


def batch() -> bytes:
    return docx(
        [
            "# Batch record, lot L3221",
            f"{CANNER}, plant at Angri, line 2; extract made on 26 February 2024",
            [
                ["Step", "From", "To", "In", "Out"],
                [
                    "Receipt, washing, sorting",
                    "2023-08-09 05:40",
                    "2023-08-10 13:10",
                    f"{TONS:,} kg, tickets P-20811 to P-20814",
                    "110,080 kg",
                ],
                [
                    "Crushing, sieving",
                    "2023-08-09 06:15",
                    "2023-08-10 14:00",
                    "110,080 kg",
                    "105,680 kg juice at 5.1 Brix",
                ],
                [
                    "Evaporation",
                    "2023-08-09 07:00",
                    "2023-08-10 16:30",
                    "105,680 kg",
                    "18,480 kg paste at 29.1 Brix",
                ],
                [
                    "Filling and closing",
                    "2023-08-09 09:00",
                    "2023-08-10 18:20",
                    "18,480 kg",
                    "21,720 cans of 850 g, code L3221",
                ],
                [
                    "Sterilizing, store",
                    "2023-08-09 10:00",
                    "2023-08-10 21:00",
                    "21,720 cans",
                    "21,600 cans, 120 set aside",
                ],
            ],
            "21,600 cans are 1,800 cartons of 12. The lot was sold whole to Orchard & Vane Grocers LLC, invoice CT 1188/2023.",
            "Line 2 was emptied and rinsed before the lot. No paste from outside was on the site; the stock book of bulk paste shows zero from January to December 2023.",
            "(signed) Plant manager",
        ],
        "2024-02-26",
    )


def growers() -> bytes:
    return docx(
        [
            "# Purchases from the growers, deliveries of 9 and 10 August 2023",
            [
                ["Grower", "Contract", "Invoice", "kg", "EUR at 0.15", "Paid", "Transport notes"],
                [
                    "Cooperativa Terra di Lavoro (invented)",
                    "2023-02-20",
                    "CTL 311 of 2023-08-31",
                    "56,350",
                    "8,452.50",
                    "2023-10-02, bank slip 4471",
                    "DDT 1809, 1810",
                ],
                [
                    "Azienda Masi Vecchi (invented)",
                    "2023-02-24",
                    "MV 88 of 2023-08-31",
                    "55,950",
                    "8,392.50",
                    "2023-10-02, bank slip 4472",
                    "DDT 442, 443",
                ],
            ],
            "Fields CTL-07 and CTL-11 at Capua, MV-3 and MV-4 at Foggia.",
        ],
        "2023-10-03",
    )
