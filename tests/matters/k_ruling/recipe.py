"""The statute is recited, and after it every sentence has its page of the record."""

from unpick.datasets.generate.papers import csv, docx, pdf, xlsx

FIRM = "Carbones del Tarumal SA"


def files() -> dict[str, bytes]:
    return {
        "1 finding.pdf": finding(),
        "2 statements of workers.xlsx": xlsx(
            {
                "Statements": [
                    ["Page", "Witness", "Taken on", "By", "Time told of", "What was said (summary)"],
                    [
                        "R-014",
                        "worker 1",
                        "2024-09-11",
                        "officer with interpreter",
                        "February to August 2024",
                        "owed 2,300 for the journey and tools; the debt grew each month; could not leave until it was paid",
                    ],
                    [
                        "R-017",
                        "worker 2",
                        "2024-09-11",
                        "officer with interpreter",
                        "March to August 2024",
                        "same debt; was told that the police would be called if he left",
                    ],
                    [
                        "R-021",
                        "worker 4",
                        "2024-09-12",
                        "officer with interpreter",
                        "May to September 2024",
                        "wages of June and July not paid; the foreman wrote them against the debt",
                    ],
                    [
                        "R-024",
                        "worker 5",
                        "2024-09-12",
                        "officer with interpreter",
                        "January to September 2024",
                        "identity card taken on the first day and kept in the foreman's hut",
                    ],
                    [
                        "R-029",
                        "worker 7",
                        "2024-10-03",
                        "consular officer",
                        "April to September 2024",
                        "identity card returned only after the visit of the inspectors",
                    ],
                ]
            },
            "2024-10-07",
        ),
        "3 site visit.docx": docx(
            [
                "# Visit to the kilns, 10-12 September 2024",
                "Page R-031. We came without notice with the labor inspectorate of the country. All 22 kilns, the foreman's hut, both barracks and the scales were seen. 41 workers were present; all of them were heard, one by one, beyond the river, without anyone of the firm.",
                "Page R-033. In the foreman's hut lay an exercise book in which each worker has a page with advances, food, tools and deductions (photographs R-034 to R-052). For 29 of 41 workers the debt was higher in August than in May 2024.",
                "Page R-053. A tin box held 36 identity cards. The inspectorate handed them back on 12 September 2024.",
                "Page R-055. Sacks bore the mark of the firm and the name of a barbecue brand sold in the United States.",
                "Written on 27 September 2024.",
            ],
            "2024-09-27",
            author="Agency",
        ),
        "4 shipments.csv": csv(
            [
                ["page", "bill of lading", "shipped", "shipper", "port", "goods", "kg"],
                ["R-061", "TRM2406-18", "2024-06-18", FIRM, "Miami", "lump charcoal", 22400],
                ["R-061", "TRM2408-02", "2024-08-02", FIRM, "Miami", "lump charcoal", 22400],
                ["R-062", "TRM2411-09", "2024-11-09", FIRM, "Houston", "lump charcoal", 44800],
            ]
        ),
    }


def finding() -> bytes:
    return pdf(
        [
            "# Finding under 19 CFR 12.42(f)",
            "Date: 20 February 2025. Producer: Carbones del Tarumal SA. Merchandise: lump charcoal, subheading 4402.90.",
            "## Law",
            "Section 307 of the Tariff Act of 1930 (19 U.S.C. 1307) forbids the entry of goods that are mined, produced or manufactured wholly or in part in any foreign country by convict labor, forced labor, or indentured labor under penal sanctions. Forced labor is work that is exacted from a person under the menace of a penalty for its nonperformance and for which the worker does not offer himself voluntarily.",
            "## Facts",
            "Debt. Workers owe the firm for journey and tools and may not leave before the debt is paid (R-014, R-017). The exercise book shows that the debt of 29 of 41 workers grew between May and August 2024 (R-033; photographs R-034 to R-052).",
            "Menace of a penalty. Worker 2 was told that the police would be called (R-017).",
            "Wages withheld. Worker 4 was not paid for June and July 2024 (R-021); the book has the sums on his page (R-041).",
            "Identity documents. 36 cards lay in the foreman's box (R-053); workers 5 and 7 say how they came there (R-024, R-029).",
            "Link to the goods and to the United States. The 22 kilns are the only source of the firm's charcoal (R-031). Sacks with its mark bear a brand sold here (R-055). Three shipments reached Miami and Houston between June and November 2024 (R-061, R-062).",
            "## What speaks against it",
            "The firm wrote on 4 December 2024 that advances are a custom of the trade (R-070). Custom does not make an advance voluntary where the worker may not leave (R-014). The firm gave no books for 2024 though asked (R-072).",
            "## Conclusion",
            "On this record the charcoal is produced by forced labor. The record runs from R-001 to R-075 and may be inspected, with names removed.",
        ],
        "2025-02-20",
        look="book",
        head="Agency (role)",
    )
