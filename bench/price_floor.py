"""The labor-cost floor (I01) on invented price sheets: fair ones that must not be flagged, and prices at half of the floor or less.

python3 dev.py bench price_floor [--count 10000]

No verified sheets of fair-wage makers are at hand, so fair prices are built up as such a sheet is: minutes of the goods, efficiency 0.45 to 0.8
(research, indicators 2), a wage from the lowest legal tier up, overhead and profit. `bare` sheets are labor alone at full efficiency on
the lowest tier, the least that is lawful. Planted prices are 5% to 50% of the floor of the same sheet's goods at the legal minimum.
"""

import argparse
import datetime as dt
import random

from _frame import figure
from unpick.goods.labor import minimum_wages, standard_minutes
from unpick.model.series import Point
from unpick.weigh.signals import Inputs, indicators
from unpick.weigh.signals.i02_earnings_cap import DAYS_A_MONTH

GOODS = ("T-shirt", "polo shirt", "jeans", "hoodie", "woven shirt", "blouse", "skirt", "trousers", "dress")
PLACES = ("Dandong", "Ningbo")
DAY = dt.date(2024, 9, 30)


def fires(price: float, product: str, place: str) -> bool:
    """Tell whether I01 flags a verified price of one piece."""
    (indicator,) = (one for one in indicators() if one.id == "I01")
    point = Point(
        subject="Invented Mill", measure="unit_price", start=DAY, end=DAY, value=round(price, 2), unit="CNY/piece", product=product, place=place,
        verified=True, why="sheet",
    )  # fmt: skip
    (signal,) = indicator.measure(Inputs(points=(point,)))
    if signal.refused:
        raise SystemExit(f"{product} at {place} is refused: {signal.refused}")
    return signal.fires


def main() -> None:
    """Draw sheets and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--small", action="store_true")
    given = parser.parse_args()
    count = 200 if given.small else given.count
    draw = random.Random(660)
    fair = bare = low_one = low_floor = 0
    for _ in range(count):
        product, place = draw.choice(GOODS), draw.choice(PLACES)
        cited, legal = standard_minutes(product), minimum_wages(place, DAY)
        if cited is None or legal is None:
            raise SystemExit(f"no cited row for {product} or {place}")
        tiers = sorted(float(tier) / (DAYS_A_MONTH * 8 * 60) for tier in legal.tiers)
        minutes = draw.uniform(float(cited.low), float(cited.high))
        cost = minutes / draw.uniform(0.45, 0.8) * draw.choice(tiers) * draw.uniform(1, 2.5)
        fair += fires(cost * draw.uniform(1.15, 2.2), product, place)
        bare += fires(minutes * tiers[0], product, place)
        middle = (float(cited.low) + float(cited.high)) / 2 * tiers[len(tiers) // 2]
        low_one += fires(middle * draw.uniform(0.05, 0.5), product, place)
        low_floor += fires(middle / 0.62 * draw.uniform(0.05, 0.5), product, place)
    figure("price floor: fair sheets flagged", fair, "sheets", n=count, target="0", met=fair == 0)
    figure(
        "price floor: bare labor at the lowest legal tier and full efficiency, flagged",
        round(bare / count, 4),
        "share",
        n=count,
    )
    figure("price floor: prices of 5% to 50% of the middle floor at full efficiency, flagged", round(low_one / count, 4), "share", n=count,
           target=">= 0.95", met=low_one >= 0.95 * count)  # fmt: skip
    figure("price floor: the same at the research's efficiency of 0.45 to 0.8, flagged", round(low_floor / count, 4), "share", n=count,
           target=">= 0.95", met=low_floor >= 0.95 * count)  # fmt: skip


if __name__ == "__main__":
    main()
