"""First-hand accounts of this winter with dates and annexes; an old study is there as background and says so."""

from unpick.datasets.generate.papers import csv, docx, pdf, txt, xlsx

FIRM = "Frutas Quetzalpan SA"


def files() -> dict[str, bytes]:
    talks = [
        ["No.", "Date", "Place", "Worker", "Time at the firm", "Told us"],
        [
            "I-1",
            "2026-01-17",
            "bus station",
            "woman, picker",
            "October 2025 to January 2026",
            "recruiter promised 350 a day, paid 180; birth certificate kept by the crew leader",
        ],
        [
            "I-2",
            "2026-01-17",
            "bus station",
            "man, picker",
            "October 2025 to January 2026",
            "guards at the camp gate at night; two who left were brought back in the pickup",
        ],
        [
            "I-3",
            "2026-01-24",
            "church hall",
            "woman, sorter",
            "November 2025 to January 2026",
            "last four weeks not paid; told she would get it if she stayed until March",
        ],
        [
            "I-4",
            "2026-02-07",
            "by telephone",
            "man, driver",
            "September 2025 to February 2026",
            "drove back three workers on the order of the crew leader",
        ],
        [
            "I-5",
            "2026-02-21",
            "church hall",
            "man, picker",
            "December 2025 to February 2026",
            "debt of 2,800 for bus, food and tools before the first day; camp locked from nine to four",
        ],
        [
            "I-6",
            "2026-03-07",
            "clinic",
            "woman, picker",
            "November 2025 to March 2026",
            "pay held until the end of the season; birth certificate kept",
        ],
    ]
    return {
        "00_Allegation.docx": allegation(),
        "01_Interviews.xlsx": xlsx(
            {
                "Interviews": talks,
                "Method": [
                    ["Point", "Remark"],
                    ["Interviewers", "two, trained; not of the place"],
                    ["Consent", "given and recorded"],
                    ["Recordings", "kept encrypted; can be heard by the agency"],
                ],
            },
            "2026-03-30",
        ),
        "02_Contract_and_pay_slips.pdf": pdf(
            [
                "# Annex 2: a contract and three pay slips (translated; originals held)",
                "Contract of 6 October 2025 between the crew leader, for Frutas Quetzalpan SA, and a worker (I-1): season until 31 March 2026; wage to be paid at the end of the season less advances; who leaves before the end loses what is outstanding.",
                [
                    ["Slip", "Weeks", "Days", "Earned", "Bus, food, tools", "Paid out"],
                    ["P-1 (I-3)", "2025-12-15 to 2025-12-28", 12, 2160, 2160, 0],
                    ["P-2 (I-3)", "2025-12-29 to 2026-01-11", 11, 1980, 1980, 0],
                    ["P-3 (I-5)", "2026-01-05 to 2026-01-18", 12, 2160, 1900, 260],
                ],
                "Translated by a sworn translator, 26 March 2026. Names covered.",
            ],
            "2026-03-26",
            look="columns",
        ),
        "03_Shipments.csv": csv(
            [
                [
                    "annex line",
                    "bill of lading",
                    "shipped",
                    "shipper",
                    "consignee",
                    "port of entry",
                    "goods",
                    "kg",
                ],
                [
                    "S-1",
                    "QZP-25-1188",
                    "2025-12-09",
                    FIRM,
                    "frozen fruit importer (role)",
                    "Laredo",
                    "frozen strawberries",
                    20800,
                ],
                [
                    "S-2",
                    "QZP-26-0041",
                    "2026-01-22",
                    FIRM,
                    "frozen fruit importer (role)",
                    "Laredo",
                    "frozen strawberries",
                    20800,
                ],
                [
                    "S-3",
                    "QZP-26-0102",
                    "2026-03-19",
                    FIRM,
                    "dessert maker (role)",
                    "Pharr",
                    "frozen strawberries",
                    19200,
                ],
            ]
        ),
        "04_Background_2016.txt": txt(
            [
                "ANNEX 4 - BACKGROUND ONLY",
                "Extract of a university study of 2016 on seasonal work in berries in the valley. It does not name the firm of this allegation and is enclosed to explain terms: a crew leader (enganchador) recruits, transports and pays the workers; a camp (campamento) is where they live; the season lasts from October to March.",
                "The study surveyed 318 households in nine villages. It was printed in an edition of 500 copies.",
            ]
        ),
    }


def allegation() -> bytes:
    return docx(
        [
            "11 May 2026",
            "# Allegation under 19 CFR 12.42: frozen strawberries of Frutas Quetzalpan SA",
            "Submitted by an association of harvest workers (role). We consent to be named to the agency and to be asked.",
            "## 1. Request",
            "We ask for a withhold release order on frozen strawberries, subheading 0811.10, of Frutas Quetzalpan SA.",
            "## 2. Merchandise",
            "Strawberries, whole and sliced, individually frozen, in cartons of 13.6 kg and drums; a photograph of the label can be had. The firm freezes only what its own four camps pick (I-4).",
            "## 3. Reasons for belief",
            "- Debt bondage: a debt of 2,800 before the first day of work (Annex 1, I-5, December 2025); deductions that eat the whole wage (Annex 2, slips P-1 and P-2).",
            "- Withholding of wages: four weeks unpaid in December 2025 and January 2026 (I-3; slips P-1, P-2); pay held to the end of the season (I-6; contract, Annex 2).",
            "- Restriction of movement: gate guarded at night (I-2), camp locked from nine to four (I-5); workers brought back (I-2; I-4, who drove them, between September 2025 and February 2026).",
            "- Retention of documents: birth certificates kept by the crew leader (I-1, I-6).",
            "## 4. Imports",
            "Annex 3 lists three shipments between 9 December 2025 and 19 March 2026, the last of them less than eight weeks ago; the season will begin again in October.",
            "## 5. What speaks against our account",
            "The firm's site says that it was audited for food safety in 2025. We asked the firm on 2 April 2026 for its view and had no answer by today.",
            "## 6. Annexes (all in English or translated)",
            "Annex 1 interviews; Annex 2 contract and pay slips; Annex 3 shipments; Annex 4 background of 2016, for terms only, on which no allegation rests.",
            "The safety of those who spoke comes first; we ask that Annex 1 be kept confidential.",
        ],
        "2026-05-11",
        author="Association",
    )
