"""The first visit was by appointment, the second was not; all three indicators of the order are met one by one."""

from unpick.datasets.generate.papers import Sheet, docx, pdf, txt, xlsx

FIRM = "Sarangani Tradewind Uniforms Inc"
FEES = [(900 + at % 6 * 50) for at in range(38)]


def files() -> dict[str, bytes]:
    rows = [
        [f"W-{at + 1:02d}", fee, "2024-06-14", fee // 2, "2024-09-13", fee - fee // 2, fee]
        for at, fee in enumerate(FEES)
    ]
    return {
        "AA_request.pdf": request(),
        "BB_repayments.xlsx": xlsx(
            {
                "Fees": Sheet(
                    rows=[
                        [
                            "Worker",
                            "Fee found (USD)",
                            "First payment on",
                            "First payment",
                            "Second payment on",
                            "Second payment",
                            "Repaid in all",
                        ],
                        *rows,
                    ],
                    above=[FIRM, "Recruitment fees of 38 workers from abroad, as found by the organization"],
                    below=[
                        [
                            "Sum",
                            sum(FEES),
                            "",
                            sum(fee // 2 for fee in FEES),
                            "",
                            sum(fee - fee // 2 for fee in FEES),
                            sum(FEES),
                        ]
                    ],
                ),
                "Overtime": [
                    ["Month", "Highest overtime of any worker, hours", "Average hours"],
                    ["2024-07", 34, 21],
                    ["2024-08", 31, 19],
                    ["2024-09", 28, 17],
                    ["2024-10", 29, 17],
                ],
            },
            "2024-11-04",
        ),
        "CC_first_visit.docx": docx(
            [
                "# First visit, 28-30 May 2024 (by appointment)",
                "We are an organization for the rights of migrant workers. The company asked us in April 2024 to find out what is owed to whom and to propose remedies. Because we needed books, keys and interpreters, the first visit was arranged with the company. It was meant to establish facts about fees and not to verify remedies; for that see our report on the second visit.",
                "We spoke with all 38 workers from abroad in private, outside the site and in their own languages. Fees between USD 900 and USD 1,150 had been paid to agents. Passports of 38 workers were in a safe of the company and were returned before our eyes on 29 May 2024.",
                "Overtime of up to 96 hours a month had been worked in 2023.",
                "We proposed: repayment in two parts, no more agents, a cap of 36 hours, a telephone line run by us. We are not paid by the company; our costs are borne by a foundation.",
                "Report of 10 June 2024",
            ],
            "2024-06-10",
            author="Organization",
        ),
        "DD_second_visit.pdf": pdf(
            [
                "# Second visit: verification of remedies",
                {
                    "Dates": "8, 9 and 10 October 2024",
                    "Notice to the company": "none",
                    "Report": "25 October 2024",
                    "Workers": "212, of whom 38 from abroad",
                    "Interviews": "212, in private, off the line, in the language of each worker",
                },
                "The whole site was seen: three sewing halls, the warehouse, the two hostels and the canteen. We chose the hour and the route.",
                "## 1. Debt bondage",
                "All 38 workers showed us, on telephones or in bank books, the two payments of 14 June and 13 September 2024. What they had paid to agents has come back to them in full. No worker hired since April 2024 has paid a fee. Remedied.",
                "## 2. Retention of identity documents",
                "All 38 have their passports, in lockers with keys or with relatives. The safe holds cash and seals. Remedied.",
                "## 3. Excessive overtime",
                "The clock shows at most 34 hours in July and 28 in September 2024. Workers confirm it and add that overtime can be refused. Remedied.",
                "## Further matters",
                "The line for complaints received 17 calls, most about food. Each was answered within ten days.",
                "We will visit twice a year without notice until 2027. This report may be published.",
            ],
            "2024-10-25",
            look="report",
            head="Organization for the rights of migrant workers",
        ),
        "EE_policies_and_minutes.txt": txt(
            [
                "MINUTES OF THE BOARD, 15 April 2024 (extract)",
                "Resolved: (a) no agent is used for the hiring of workers from abroad; the company pays all costs of hiring. (b) No officer keeps the passport of a worker for any reason. (c) Overtime is voluntary and ends at 36 hours in a month; the clock locks at that number. (d) Fees found by the organization are repaid from the reserve.",
                "Present: five of six directors. One director excused. The minutes were approved on 20 May 2024.",
                "POLICY ON HIRING, edition 3. Definitions: a fee is any sum, in money or kind, paid by a worker to get or keep the job.",
            ]
        ),
        "OO_order.txt": txt(
            [
                "# WITHHOLD RELEASE ORDER",
                "19 March 2024. Maker: Sarangani Tradewind Uniforms Inc. Goods: work clothing. Indicators identified: debt bondage; retention of identity documents; excessive overtime.",
                "A request for modification should show by evidence that each indicator has been remedied.",
            ]
        ),
    }


def request() -> bytes:
    return pdf(
        [
            "November 8, 2024",
            "# Request for modification of the withhold release order of March 19, 2024",
            f"{FIRM} asks that the order be modified. The order names three indicators. We do not dispute what was found. What we have done since is verified by an organization that takes no money from us and came to the site in October 2024 without telling us.",
            [
                ["Indicator in the order", "Measure", "Evidence"],
                [
                    "Debt bondage",
                    f"USD {sum(FEES):,} of fees repaid to 38 workers in two payments; no agents since April 15, 2024",
                    "BB, CC, DD section 1",
                ],
                [
                    "Retention of identity documents",
                    "38 passports returned on May 29, 2024; lockers",
                    "CC, DD section 2",
                ],
                ["Excessive overtime", "cap of 36 hours, clock locks", "BB, DD section 3, EE"],
            ],
            "## Exhibits (English)",
            "AA request; BB repayments and overtime; CC report on the first visit, May 2024, which was arranged with us; DD report on the second visit, October 2024, unannounced; EE minutes and policy.",
            "We make uniforms for hospitals and hotels since 1999 and hope to go on doing so. We make this request with respect for those who spoke up.",
            "Officers may come at any time and speak with anyone.",
        ],
        "2024-11-08",
        look="letter",
        head=FIRM,
    )
