"""Squid rings cut in Donggang: the visit was agreed beforehand, left out a hall and the dormitory, and heard six people."""

from unpick.datasets.generate.papers import attendance, docx, pay, pdf, workdays, xlsx

PLANT = "Donggang Yuanlan Aquatic Foods Co., Ltd."
DAYS = workdays("2024-03-01", "2024-03-31")
IDS = [f"YL-{number:03d}" for number in range(1, 63)]
ROWS = pay(IDS, days=len(DAYS), rate="18.00", seed=5101)
JOBS = ["thawing", "gutting and skinning", "ring cutting", "ring cutting", "freezing", "packing"]


def files() -> dict[str, bytes]:
    return packet_files(sound=False)


def packet_files(*, sound: bool) -> dict[str, bytes]:
    return {
        "01 letter.pdf": letter(),
        "02 social audit.pdf": good_audit() if sound else poor_audit(),
        "03 workers.xlsx": workers(),
        "04 March pay and clock.xlsx": paid(),
        "05 lot SQ-0324.docx": lot(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of Detention",
            {
                "Date": "June 7, 2024",
                "Entry": "HLY-4410236-7",
                "Imported": "June 3, 2024",
                "Port": "Los Angeles/Long Beach",
                "Goods": "frozen squid rings, 22,400 kg",
                "Authority": "section 321(b), Countering America's Adversaries Through Sanctions Act (22 U.S.C. 9241a)",
            },
            "The goods are detained because they may have been produced wholly or in part by nationals of North Korea. You may present evidence within 30 days of the date of this notice. Please provide:",
            "- the nationality of every person who processed the goods and how each was recruited",
            "- payroll and time records of the plant for the month of processing",
            "- processing records that tie the goods to this entry, and where the squid was caught and by which crew",
            "- any social audit of the plant",
        ],
        "2024-06-07",
        look="form",
        head="U.S. Customs and Border Protection (invented notice)",
    )


def letter() -> bytes:
    return pdf(
        [
            "June 28, 2024",
            "Re: Entry HLY-4410236-7, frozen squid rings, lot SQ-0324",
            f"Halyard Shelf Foods LLC (invented) asks that its goods be released. They were processed in March 2024 by {PLANT} (invented), Donggang, which employs 62 people. All are Chinese nationals whom the plant hired itself. No labor agency, labor dispatch firm or subcontractor took part.",
            "We know that section 321(b) asks for clear and convincing evidence and submit the following.",
            [
                ["No.", "Document", "Your question"],
                ["1", "This letter", ""],
                ["2", "Social audit of the plant", "audit"],
                [
                    "3",
                    "List of the 62 workers: nationality, paper seen, way of hiring",
                    "nationality and recruitment",
                ],
                ["4", "Pay and clock records, March 2024", "payroll and time"],
                [
                    "5",
                    "Lot record SQ-0324, from the vessel to the container, with the crew",
                    "processing and catch",
                ],
            ],
            "All documents are in English. I declare that the foregoing is true to the best of my knowledge.",
            "(signed) Director of Compliance, Halyard Shelf Foods LLC",
        ],
        "2024-06-28",
        look="letter",
        head="Halyard Shelf Foods LLC (invented)",
    )


def poor_audit() -> bytes:
    return pdf(
        [
            "# Social audit report",
            {
                "Plant": PLANT,
                "Address": "18 Haibin Road, Donggang, Liaoning",
                "Days of the visit": "25 and 26 March 2024",
                "Report issued": "12 April 2024",
                "Persons employed": "62",
            },
            "The visit had been agreed with the general manager on 4 March 2024; the programme for both days was sent to the plant a week ahead.",
            "## What we saw",
            "The auditors were taken through Processing Hall 1, the cold store and the packing room. Processing Hall 2 was being painted according to the manager and could not be entered. The dormitory, a five-floor building behind the plant, was not on the programme and we did not go in. No other company uses the premises.",
            "## Interviews",
            "Six workers were interviewed. They had been picked by the personnel department. The talks took place in the meeting room and the personnel manager stayed with us to help with the local dialect. All six are from Donggang, said that they are treated well, and knew of no foreign colleagues.",
            "## Records",
            "Contracts of the 62 employees were on file. Pay of February was calculated correctly.",
            "## Conclusion",
            "There are no workers from North Korea at the plant.",
            "(signed) Lead auditor, Quaylight Verification (invented)",
        ],
        "2024-04-12",
        head="Quaylight Verification (invented)",
    )


