"""Sound: bauxite to heat sink in eight heats, with Korean day sheets that carry their English, billets pressed the day after they came."""

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, txt, xlsx

MAKER, BUYER = "Gimhae Daeseong Extrusion Co Ltd", "Vantage Peak Inverters Inc"
HEATS = [(f"DR24-{n}", 7800) for n in range(411, 419)]
BILLET = sum(kg for _, kg in HEATS)
PROFILE, PARTS = 51200, 44000


def files() -> dict[str, bytes]:
    return {
        "Statement of counsel.pdf": statement(),
        "M supply chain.xlsx": chain(),
        "B bauxite and alumina.pdf": bauxite(),
        "C casting certificate.pdf": casting(),
        "D 압출 일보.xlsx": pressing(),
        "E 가공 확인서.docx": machining(),
        "F payments.csv": payments(),
        "G Korean import declaration.txt": declaration(),
        "H invoice.pdf": invoice(),
        "I bill of lading.html": lading(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "Notice of detention (19 CFR 151.16)",
            {
                "Date": "September 16, 2024",
                "Entry": "INV-3907751-2",
                "Merchandise": "20,000 aluminum heat sinks HS-220",
                "Reason": "possible inputs of aluminum from the Xinjiang Uyghur Autonomous Region (Public Law 117-78)",
            },
            "To establish that the Act is not applicable, furnish within 30 days a description of the manufacturing process with the place of each step; records of sale, payment and export for raw materials from bauxite onward; and production records that link the raw materials to the merchandise.",
        ],
        "2024-09-16",
        look="memo",
    )


def statement() -> bytes:
    return pdf(
        [
            "October 10, 2024",
            "Center of Excellence and Expertise, Machinery",
            "Vantage Peak Inverters Inc (invented): HS-220 heat sinks, entry INV-3907751-2",
            "The importer shows here that the metal was mined and refined in Queensland, smelted and cast in Tasmania, and pressed and machined in Gimhae, Korea. It asks for release because section 3 of the Act does not apply. It does not ask for an exception.",
            "Question by question:",
            "- Process and place of each step: sheet M, rows 1 to 6, with a short description in each row.",
            "- Raw materials: B for bauxite and alumina, C for the billets, G for their entry into Korea, F for payments from the alumina onward.",
            "- Link to the goods: D (press log by heat) and E (machining, by heat), both in Korean and English; then H and I.",
            "Eight heats, DR24-411 to DR24-418, weigh 62,400 kg. They gave 51,200 kg of profile and 11,200 kg of butts and ends. From the profile came 20,000 pieces of 2.2 kg, which makes 44,000 kg, and 7,200 kg of chips and cut-offs. All scrap was sold to a remelter in Busan and did not come back.",
            "The reader will see that billets arrived in Gimhae on June 3, 2024 and went to the press on June 4. The order was urgent and the truck had been booked for that.",
            "Daeseong has a sales office in Shanghai with two employees. It sells; it buys nothing and made no part of these goods. Daeseong's second press, in Yangsan, works with Korean remelt for window makers. It did not run this die, as the die book in D shows.",
            "I certify that the statements are true to the best of my knowledge and that the translations in D and E were made by a sworn translator.",
            "(signed) Counsel (invented)",
        ],
        "2024-10-10",
        look="letter",
        head="HALVORSEN TRADE COUNSEL (invented)",
    )


