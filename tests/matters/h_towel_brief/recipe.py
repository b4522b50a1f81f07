"""A memorandum that lowers the bar, and a page of the register that names the owner of the dyehouse."""

from tests.matters.hold import web

from unpick.datasets.generate.papers import docx, eml, pdf


def files() -> dict[str, bytes]:
    return {
        "notice.eml": eml(
            [
                "The cotton towels that were imported on 15 May 2023 are detained as of today, 22 May 2023, under the Uyghur Forced Labor Prevention Act. Whoever asks for an exception has to meet the terms of section 3(b) of the Act by clear and convincing evidence. Please write within 30 days."
            ],
            "2023-05-22",
            sender="center@port.example",
            to="desk@broker.example",
            subject="UFLPA detention, towels",
        ),
        "I. Memorandum of law.docx": docx(
            [
                "# MEMORANDUM IN SUPPORT OF AN EXCEPTION",
                "June 16, 2023",
                "## I. The towels",
                "15,000 towels, style LB-T70, woven and dyed by Zibo Halmarrow Dyeing and Weaving (invented) in Shandong.",
                "## II. The burden",
                "The presumption is rebuttable like any other in civil law. It is rebutted once the importer produces substantial evidence, and the importer prevails when the scales tip ever so slightly in its favor, that is, on a preponderance. Nothing more can be asked of us, and the agency may not hold us to a heightened burden.",
                "## III. The evidence",
                "The weaver belongs to a well-run group (II, extract of the company register, translated) and has signed our code of conduct (III). That is more than enough.",
                "## List",
                "- I this memorandum\n- II extract of the register\n- III code of conduct",
            ],
            "2023-06-16",
            author="Counsel",
        ),
        "II. Company register.html": web(
            "Enterprise credit information, translated from Chinese",
            [
                {
                    "Name": "Zibo Halmarrow Dyeing and Weaving (invented)",
                    "Seat": "Zichuan District, Zibo, Shandong",
                    "Established": "18 June 2013",
                    "Capital": "CNY 20,000,000",
                    "Scope": "weaving, dyeing and finishing of terry cloth",
                },
                "## Shareholders",
                [
                    ["Shareholder", "Seat of the shareholder", "Share", "Paid in (CNY)"],
                    [
                        "Shihezi Vellmaro Cotton Industry Group (invented)",
                        "Shihezi, Xinjiang",
                        "60%",
                        "12,000,000",
                    ],
                    ["two natural persons", "Zibo, Shandong", "40%", "8,000,000"],
                ],
                "Printed on 2 June 2023. Raw cotton is supplied by the majority shareholder (note 4 of the annual report 2022).",
            ],
        ),
        "III. Code of conduct.pdf": pdf(
            [
                "# Code of conduct for suppliers",
                "The supplier shall not use forced labor, child labor or prison labor, shall pay what the law asks, and shall keep records.",
                "Signed for the weaver on 11 January 2023, company seal.",
            ],
            "2023-01-11",
            look="columns",
        ),
    }
