"""Poof Apparel, HQ H317249: what is public of the packet, in documents made for a test that name roles, not firms."""

from tests.matters.kit import d, month, payroll

from unpick.datasets.generate.papers import cards, docx, pdf, photo, txt, workdays

STAFF = 49
TOLD = "RECONSTRUCTION after published summaries of HQ H317249. INVENTED DOCUMENT, made for a test; not the original"
DAYS = workdays("2020-11-01", "2020-11-30", saturdays=True)


def files() -> dict[str, bytes]:
    return {
        "form-28-answers.pdf": form28(),
        "recruitment.docx": recruitment(),
        "id-cards.pdf": cards(STAFF, "2021-01-12", seed=49, blur=5.0, mark=TOLD),
        "payroll-2020-11.xlsx": payroll(
            month("S", STAFF, DAYS, seed=7), "2020-12-05", above=["The Manufacturer", "Payroll November 2020"]
        ),
        "wrap-audit-2020.pdf": audit(),
        "protest.pdf": protest(),
        "request-for-information.pdf": request(),
        "exclusion.txt": exclusion(),
        "press-2020-11-20.txt": press(),
        "press-picture.jpg": photo("cartons", seed=11, size=(720, 480), blur=0.8, mark=TOLD),
    }


def form28() -> bytes:
    return pdf(
        [
            "# Response to Request for Information (CBP Form 28), updated",
            {
                "To": "U.S. Customs and Border Protection, Port of Newark",
                "From": "The Importer",
                "Date of response": "January 14, 2021",
                "Merchandise": "Women's and girls' woven garments, two entries",
            },
            [
                ["Item", "CBP question", "Our answer"],
                [
                    "1",
                    "Name of the manufacturer of the goods",
                    "The Manufacturer, Dandong, Liaoning, China. See invoice.",
                ],
                [
                    "2",
                    "Were the goods subcontracted?",
                    "No. Cutting, sewing and packing are done by the Manufacturer.",
                ],
                ["3", "Nationality of the workers", "All workers are Chinese nationals."],
                ["4", "Does the factory have social audits?", "Yes, WRAP. The 2020 report is enclosed."],
            ],
            "I certify that the above is true to the best of my knowledge.\n(signature) Compliance manager of the Importer",
        ],
        "2021-01-14",
        look="form",
        mark=TOLD,
    )


def recruitment() -> bytes:
    return docx(
        [
            "# Recruitment procedure",
            "The Manufacturer recruits sewing operators locally in Dandong and in neighboring counties of Liaoning. Vacancies are posted at the factory gate and on a local job site. Applicants bring their resident identity card; the personnel office keeps a copy and returns the card on the same day.",
            "A labor contract of one or three years is signed within the first month. No fee is taken from the applicant and no agency is used.",
            "- Step 1: notice of vacancy",
            "- Step 2: interview and sewing test",
            "- Step 3: contract, copy of identity card, enrollment in social insurance",
            "Dandong, January 12, 2021",
        ],
        "2021-01-12",
        author="Personnel office",
        mark=TOLD,
    )


def audit() -> bytes:
    sewing = photo("sewing", stamp="2020 11 03", seed=3, blur=1.6, mark=TOLD)
    packing = photo("cartons", stamp="2020 11 03", seed=11, blur=1.6, mark=TOLD)
    return pdf(
        [
            "# Facility audit report",
            {
                "Program": "Worldwide Responsible Accredited Production (WRAP)",
                "Facility": "The Manufacturer, Dandong, Liaoning Province, P.R. China",
                "Audit date(s)": "November 10-11, 2020",
                "Report issued": "November 6, 2020",
                "Products": "Woven garments for women and girls",
                "Employees": "49 (36 female, 13 male), all production staff on one shift",
            },
            "## 1. Facility profile",
            "The compound covers a very large area with several production blocks, warehouses and dormitories. During the audit the team was shown the sewing workshop on the second floor of Block 3 and the packing area on its ground floor. The remaining blocks and the dormitories could not be visited; the factory representative explained that they were not in use for the audited production.",
            "## 2. Worker interviews",
            "Ten workers out of the 49 employees were interviewed, five of them individually and five as a group. No worker under the age of 18 was met. Workers stated that wages are paid monthly.",
            "## 3. Forced labor",
            "No evidence of prison, bonded or otherwise forced labor was observed in the areas visited. All employees present were said to be Chinese nationals.",
            "## 4. Photographs",
            "Production process: Sewing",
            sewing,
            "Production process: Packing",
            packing,
            "All photographs were taken by the audit team; date stamp November 3, 2020.",
        ],
        "2020-11-12",
        look="report",
        title="Facility audit report",
        foot="Confidential - prepared for the facility",
        mark=TOLD,
    )


def protest() -> bytes:
    return pdf(
        [
            "February 4, 2021",
            "U.S. Customs and Border Protection\nPort of New York/Newark",
            "Re: Protest and application for further review; accelerated disposition requested",
            "Dear Sir or Madam:",
            "On behalf of the Importer we protest the exclusion, on January 22 and January 26, 2021, of two entries of women's and girls' garments detained on December 23, 2020. The goods were made in Dandong by workers who are citizens of the People's Republic of China. No North Korean national took any part in their production.",
            "The Manufacturer employs 63 workers, every one of whom is identified in the identity cards that we have filed. On January 14, 2021 we answered the port's request of January 8, 2021 in full: updated answers to Form 28 (Exhibit E1), a description of recruitment (Exhibit E2), copies of identity cards (Exhibit E3), payroll records (Exhibit E4) and the report of a third-party social audit of 2020 (Exhibit E5).",
            "The audit found no forced labor of any kind. We ask that the goods be released.",
            "Respectfully submitted,\n(signature) Counsel for the protestant",
        ],
        "2021-02-04",
        look="letter",
        head="Counsel for the Importer",
        mark=TOLD,
    )


def request() -> bytes:
    return pdf(
        [
            "# Request for information",
            {
                "Date": "01/08/2021",
                "Port": "Newark",
                "Merchandise": "Women's and girls' garments, 2 entries, detained 12/23/2020",
            },
            "The merchandise is detained because it may have been produced in whole or in part by the labor of North Korean nationals or citizens (Countering America's Adversaries Through Sanctions Act, section 321(b)). Please provide:",
            "- updated answers to the CBP Form 28;",
            "- documentation detailing how the employees of the manufacturer are recruited;",
            "- identification cards;",
            "- payroll records or other proof of payment.",
        ],
        d("2021-01-08"),
        look="columns",
        mark=TOLD,
    )


def exclusion() -> bytes:
    return txt(
        [
            "# Notice of exclusion (two entries)",
            {"First entry excluded": "01/22/2021", "Second entry excluded": "01/26/2021", "Port": "Newark"},
            "The information submitted on 01/14/2021 does not overcome the presumption of section 321(b) of CAATSA that the merchandise was made with forced labor. The merchandise may not enter the commerce of the United States (19 U.S.C. 1307). You may protest this exclusion.",
        ],
        mark=TOLD,
    )


def press() -> bytes:
    return txt(
        [
            "# Summary in our own words of a press report of 20 November 2020 (The Guardian)",
            "After an investigation of three months the newspaper reported on 20 November 2020 that protective coveralls ordered for the UK Department of Health and Social Care came from factories in Dandong, China, in which North Koreans worked; the maker of the goods is named in it. Up to 18 hours of work a day, no days off, about 70% of the wages taken, constant watch, workers not free to leave.",
            "The report shows pictures of cartons of the protective coveralls.",
        ],
        mark="Summary of a published report, made for a test; the published text is not stored here",
    )