def chain() -> bytes:
    return xlsx(
        {
            "M": [
                [
                    "Row",
                    "Step",
                    "Company (invented)",
                    "Address",
                    "Lot in",
                    "Lot out",
                    "Kg in",
                    "Kg out",
                    "When",
                    "Paper",
                ],
                [
                    1,
                    "bauxite mining",
                    "Embley Cape Bauxite Pty Ltd",
                    "Weipa, Queensland, Australia",
                    "",
                    "EC-7718",
                    "",
                    270000,
                    "2024-01",
                    "B",
                ],
                [
                    2,
                    "alumina refining",
                    "Port Curtis Alumina Ltd",
                    "Gladstone, Queensland, Australia",
                    "EC-7718",
                    "PC-0224-9",
                    270000,
                    122000,
                    "2024-02",
                    "B",
                ],
                [
                    3,
                    "smelting and casting of billet 6063",
                    "Derwent River Aluminium Pty Ltd",
                    "George Town, Tasmania, Australia",
                    "PC-0224-9",
                    "DR24-411 to DR24-418",
                    122000,
                    62400,
                    "2024-04",
                    "C",
                ],
                [
                    4,
                    "extrusion, die HS-220",
                    MAKER,
                    "Juchon-myeon, Gimhae, Korea",
                    "DR24-411 to DR24-418",
                    "HS220-2406",
                    62400,
                    51200,
                    "2024-06-04 to 2024-06-13",
                    "D",
                ],
                [
                    5,
                    "sawing, milling, degreasing",
                    MAKER,
                    "Juchon-myeon, Gimhae, Korea",
                    "HS220-2406",
                    "HS220-2407",
                    51200,
                    44000,
                    "2024-06-17 to 2024-07-19",
                    "E",
                ],
                [
                    6,
                    "packing, export",
                    MAKER,
                    "Busan, Korea",
                    "HS220-2407",
                    "20,000 pieces",
                    44000,
                    44000,
                    "2024-08",
                    "H, I",
                ],
                [
                    "Note",
                    "Magnesium and silicon for the alloy (0.9 % together): Derwent's stock from Brazil (silicon, Minas Leste) and Israel (magnesium, Dead Sea Light Metals), lots on the certificate C",
                ],
            ]
        },
        "2024-09-30",
    )


def bauxite() -> bytes:
    return pdf(
        [
            "# Bauxite and alumina: sale papers",
            [
                ["Paper", "Seller", "Buyer", "Lot", "Kg", "Day"],
                [
                    "Bauxite invoice EC-7718",
                    "Embley Cape Bauxite",
                    "Port Curtis Alumina",
                    "EC-7718",
                    270000,
                    "2024-01-19",
                ],
                [
                    "Voyage note, barge Koolan (invented)",
                    "Weipa",
                    "Gladstone",
                    "EC-7718",
                    270000,
                    "2024-01-24",
                ],
                [
                    "Alumina invoice PCA-4410",
                    "Port Curtis Alumina",
                    "Derwent River Aluminium",
                    "PC-0224-9",
                    122000,
                    "2024-02-27",
                ],
                ["Coastal bill GLT-BEL-88", "Gladstone", "Bell Bay", "PC-0224-9", 122000, "2024-03-08"],
            ],
            "Refinery statement: parcel PC-0224-9 was calcined from bauxite EC-7718 alone. Smelter grade alumina, 98.7 %.",
        ],
        "2024-03-08",
    )


def casting() -> bytes:
    rows: list[list[str | int]] = [["Heat", "Cast", "Billets 178 mm", "Kg", "Si %", "Mg %", "Alumina parcel"]]
    for at, (heat, kg) in enumerate(HEATS):
        rows.append([heat, f"2024-04-{15 + at // 2}", 60, kg, "0.43", "0.47", "PC-0224-9"])
    return pdf(
        [
            "# Works certificate 3.1 (EN 10204), casthouse",
            {
                "Works": "Derwent River Aluminium, George Town, Tasmania",
                "Customer": MAKER,
                "Order": "DS-0311",
                "Issued": "3 May 2024",
                "Alloying": "silicon ML-31 (Brazil), magnesium DS-207 (Israel)",
            },
            rows,
            f"Total {BILLET} kg. Metal of our own potlines; no bought ingot or scrap was charged. Shipped from Bell Bay 1 May 2024, bill BELPUS2405, invoice DRA-2290 of 29 April 2024.",
        ],
        "2024-05-03",
        look="book",
    )


