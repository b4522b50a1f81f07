"""Fourteen hours a day without a day off, for less than half of the minimum that the paper itself prints."""

from tests.matters.kit import ids, notice

from unpick.datasets.generate.papers import Sheet, csv, pdf, piece_pay, workdays, xlsx

MAKER = "Tumen Larkspindle Handicraft Co., Ltd."


def files() -> dict[str, bytes]:
    days = [*workdays("2024-07-01", "2024-07-31", saturdays=True)]
    every = sorted({*days, *(day.replace(day=at) for day in days[:1] for at in (7, 14, 21, 28))})
    rows = piece_pay(ids("K-", 45), days=len(every), rate="0.95", per_day=24, seed=45)
    wages = [["No.", "Days", "Pieces", "Rate (yuan)", "Earned", "Board and lodging", "Received"]]
    wages += [
        [row["id"], len(every), row["pieces"], row["rate"], row["gross"], row["deductions"], row["net"]]
        for row in rows
    ]
    clock = [["no", "date", "start", "end", "hours without breaks"]]
    clock += [[one, day, "06:30", "22:00", 14] for one in ids("K-", 45) for day in every]
    return {
        "detention notice.pdf": notice(
            "caatsa",
            "2024-09-16",
            "2024-09-09",
            "knitted dolls",
            ["wage records", "time records"],
            hand="form",
            asked="2024-09-18",
        ),
        "K1 piece wages july.xlsx": xlsx(
            {
                "Piece wages": Sheet(
                    rows=wages,
                    above=[MAKER, "Piece wages July 2024", "Statutory minimum wage: 1,880 yuan per month"],
                )
            },
            "2024-08-05",
        ),
        "K2 time sheet july.csv": csv(clock),
        "K3 brief.pdf": pdf(
            [
                "# Brief",
                "October 11, 2024",
                "It is shown by clear and convincing evidence that the dolls were not made with forced labor. The 45 workers are paid every month: see the wages of July 2024 (K1). They work regular hours of eight a day, five days a week, and no overtime: see the time sheets (K2).",
            ],
            "2024-10-11",
            look="letter",
        ),
    }
