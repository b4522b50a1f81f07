"""Sound: each sentence about labor has its annex and line, the annexes are of the same mill and the same two harvests."""

import random

from unpick.datasets.generate.papers import csv, docx, eml, pdf


def files() -> dict[str, bytes]:
    return {
        "Petition.pdf": petition(),
        "Annex A interviews.docx": interviews(),
        "Annex B pay slips.csv": slips(),
        "Annex C contracts and cards.docx": contracts(),
        "Annex D university study.pdf": study(),
        "Annex E imports.csv": imports(),
        "Annex F company answer.eml": answer(),
    }


def petition() -> bytes:
    return pdf(
        [
            "# Petition under 19 CFR 12.42(b)",
            "Raw sugar of Central Guayacanes (invented), Dominican Republic. Filed on 6 May 2025 by the Batey Rights Clinic (invented), Santo Domingo.",
            "## 1. Request and period",
            "We believe that raw sugar made with forced labor at Central Guayacanes is being imported, and ask that release be withheld. The facts below concern the harvests of 2023-24 and 2024-25 (December 2023 to April 2025).",
            "## 2. The goods",
            "Raw cane sugar in bulk, subheading 1701.14 (Annex E, column goods).",
            "## 3. The producer",
            "Central Guayacanes has one mill, in San Pedro de Macoris province, and twelve bateyes where its cutters live (Annex D, page 3). The cutters are its own employees (Annex C, item 1).",
            "## 4. Facts about labor",
            "4.1 Withholding of wages. Of 44 cutters interviewed in March 2025, 37 said that a part of each ton's rate is held back until the end of harvest (Annex A, lines 1 to 37), and is lost to those who leave (Annex A, line 19). The pay slips of 20 cutters for January to March 2025 show a column named 'incentivo retenido' of 35 percent of the gross (Annex B). The university's survey of 2024 found part of the pay retained in 212 of 260 households (Annex D, page 9).",
            "4.2 Retention of identity documents. Twenty-nine of the 44 said that the camp chief holds the company card without which the guard post does not let them pass (Annex A, lines 3 to 31). The receipt form by which the card is given up is reproduced in Annex C, item 2.",
            "4.3 Restriction of movement. Armed guards stand at the exits of nine of the twelve bateyes after six in the evening (Annex D, page 11). Eighteen cutters told of being sent back at the barrier in January or February 2025 (Annex A, lines 5 to 22).",
            "4.4 Debt bondage. Cutters recruited in Haiti are charged 9,000 to 14,000 pesos for the journey, which is set off against wages (Annex A, lines 10 to 34; Annex C, item 3).",
            "## 5. Imports",
            "Seven cargoes went from San Pedro to Baltimore and Savannah between May 2024 and March 2025, 61,500 tons in all (Annex E).",
            "## 6. What speaks against us",
            "The company says that the retained part is a bonus and that cards are held for safekeeping at the wish of the cutters (Annex F). Seven of the 44 told us of no deduction (Annex A, lines 38 to 44). The study counts two bateyes where guards are unarmed and one without a post (Annex D, page 11). We do not claim physical violence; we were told of none.",
            "## 7. Law",
            "Section 307 reaches work exacted under menace of a penalty and not offered voluntarily. Loss of the retained part (4.1), loss of the card (4.2) and the debt (4.4) are the penalties; the barrier (4.3) and what cutters told us of wanting to leave (Annex A, line 12) show the want of consent.",
            "## 8. Annexes",
            "A interviews, B pay slips, C contracts and cards, D university study, E imports, F answer of the company. Interviewees are coded; the key is kept by the Clinic. All Spanish and Creole originals stand beside the English.",
        ],
        "2025-05-06",
        look="letter",
        head="Batey Rights Clinic (invented)",
    )


def interviews() -> bytes:
    rows = [
        [
            "Line",
            "Code",
            "Interviewed",
            "Batey",
            "Part of rate held back",
            "Card held by camp chief",
            "Turned back at barrier",
            "Charged for journey, pesos",
        ]
    ]
    rows.extend(
        [
            str(at),
            f"C{at:02d}",
            f"2025-03-{8 + at % 15:02d}",
            str(at % 12 + 1),
            "yes" if at <= 37 else "no",
            "yes" if 3 <= at <= 31 else "no",
            f"2025-0{1 + at % 2}" if 5 <= at <= 22 else "no",
            str(9000 + 200 * (at - 10) + (200 if at == 34 else 0)) if 10 <= at <= 34 else "",
        ]
        for at in range(1, 45)
    )
    return docx(
        [
            "# Annex A: interviews with cutters of Central Guayacanes, March 2025",
            "Two staff of the Clinic, one of them a Creole speaker, spoke with each person alone, outside the bateyes. Each was read back the notes and consented to their use in code.",
            rows,
            "Line 12: 'Mwen vle ale lakay mwen, men kat la nan men chef la.' (I want to go home, but the card is in the chief's hand.)",
            "Line 19: 'Si ou pati anvan zafra fini, ou pèdi pati sa a.' (If you leave before the harvest is over, you lose that part.)",
            "Line 41: 'Yo peye m tout, chak kenzèn.' (They pay me everything, each fortnight.)",
        ],
        "2025-04-02",
    )