def pressing() -> bytes:
    rows: list[list[str | int]] = [
        [
            "일자 Day",
            "금형 Die",
            "주조번호 Heat",
            "빌렛(kg) Billet kg",
            "압출재(kg) Profile kg",
            "잔재(kg) Butts and ends kg",
            "로트 Lot",
        ]
    ]
    days = (
        "2024-06-04",
        "2024-06-05",
        "2024-06-07",
        "2024-06-10",
        "2024-06-11",
        "2024-06-12",
        "2024-06-13",
        "2024-06-13",
    )
    for day, (heat, kg) in zip(days, HEATS, strict=True):
        rows.append([day, "HS-220", heat, kg, PROFILE // 8, kg - PROFILE // 8, "HS220-2406"])
    rows.append(["합계 Total", "", "", BILLET, PROFILE, BILLET - PROFILE, ""])
    book = [
        ["금형 Die", "공장 Plant", "사용 Used"],
        ["HS-220", "김해 Gimhae, 1호기 press 1", "2024-06-04 ~ 2024-06-13"],
        ["HS-220", "양산 Yangsan", "사용 없음 not used"],
    ]
    return xlsx(
        {
            "압출 일보 Press log": Sheet(
                rows=rows, above=["대성압출(주) (가상) 압출 일보 / Press log, Gimhae (invented)"]
            ),
            "금형 대장 Die book": book,
        },
        "2024-06-14",
    )


def machining() -> bytes:
    rows: list[list[str | int]] = [
        ["주 Week", "투입(kg) In kg", "완성(개) Pieces", "완성(kg) Out kg", "칩(kg) Chips kg"]
    ]
    weeks = (
        "2024-06-17 ~ 06-21",
        "2024-06-24 ~ 06-28",
        "2024-07-01 ~ 07-05",
        "2024-07-08 ~ 07-12",
        "2024-07-15 ~ 07-19",
    )
    rows.extend([week, 10240, 4000, 8800, 1440] for week in weeks)
    rows.append(["합계 Total", 51200, 20000, 44000, 7200])
    return docx(
        [
            "# 가공 확인서 / Certificate of machining",
            "당사는 압출 로트 HS220-2406 전량을 김해 공장에서 절단·가공하여 방열판 HS-220 20,000개(로트 HS220-2407)를 생산하였음을 확인합니다. 외주 가공은 없습니다.",
            "English: We confirm that the whole of extrusion lot HS220-2406 was sawn and milled in our Gimhae plant and that 20,000 heat sinks HS-220 (lot HS220-2407) were made of it. No step was contracted out.",
            rows,
            "2024년 7월 22일 대성압출(주) 생산부장 / 22 July 2024, head of production, Daeseong Extrusion (invented)",
            "Translation: sworn translator, Busan (invented), 26 September 2024.",
        ],
        "2024-09-26",
    )


def payments() -> bytes:
    return csv(
        [
            ["value day", "payer", "payee", "amount", "currency", "paper"],
            ["2024-02-16", "Port Curtis Alumina", "Embley Cape Bauxite", "14850.00", "AUD", "EC-7718"],
            ["2024-03-28", "Derwent River Aluminium", "Port Curtis Alumina", "68320.00", "AUD", "PCA-4410"],
            ["2024-05-24", MAKER, "Derwent River Aluminium", "174720.00", "USD", "DRA-2290"],
            ["2024-08-30", BUYER, MAKER, "248000.00", "USD", "DS-2408-03"],
        ]
    )


def declaration() -> bytes:
    return txt(
        [
            "수입신고필증 / Import declaration certificate (Korea Customs Service, invented copy)",
            {
                "신고번호 No.": "40011-24-0000000",
                "수입자 Importer": MAKER,
                "적출국 Shipped from": "AU, Bell Bay",
                "원산지 Origin": "AU",
                "품명 Goods": "ALUMINIUM ALLOY BILLETS 6063, 480 PCS",
                "순중량 Net": "62,400 kg",
                "B/L": "BELPUS2405",
                "수리일 Released": "2024-05-31",
                "입고 Received in Gimhae": "2024-06-03",
            },
        ]
    )


def invoice() -> bytes:
    return pdf(
        [
            "# Commercial invoice / packing list DS-2408-03",
            {
                "Seller": f"{MAKER} (invented)",
                "Buyer": BUYER,
                "PO": "VP-55310",
                "Lot": "HS220-2407",
                "Date": "5 August 2024",
            },
            [
                ["Part", "Pieces", "Net kg", "Pallets", "USD each", "USD"],
                ["HS-220", 20000, 44000, 50, "12.40", "248,000.00"],
            ],
            "Containers HDMU6630141 and HDMU6630157, 25 pallets each.",
        ],
        "2024-08-05",
    )


def lading() -> bytes:
    return (
        "<html><head><meta charset='utf-8'><title>B/L</title></head><body><h2>BILL OF LADING PUSLGB408114</h2><p>INVENTED DOCUMENT, made for a test</p>"
        f"<table><tr><td>Shipper</td><td>{MAKER}</td></tr><tr><td>Consignee</td><td>{BUYER}</td></tr><tr><td>Loaded</td><td>Busan, 14 August 2024</td></tr>"
        "<tr><td>Discharge</td><td>Long Beach</td></tr><tr><td>Vessel</td><td>Cobalt Strait 77E (invented)</td></tr><tr><td>Cargo</td><td>50 pallets heat sinks, lot HS220-2407, "
        "44,000 kg net, invoice DS-2408-03, HDMU6630141, HDMU6630157</td></tr></table></body></html>"
    ).encode()
