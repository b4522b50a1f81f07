"""Thirty Russians and fourteen Vietnamese with permits gut and freeze herring; each is listed, paid and heard."""

from tests.matters.kit import Deal, ids, month, spread
from tests.matters.rack import SMALL_AUDIT, clock_csv, confirmed, under, wages

from unpick.datasets.generate.papers import Sheet, docx, eml, pdf, workdays, xlsx

FIRM, BUYER = "Slavyanka Morvane Fish Plant (invented)", "Gullane Bay Provisions Inc"
DAYS = workdays("2021-10-01", "2021-10-29")
ROWS = month("MV", 44, DAYS, seed=441, rate="265.00")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="GBP-2188",
    invoice="MFP-1103",
    bill="VVOB2111042",
    container="CXRU1450077",
    lines=[("GB-HF", "Frozen herring fillets", 44000, "2.35")],
    ordered="2021-08-30",
    invoiced="2021-11-03",
    shipped="2021-11-10",
    paid="2021-11-26",
    origin="Vladivostok, Russia",
    port="Seattle, WA",
    unit="KGS",
    lot="HF-1021",
    per_carton=20,
)


def files() -> dict[str, bytes]:
    people: list[list] = [
        ["Badge", "Post", "Citizen of", "Passport or permit seen", "Permit valid until", "Contract of"]
    ]
    for at, one in enumerate(ids("MV", 44)):
        guest = at >= 30
        people.append(
            [
                one,
                ["sorting", "filleting", "freezing", "packing"][at % 4],
                "Vietnam" if guest else "Russia",
                "work permit and passport of Vietnam" if guest else "internal passport of Russia",
                "2022-06-30" if guest else "",
                f"2021-0{1 + at % 6}-{10 + at % 15}",
            ]
        )
    done: list[list] = [
        ["Date", "Operation", "Landing", "Whole herring kg", "Fillet lot", "Order", "Fillets kg"]
    ]
    for at, (day, count) in enumerate(spread(44000, DAYS[:20])):
        done.append(
            [
                day,
                "filleting, freezing, packing",
                f"L-10{1 + at // 10}",
                count * 2,
                "HF-1021",
                "GBP-2188",
                count,
            ]
        )
    return {
        "H0 cover.eml": eml(
            [
                "To the import specialist,",
                "attached are our answers of January 13, 2022 to the four questions of December 20, 2021 on 44,000 kg of herring fillets, order GBP-2188, lot HF-1021. All papers are in English or translated.",
                [
                    ["No.", "Paper", "Question"],
                    ["H1", "Persons: 44, with citizenship and permit", "a"],
                    ["H2", "Pay, October 2021 (rubles)", "b"],
                    ["H3", "Hours, October 2021", "b"],
                    ["H4", "Catch and landing", "c"],
                    ["H5", "Processing, October 2021", "d"],
                    ["H6", "Verification visit, October 2021", "a, b"],
                    ["H7-H11", "Sales confirmation, invoice, packing list, bill of lading, bank debit", "d"],
                ],
                "The plant employs 44 persons: 30 citizens of Russia and 14 citizens of Vietnam, the latter with work permits until June 30, 2022. No citizen of North Korea works there or has worked there since the present owner took over in 2016. The boats carry Russian crews of their own and do not belong to the plant.",
                "We would be glad of a call before any decision. Gullane Bay Provisions Inc, import desk",
            ],
            "2022-01-13",
            sender="desk@provisions.example",
            to="specialist@agency.example",
            subject="Herring fillets, answers a to d",
        ),
        "H1 persons.xlsx": xlsx(
            {
                "Persons": Sheet(
                    rows=people,
                    above=[FIRM, "October 2021; translated from the register of the personnel department"],
                )
            },
            "2021-12-27",
        ),
        "H2 pay.xlsx": wages(
            ROWS, "2021-11-09", firm=FIRM, month="October 2021, in rubles", paid="2021-11-09"
        ),
        "H3 hours.csv": clock_csv(ROWS, DAYS, seed=442),
        "H4 catch and landing.pdf": pdf(
            [
                "# Catch and landing documents (translated extract)",
                [
                    ["Landing", "Vessel", "Flag", "Area", "Fished", "Landed", "Species", "Kg"],
                    [
                        "L-101",
                        "trawler 1",
                        "Russia",
                        "FAO 61, Sea of Okhotsk",
                        "10 to 24 September 2021",
                        "28 September 2021",
                        "Pacific herring",
                        "46,000",
                    ],
                    [
                        "L-102",
                        "trawler 2",
                        "Russia",
                        "FAO 61, Sea of Okhotsk",
                        "20 September to 6 October 2021",
                        "11 October 2021",
                        "Pacific herring",
                        "45,000",
                    ],
                ],
                "Permits of both vessels for 2021 were seen by the port office. Catches were entered in the electronic logbook and agree with the position reports. Fishing took place in waters of Russia only.",
                "The port office is not liable for typing errors in translation.",
            ],
            "2021-12-24",
            look="form",
        ),
        "H5 processing.xlsx": xlsx(
            {
                "Processing": Sheet(
                    rows=done,
                    above=[FIRM, "Days with herring only"],
                    below=[["Sum", "", "", 88000, "", "", 44000]],
                )
            },
            "2021-11-01",
            author=FIRM,
        ),
        "H6 verification visit.pdf": visit(),
        **under("H", confirmed(DEAL), 7),
        "Q questions.docx": docx(
            [
                "December 20, 2021",
                "Herring fillets, 44,000 kg, imported December 13, 2021, detained December 16, 2021. Authority: 22 U.S.C. 9241a.",
                "Please let us have, within 30 days of the detention:",
                "- (a) every person who worked on the fish after landing: nationality, permit, contract;",
                "- (b) pay and hours of these persons;",
                "- (c) catch and landing documents;",
                "- (d) processing records that lead to the shipment.",
            ],
            "2021-12-20",
        ),
    }


def visit() -> bytes:
    return pdf(
        [
            "# Verification visit to a fish plant",
            {
                "Plant": f"{FIRM}, Harbor Street 4, Slavyanka",
                "Dates": "19-20 October 2021",
                "Notice": "none",
                "Report": "8 November 2021",
                "Persons employed": "44",
                "Persons interviewed": "44",
            },
            "The plant is one hall with an annex for packing, a cold store and an office. The hostel for the workers from Vietnam is across the street. We were let into every room at once, the hostel too, and came back at six in the morning of the second day to see who arrives. The pier is public; no other plant stands on the plot.",
            "Forty-four persons work in one shift. We talked with each alone in a cafe in the town: thirty in Russian, fourteen in Vietnamese with an interpreter whom we had brought from Khabarovsk. The fourteen showed us their passports, which they keep themselves, and permits for work in this plant until 30 June 2022. Their journey was paid by the plant. They send money home through a bank and owe nothing.",
            "No person from a third country was met, listed, paid or spoken of. The local migration office confirmed in writing that no permits were issued to the plant for citizens of other states in 2019, 2020 or 2021.",
            "Hours and pay: eight hours, Monday to Friday, and up to twenty hours of overtime in the month. Wages are above the minimum of the region and go to bank cards.",
            *SMALL_AUDIT,
        ],
        "2021-11-08",
        look="letter",
        head="Pacific Verification Office (invented)",
    )