def slips() -> bytes:
    draw = random.Random(9)
    rows: list[list[str | int]] = [
        [
            "code",
            "fortnight ending",
            "tons cut",
            "rate DOP per ton",
            "gross",
            "incentivo retenido",
            "other deductions",
            "paid",
        ]
    ]
    for at in range(1, 21):
        for day in ("2025-01-15", "2025-02-15", "2025-03-15"):
            tons = draw.randrange(24, 36)
            gross = tons * 420
            kept = gross * 35 // 100
            social = gross * 6 // 100
            rows.append([f"C{at:02d}", day, tons, 420, gross, kept, social, gross - kept - social])
    return csv(rows)


def contracts() -> bytes:
    return docx(
        [
            "# Annex C: papers that cutters gave us",
            "## Item 1. Contract of a cutter, 4 December 2024 (names covered)",
            "'El trabajador presta servicios a Central Guayacanes como picador. El treinta y cinco por ciento de la tarifa se liquidará al final de la zafra.' English: The worker serves Central Guayacanes as a cutter. Thirty-five percent of the rate shall be settled at the end of the harvest.",
            "## Item 2. Receipt for a card, 9 January 2025",
            "'Recibí del picador su carnet, que se devolverá al terminar la zafra.' English: Received from the cutter his card, to be returned when the harvest ends. Stamp of the camp chief, batey 4.",
            "## Item 3. Account for the journey, 2 December 2024",
            [
                ["Concept", "DOP"],
                ["Bus from the border", "4500"],
                ["Guide", "5000"],
                ["Papers", "2300"],
                ["To be set off against the wage", "11800"],
            ],
        ],
        "2025-04-02",
    )


def study() -> bytes:
    return pdf(
        [
            "# Households in the cane: a survey of the bateyes of Central Guayacanes, February to June 2024",
            "Universidad del Este Antillano (invented), Institute of Rural Sociology, October 2024. Pages 1, 3, 9 and 11",
            "---",
            "Method. 260 households drawn from a list of 1,130, interviewed in Spanish or Creole by enumerators who do not live in the province. The study was paid for by the university.",
            "---",
            "Page 3. Central Guayacanes has one mill and twelve bateyes (map). In the harvest of 2023-24 it employed 3,400 cutters.",
            "---",
            "Page 9. In 212 of 260 households part of the cutter's pay in the harvest 2023-24 was retained until its end.",
            "---",
            "Page 11. Guard posts: nine bateyes with armed guards from six in the evening, two with unarmed guards, one with none.",
        ],
        "2024-10-15",
        look="report",
    )


def imports() -> bytes:
    rows = [["arrived", "port", "vessel (invented)", "shipper", "consignee", "goods", "subheading", "tons"]]
    for day, port, ship, tons in (
        ("2024-05-14", "Baltimore", "Sweet Tern", 9500),
        ("2024-06-20", "Savannah", "Cane Dolphin", 8000),
        ("2024-08-02", "Baltimore", "Sweet Tern", 9500),
        ("2024-10-11", "Savannah", "Cane Dolphin", 8000),
        ("2025-01-17", "Baltimore", "Sweet Tern", 9500),
        ("2025-02-21", "Savannah", "Cane Dolphin", 8000),
        ("2025-03-28", "Baltimore", "Sweet Tern", 9000),
    ):
        rows.append(
            [
                day,
                port,
                ship,
                "Central Guayacanes",
                "Tidewater Sugar Refiners Inc (invented)",
                "raw cane sugar in bulk",
                "1701.14",
                str(tons),
            ]
        )
    return csv(rows)


def answer() -> bytes:
    return eml(
        [
            "Estimados señores / Dear Sirs,",
            "The part of the rate that is settled at the end of harvest is a bonus for constancy, known to all and agreed. Cards are kept by the camp chiefs because the men asked us, they lose them in the fields. The guards are there against theft of cane and cattle.",
            "We invite the Clinic to visit.",
            "Communications, Central Guayacanes (invented)",
        ],
        "2025-04-24",
        sender="comunicaciones@guayacanes.example",
        to="clinic@batey.example",
        subject="Re: our questions of 10 April",
    )
