"""How exposed a buyer is: shipments known and claimed, amounts with formula and inputs, steps, by country."""

from unpick.cases.exposure.countries import Asked, exposure_by_country
from unpick.cases.exposure.shipments import AMOUNTS, COUNTS, count_shipments, list_amounts

__all__ = ["AMOUNTS", "COUNTS", "Asked", "count_shipments", "exposure_by_country", "list_amounts"]
