"""Three reminders without an answer; and crab that was packed twelve days after it had sailed."""

from tests.matters.kit import spread

from unpick.datasets.generate.papers import Sheet, docx, eml, pdf, txt, workdays, xlsx

PLANT = "Donggang Saltwick Aquatic Products Co., Ltd."


def files() -> dict[str, bytes]:
    days = workdays("2022-01-17", "2022-02-11", off=("2022-01-31", *(f"2022-02-0{at}" for at in range(1, 7))))
    log = [["Date", "Raw lot", "Lot", "Whole crab kg", "Meat kg"]]
    log += [[day, "RC-01", "CM-0122", kg * 4, kg] for day, kg in spread(9000, days)]
    return {
        "c1 correspondence.eml": eml(
            [
                f"20 March 2022, to {PLANT}: please let us have your roster with nationality and the proof of wages.",
                "28 March 2022: we remind you of our mail of 20 March.",
                "8 April 2022: second reminder. Customs wants the papers by 13 April.",
                "21 April 2022: third reminder. We have had no reply to any of our mails, and your office hangs up on us.",
                "(No answer was ever received. P.)",
            ],
            "2022-04-21",
            sender="imports@piersend.example",
            to="office@saltwick.example",
            subject="THIRD REMINDER: roster and wages",
        ),
        "c2 processing.xlsx": xlsx(
            {"Picking room": Sheet(rows=log, above=[PLANT, "Picking and packing, PO PS-0077"])}, "2022-02-14"
        ),
        "c3 waybill.pdf": pdf(
            [
                "# Sea waybill",
                {
                    "No.": "DDGE2201930",
                    "Shipper": PLANT,
                    "Consignee": "Piersend Shellfish Company",
                    "Laden on board": "30-Jan-2022",
                    "Goods": "9,000 kg frozen crab meat, lot CM-0122, PO PS-0077",
                    "Container": "MNBU9010226",
                },
            ],
            "2022-01-30",
            look="form",
        ),
        "c4 letter.docx": docx(
            [
                "1 May 2022",
                "We answer your notice of 14 March 2022 today and regret the delay; no extension had been asked for. C1 shows that we tried to get the roster. C2 is the plant's record of picking and packing of lot CM-0122, 17 January to 11 February 2022. C3 is the waybill of the same lot.",
            ],
            "2022-05-01",
            author="Piersend",
        ),
        "notice.txt": txt(
            [
                "# Notice of detention, March 14, 2022",
                "Crab meat, section 321(b) CAATSA. You have 30 days from this notice to submit evidence.",
            ]
        ),
    }
