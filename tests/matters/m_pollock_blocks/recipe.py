"""All about where the fish swam; of those who cut it nothing; and fifty days after the notice."""

from unpick.datasets.generate.papers import csv, docx, eml, pdf, txt, xlsx

PLANT, BUYER = "Hunchun Yunhe Aquatic Foods Co Ltd", "Harrow Cove Seafoods Inc"
LOTS = (
    ("PB-0521-1", "Mys Gamova", "RU-P-21-00418", 14200),
    ("PB-0521-2", "Vasily Orlov", "RU-P-21-00431", 13900),
    ("PB-0521-3", "Mys Gamova", "RU-P-21-00466", 14100),
)


def files() -> dict[str, bytes]:
    return {
        "Letter 21 September.pdf": letter(),
        "Catch certificates.xlsx": catch(),
        "Discharge and cold store.csv": store(),
        "Invoice and packing.pdf": invoice(),
        "Bill of lading.txt": lading(),
        "Health certificate.docx": health(),
        "HACCP certificate.pdf": haccp(),
        "Mail from the packer.eml": mail(),
        "Notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "DETENTION OF MERCHANDISE",
            {
                "Entry": "INV-3300418-5",
                "Date of this notice": "08/02/2021",
                "Importer": BUYER,
                "Merchandise": "frozen fillet blocks, 1,320 cartons",
                "Authority": "22 U.S.C. 9241a (section 321(b), CAATSA)",
                "Reply by": "September 1, 2021",
            },
            "Reason to suspect: the producer is in a city where nationals of North Korea are known to be employed in fish processing. The burden is on the importer. Submit within thirty days of this notice:",
            "(1) payroll of the persons who filleted and packed the fish, with proof that they were paid;",
            "(2) how those persons were recruited, and copies of their identity documents;",
            "(3) time records and daily production records of the plant;",
            "(4) catch documents naming vessels and areas.",
        ],
        "2021-08-02",
        look="memo",
    )


def letter() -> bytes:
    return pdf(
        [
            "September 21, 2021",
            "Import Specialist, Team 731, Port of Seattle",
            "Hi,",
            "sorry this took us a while, half the office was in Bristol Bay. Here is the file for our container of pollock (entry INV-3300418-5, notice of August 2).",
            "The short of it: this is Russian fish. It was caught by two trawlers out of Vladivostok in the Sea of Okhotsk, landed at Zarubino, trucked to Hunchun, cut, frozen into blocks and trucked to Dalian. We have the catch certificates, the landing notes, the cold store book, and the Chinese health certificate, and they agree to the kilo. Not one fish comes out of Korean waters, North or South.",
            "You also ask a number of things about the people at the plant. The plant is EU approved, has HACCP since 2014 and we have visited it twice for quality; it is a modern place. We think that disposes of items 1, 2 and 3.",
            [
                ["Exhibit", ""],
                ["E2", "catch certificates"],
                ["E3", "discharge and cold store"],
                ["E4", "invoice, packing"],
                ["E5", "bill of lading"],
                ["E6", "health certificate"],
                ["E7", "HACCP"],
                ["E8", "mail from the packer"],
            ],
            "We know that the standard is clear and convincing evidence and we believe you have it here.",
            "Vice President, Procurement (invented), Harrow Cove Seafoods Inc",
        ],
        "2021-09-21",
        look="letter",
        head="HARROW COVE SEAFOODS INC (invented)",
    )


def catch() -> bytes:
    rows: list[list[str | int]] = [
        [
            "Certificate",
            "Vessel (invented)",
            "Flag",
            "Area",
            "Fishing days",
            "Species",
            "Headed and gutted kg",
            "Lot at plant",
        ]
    ]
    spans = ("2021-03-02 to 2021-03-19", "2021-03-04 to 2021-03-22", "2021-03-24 to 2021-04-08")
    for (lot, vessel, paper, kg), span in zip(LOTS, spans, strict=True):
        rows.append(
            [paper, vessel, "Russia", "FAO 61, Sea of Okhotsk 61.05", span, "Gadus chalcogrammus", kg, lot]
        )
    rows.append(["Total", "", "", "", "", "", sum(one[3] for one in LOTS), ""])
    return xlsx({"Catch": rows}, "2021-05-03")


def store() -> bytes:
    rows = [["day", "place", "movement", "certificate", "lot", "kg"]]
    for (lot, _, paper, kg), landed, truck in zip(
        LOTS,
        ("2021-04-14", "2021-04-14", "2021-04-26"),
        ("2021-05-06", "2021-05-07", "2021-05-10"),
        strict=True,
    ):
        rows.append([landed, "Zarubino pier 3", "landed", paper, lot, str(kg)])
        rows.append([truck, "Hunchun cold store 2", "in", paper, lot, str(kg)])
        rows.append(
            [
                truck[:8] + str(int(truck[8:]) + 8).zfill(2),
                "Hunchun cold store 2",
                "out to filleting",
                paper,
                lot,
                str(kg),
            ]
        )
    return csv(rows)


def invoice() -> bytes:
    return pdf(
        [
            "# Invoice YH-21-0611",
            {
                "Seller": f"{PLANT} (invented), Border Economic Zone, Hunchun, Jilin",
                "Buyer": f"{BUYER}, Seattle",
                "Date": "11 June 2021",
                "Container": "SZLU9120447",
            },
            [
                ["Lot", "Cartons (18 kg)", "Net kg", "USD per kg", "USD"],
                *[[lot, 440, 7920, "2.85", "22,572.00"] for lot, *_ in LOTS],
                ["Total", 1320, 23760, "", "67,716.00"],
            ],
            "Filleted, boned and frozen into 7.5 kg blocks between 15 May and 4 June 2021. Product of Russia, processed in China.",
        ],
        "2021-06-11",
    )


def lading() -> bytes:
    return txt(
        [
            "BILL OF LADING DLSE2106177",
            {
                "Shipper": PLANT,
                "Consignee": BUYER,
                "Vessel / voyage": "Green Larch 114 (invented)",
                "Loaded": "Dalian, 2021-06-22",
                "Discharge": "Seattle",
                "Container": "SZLU9120447 reefer -18 C",
                "Packages": "1320 cartons, net 23760 kg",
                "Invoice": "YH-21-0611",
            },
        ]
    )


def health() -> bytes:
    return docx(
        [
            "# Health certificate for fishery products",
            {
                "No.": "JL2106-0094",
                "Establishment": f"{PLANT}, approval 2200/0000 (invented)",
                "Product": "frozen pollock fillet block",
                "Lots": ", ".join(one[0] for one in LOTS),
                "Net": "23760 kg",
                "Issued": "15 June 2021",
            },
            "The products were handled hygienically and are fit for human consumption.",
        ],
        "2021-06-15",
    )


def haccp() -> bytes:
    return pdf(
        [
            "# Certificate of registration",
            f"This is to certify that the food safety management of {PLANT} meets the Codex HACCP principles. Scope: filleting and freezing of white fish. Registered since 9 May 2014; valid to 8 May 2023. Brightwater Registrars (invented).",
        ],
        "2020-05-09",
        look="book",
    )


def mail() -> bytes:
    return eml(
        [
            "Dear friend,",
            "attached once more the catch papers. Fish of this season very good white. Lots PB-0521-1, 2, 3 all Russia H&G, no other fish was in house on that days.",
            "Temperature of core -20. Glaze zero.",
            "Best regards, export dept.",
        ],
        "2021-09-13",
        sender="export@yunhe.example",
        to="buying@harrowcove.example",
        subject="catch papers PB-0521",
    )
