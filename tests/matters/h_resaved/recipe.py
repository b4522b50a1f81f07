"""Statements of April that were put on paper in May, and a file that was saved again with page numbers in October."""

from tests.matters.hold import note

from unpick.datasets.generate.papers import Sheet, csv, docx, pdf, xlsx

FIRM = "Samut Corrivale Shrimp Co (invented)"


def files() -> dict[str, bytes]:
    return {
        "Main.docx": docx(
            [
                "# Allegation to U.S. Customs and Border Protection (19 CFR 12.42)",
                "20 October 2025",
                "## Who and what",
                FIRM
                + ", Khlong Road 9, Samut Sakhon. Merchandise: frozen peeled shrimp, HTS 0306.17, brand bags of 1 kg and 2 kg, described in Annex A, page 1.",
                "## Why we believe it is made with forced labor",
                "1. Debt bondage. Workers owe the recruiter 18,000 to 25,000 baht and pay from each wage (Annex A, pages 1 and 2; Annex B, rows 5 to 18). Whoever owes may not leave; the foreman threatens with the police (Annex A, page 2).",
                "2. Retention of identity documents. Passports and work cards lie in the office (Annex A, page 2; Annex C, messages 2 and 3).",
                "3. Withholding of wages. Pay is kept back for twenty days as a security (Annex A, page 1; Annex B, column E).",
                "## Imports",
                "Three arrivals in the United States from March to September 2025 (Annex D, lines 2 to 4).",
                "## What speaks against it",
                "A certificate for food safety of 2024 exists; it does not deal with labor. The firm did not answer our letter of 1 September 2025.",
                "## Safety",
                "Names are kept apart and can be shown to the agency alone.",
            ],
            "2025-10-20",
        ),
        "Annex A statements.pdf": pdf(
            [
                "# Statements of seven workers, taken on 12 and 13 April 2025",
                "Written down and read back on 4 May 2025. Each worker was heard alone, away from the plant, in Burmese, by two people. Translation by a sworn translator, 9 May 2025.",
                "Page 1. Workers 1 to 4 peel and pack frozen shrimp in bags of 1 kg and 2 kg. Each came through the recruiter and owes between 18,000 and 25,000 baht. Each says that the first twenty days of pay are kept until the contract ends.",
                "---",
                "Page 2. Workers 5 to 7 say the same of debt and pay. Worker 5 asked for his passport in February 2025 and was told that it stays in the office until the debt is paid. Worker 6: the foreman said that who leaves with a debt will be reported to the police.",
            ],
            "2025-10-06",
            look="memo",
            foot="Annex A",
        ),
        "Annex B ledger of debts.xlsx": xlsx(
            {
                "Ledger": Sheet(
                    rows=[
                        [
                            "Entry",
                            "Worker (code)",
                            "Owed at start (baht)",
                            "Taken per wage (baht)",
                            "Days of pay held",
                        ],
                        *[[at, f"K{at:02d}", 18000 + 500 * at, 1500, 20] for at in range(1, 15)],
                    ],
                    above=[
                        "Typed off from photographs of the recruiter's ledger, February 2025",
                        "Photographs are in the confidential part",
                        [],
                    ],
                )
            },
            "2025-05-09",
        ),
        "Annex C messages.md": note(
            """
# Annex C: three messages of a worker's telephone (translated)

1. 2025-02-17, 18:05, worker: *I need my passport to open the account.*
2. 2025-02-17, 18:40, foreman: *Passports are with the office. All of them.*
3. 2025-02-18, 07:10, foreman: *First the debt, then the passport.*
"""
        ),
        "Annex D arrivals.csv": csv(
            [
                ["arrival", "bill", "port", "shipper", "consignee", "goods", "kg"],
                [
                    "2025-03-11",
                    "BKKX2503114",
                    "Los Angeles",
                    FIRM,
                    "Harrowgale Seafood Importers (invented)",
                    "frozen peeled shrimp 0306.17",
                    19200,
                ],
                [
                    "2025-06-24",
                    "BKKX2506240",
                    "Los Angeles",
                    FIRM,
                    "Harrowgale Seafood Importers (invented)",
                    "frozen peeled shrimp 0306.17",
                    19200,
                ],
                [
                    "2025-09-16",
                    "BKKX2509160",
                    "Houston",
                    FIRM,
                    "Harrowgale Seafood Importers (invented)",
                    "frozen peeled shrimp 0306.17",
                    21600,
                ],
            ],
            delimiter=";",
        ),
        "Annex E list.pdf": pdf(
            [
                "# List of annexes",
                {
                    "Annex A": "statements of April 2025 (sworn translation; saved again with page numbers)",
                    "Annex B": "ledger of debts, February 2025 (English)",
                    "Annex C": "messages, February 2025 (translation)",
                    "Annex D": "arrivals, March to September 2025 (English)",
                    "Annex E": "this list",
                },
            ],
            "2025-10-20",
            look="book",
        ),
    }
