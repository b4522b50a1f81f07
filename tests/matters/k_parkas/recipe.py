"""A social audit that was arranged by mail, with eight workers whom the personnel manager brought and sat with."""

from tests.matters.kit import Deal, ids, month
from tests.matters.rack import SMALL_AUDIT, clock_csv, daily, roster, stored, under, wages

from unpick.datasets.generate.papers import Sheet, docx, eml, workdays, xlsx

FIRM, BUYER = "Fengcheng Ostrelle Clothing (invented)", "Hollin & Parr Outerwear Inc"
DAYS = workdays("2022-07-01", "2022-07-29")
ROWS = month("OS", 120, DAYS, seed=311, rate="18.75")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="HP-PO-4471",
    invoice="OSC2208-03",
    bill="DLNL2208817",
    container="BEAU5528170",
    lines=[("HP-770", "Men's padded parkas, nylon", 9600, "21.40")],
    ordered="2022-04-25",
    invoiced="2022-08-03",
    shipped="2022-08-09",
    paid="2022-08-24",
    port="Tacoma, WA",
    lot="770-B",
    per_carton=12,
)


def files() -> dict[str, bytes]:
    jobs = ["cutting", "sewing", "sewing", "sewing", "filling", "pressing", "packing"]
    hiring = [
        ["Question", "Answer"],
        ["Where are vacancies made known?", "At the gate, on the town's notice board, and by word of mouth"],
        ["Does an agency take part?", "No"],
        ["Does the applicant pay anything?", "No"],
        ["Are papers kept?", "A copy only; the card goes back at once"],
        ["Are there workers from abroad?", "No"],
    ]
    return {
        "1_answer.docx": answer(),
        "2_people_and_hiring.xlsx": xlsx(
            {
                "People": Sheet(
                    rows=roster(ids("OS", 120), jobs, year=2021, nations="Chinese"),
                    above=[FIRM, "As of 29 July 2022"],
                ),
                "Hiring": hiring,
            },
            "2022-10-05",
        ),
        "3_wages_july.xlsx": wages(
            ROWS, "2022-08-10", firm=FIRM, month="July 2022", paid="2022-08-10", hand="code"
        ),
        "4_times_july.csv": clock_csv(ROWS, DAYS, seed=312),
        "5_output_july.xlsx": xlsx(
            {
                "Output": Sheet(
                    rows=daily(
                        9600,
                        DAYS,
                        style="HP-770",
                        lot="770-B",
                        order="HP-PO-4471",
                        step="sewing, filling, pressing",
                        minutes=95,
                    ),
                    above=[FIRM, "July 2022"],
                )
            },
            "2022-08-01",
        ),
        "6_ethical_audit.docx": audit(),
        "7_audit_mail.eml": eml(
            [
                "Dear Ms. Personnel Manager,",
                "Thank you for choosing us again. As discussed by telephone we will come on Tuesday, 19 July and Wednesday, 20 July. Two colleagues, one day and a half. Please have ready: business license, wage sheets of twelve months, time cards, contracts, building and fire certificates, and a quiet room.",
                "Please also prepare a list of the workers who will be available for the talks, so that your production is disturbed as little as possible. The invoice is attached to the contract and is due before the visit.",
                "We wish you a pleasant summer. Please consider the environment before you print this mail.",
            ],
            "2022-06-27",
            sender="planning@assessor.example",
            to="personnel@plant.example",
            subject="Your ethical audit on 19-20 July: what to prepare",
        ),
        **under("X", stored(DEAL), 8),
        "request.eml": eml(
            [
                "To the broker of record.",
                "Re: 9,600 parkas, imported September 12, 2022, detained September 16, 2022 under 22 U.S.C. 9241a (section 321(b) of CAATSA).",
                "The following is requested. (1) How were the workers of the sewing plant recruited, and of what nationality are they? (2) Wages and working time of the month in which the parkas were sewn. (3) Reports of social audits of the plant.",
                "Your answer should reach us within 30 days of the detention. If it does not, the merchandise may be excluded.",
            ],
            "2022-09-20",
            sender="specialist@agency.example",
            to="desk@broker.example",
            subject="Request for information, parkas",
        ),
    }


def answer() -> bytes:
    return docx(
        [
            "October 13, 2022",
            "# Answer to the request of September 20, 2022",
            "Hollin & Parr Outerwear Inc imports coats and parkas for the trade in the northern states. The 9,600 parkas of style HP-770 were sewn in July 2022 by Fengcheng Ostrelle Clothing, where 120 people work, all of them Chinese nationals. No national of North Korea worked on them, which Exhibit 6 confirms.",
            "Question 1 (recruitment, nationality) is answered in Exhibit 2; question 2 (wages, time) in Exhibits 3 and 4; question 3 (audits) in Exhibits 6 and 7.",
            [
                ["Exhibit", "Content", "Language"],
                ["1", "this answer", "English"],
                ["2", "people and hiring", "English"],
                ["3", "wages, July 2022", "English"],
                ["4", "times, July 2022", "English"],
                ["5", "output, July 2022", "English"],
                ["6", "ethical audit", "English"],
                ["7", "mail of the auditors", "English"],
                ["8-12", "order, invoice, packing, bill of lading, wire", "English"],
            ],
            "The nylon shell comes from Suzhou and the polyester filling from Hangzhou; both play no part in the question that you put.",
            "Should a visit be wished for, the plant is ready to receive one.",
        ],
        "2022-10-13",
        author="Import compliance",
    )


def audit() -> bytes:
    return docx(
        [
            "# Ethical audit",
            {
                "Audited": FIRM,
                "When": "19 July 2022, 9:00 to 17:00, and 20 July 2022, 9:00 to 12:00",
                "Issued": "2 August 2022",
                "Employees": "120 (88 women, 32 men)",
                "Kind of visit": "by appointment",
            },
            "## Tour",
            "The factory consists of one building of four floors and a yard. Floors one to four were walked from end to end: stores, cutting, sewing, filling and pressing, packing. There is no dormitory. The yard has a bicycle shed. No other firm has its seat at the address.",
            "## Talks with employees",
            "Eight employees were proposed by the personnel manager and were heard one after the other in the meeting room. The personnel manager remained in the room and helped where a question was not understood. The employees said that they are satisfied and that wages are paid on the tenth. Nobody spoke of pressure of any kind.",
            "## Papers",
            "Contracts and wage sheets were laid before us for twelve months; hours and pay of thirty persons were recalculated and were right.",
            "## Summary",
            "No evidence of forced, bonded or foreign state labor was found. Two minor points (extinguisher behind cartons, missing lid on a needle box) were closed.",
            *SMALL_AUDIT,
        ],
        "2022-08-02",
        author="Assessor",
    )