def good_audit() -> bytes:
    return pdf(
        [
            "# Social audit report",
            {
                "Plant": PLANT,
                "Address": "18 Haibin Road, Donggang, Liaoning",
                "Days of the visit": "25 and 26 March 2024",
                "Report issued": "12 April 2024",
                "Persons employed": "62",
                "Engaged by": "the importer; Quaylight has no other business with the plant",
            },
            "The plant was not told of the visit. Three auditors came to the gate at 7:15 on 25 March and were let in at once.",
            "## What we saw",
            "We walked through every building on the premises, with the gate plan in hand: Processing Halls 1 and 2, thawing, the cold store, packing, the office, the canteen and all five floors of the dormitory. Every door that we asked for was opened. The dormitory had 38 beds in use, each by a person on the list of employees. Nobody else lives or works on the premises, and no other company uses them.",
            "On both days lot SQ-0324 was on the ring-cutting tables.",
            "## Interviews",
            "We drew 50 of the 62 employees by random numbers from the payroll, across all shifts and jobs, and spoke with each alone, outside the plant office, without any manager. Interviews were in Mandarin; one interviewer also speaks Korean and addressed all 50 in both. The answers are confidential. They hold their own papers, come and go freely, and were hired at the gate, at the county job fair or through a colleague. Nobody paid a fee or owes money.",
            "## Papers",
            "We inspected the original resident identity card of each of the 62 employees and compared photograph and person. All 62 are citizens of China.",
            "## Pay and hours",
            "March pay and clock data of all 62 were compared with the bank list of 10 April. Nobody was paid below the local minimum wage; overtime did not exceed 20 hours in the month.",
            "## Conclusion",
            "We found no national of North Korea at work or in lodging at the plant on either day, and no trace of one in its records since January 2023.",
            "(signed) Lead auditor, Quaylight Verification (invented)",
        ],
        "2024-04-12",
        head="Quaylight Verification (invented)",
    )


def workers() -> bytes:
    ways = ["applied at the gate", "county job fair", "applied at the gate", "named by a colleague"]
    rows = [["Worker", "Job", "Hired", "Nationality", "Paper seen in original", "Way of hiring"]]
    rows += [
        [
            one,
            JOBS[at % len(JOBS)],
            f"{2016 + at % 7}-{1 + at % 12:02d}-15",
            "China",
            "resident identity card",
            ways[at % len(ways)],
        ]
        for at, one in enumerate(IDS)
    ]
    return xlsx({"Workers March 2024": rows}, "2024-04-02")


def paid() -> bytes:
    keys = ["days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
    head = ["Worker", "Days", "Hours", "Overtime hours", "Hourly rate CNY", "Base", "Overtime pay", "Gross"]
    rows = [[*head, "Social insurance", "Net paid by bank 2024-04-10"]]
    rows += [[row["id"], *(row[key] for key in keys)] for row in ROWS]
    clock = [["Worker", "Day", "In", "Out", "Hours", "Overtime"]]
    clock += [list(one) for one in attendance(ROWS, DAYS, seed=5102)]
    return xlsx({"Pay March 2024": rows, "Clock March 2024": clock}, "2024-04-10")


def lot() -> bytes:
    return docx(
        [
            "# Lot record SQ-0324",
            f"Kept by {PLANT}",
            [
                ["Step", "Who", "When", "Record", "Quantity"],
                [
                    "Catch, Illex squid, south-west Atlantic",
                    "jigger Corvale 8 (invented), flag of Argentina",
                    "2024-01-08 to 01-24",
                    "catch certificate AR-24-00817",
                    "41,300 kg",
                ],
                ["Landing, cold store", "Puerto Madryn", "2024-01-26", "landing note 3316", "41,300 kg"],
                [
                    "Sea freight to Dalian",
                    "bill of lading PMDL-70442",
                    "2024-01-30, arrived 2024-03-14",
                    "bill of lading, customs entry 0902-24-1187",
                    "41,300 kg",
                ],
                ["Receipt at the plant", PLANT, "2024-03-16", "goods-in slip 24-0316", "41,300 kg"],
                [
                    "Thawing, skinning, ring cutting, freezing",
                    f"{PLANT}, Halls 1 and 2",
                    "2024-03-18 to 03-29",
                    "daily sheets 1 to 10",
                    "41,300 kg in, 22,400 kg out",
                ],
                ["Packing", PLANT, "2024-03-29", "carton list, 2,240 cartons marked SQ-0324", "22,400 kg"],
                [
                    "Loading",
                    "container HZLU 220417-5, seal 88130",
                    "2024-05-06",
                    "invoice YL-24-051, bill of lading DLLB-55120",
                    "22,400 kg",
                ],
                [
                    "Payment",
                    "Halyard Shelf Foods LLC",
                    "2024-05-20",
                    "bank advice 240520-331, USD 132,160.00 for invoice YL-24-051",
                    "",
                ],
            ],
            "Daily sheets, kg of rings: " + "; ".join(f"{day} {kg:,}" for day, kg in SHEETS) + ".",
            "Entry HLY-4410236-7 is the whole of lot SQ-0324. The squid was not cut or packed anywhere else.",
            "Crew of the Corvale 8 from 2024-01-05 to 01-26: 26 persons, 19 citizens of Argentina and 7 of Peru, by the crew list stamped at Puerto Madryn. There was no transfer at sea.",
        ],
        "2024-06-12",
    )


SHEETS = [
    ("18 March", 2200),
    ("19 March", 2260),
    ("20 March", 2240),
    ("21 March", 2210),
    ("22 March", 2290),
    ("25 March", 2230),
    ("26 March", 2250),
    ("27 March", 2240),
    ("28 March", 2260),
    ("29 March", 2220),
]
