"""Which words in a header speak for which canonical field, and which words forbid it."""

import dataclasses
from typing import Final

__all__ = ["RULES", "Rule"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a header can name a field.

    A rule speaks only when every token of the header is needed, allowed or a stop word: one foreign word
    (agent, per, tax, address) silences it. That is what turns a wrong guess into a doubt.

    Args:
        field: canonical field.
        needs: concepts that must all occur.
        looks: kind of value the column must hold (`guess_values.LOOKS`).
        allows: further concepts that may occur.
        costs: what an allowed concept takes off the confidence, so that the plain column wins over its kin.
        start: confidence of the bare match.
        proof: the values must confirm it; without rows there is only doubt.
    """

    field: str
    needs: frozenset[str]
    looks: str
    allows: frozenset[str] = frozenset()
    costs: tuple[tuple[str, float], ...] = ()
    start: float = 0.97
    proof: bool = False


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NAME_KIN: Final = _set("name party english form raw native goods actual")
_KIN_COSTS: Final = (("english", 0.08), ("form", 0.06), ("raw", 0.05), ("native", 0.04))
_PLACE_KIN: Final = _set("name english code native goods")
_PLACE_COSTS: Final = (*_KIN_COSTS, ("code", 0.06))
_DAY: Final = _set("arrival actual estimated import export declaration shipment code")
_DAY_COSTS: Final = (("estimated", 0.1), ("declaration", 0.06), ("arrival", 0.03), ("shipment", 0.02))
_MONEY: Final = _set(
    "usd value fob cif total sum valuekind item goods import export shipment declaration price commercial"
)
_MONEY_COSTS: Final = (
    ("shipment", 0.15),
    ("cif", 0.03),
    ("fob", 0.02),
    ("valuekind", 0.02),
    ("sum", 0.0),
    ("import", 0.02),
    ("export", 0.02),
    ("price", 0.04),
)
_HEAVY: Final = _set("weight kg total sum goods commercial")


def _party(field: str, concept: str) -> tuple[Rule, ...]:
    return (Rule(field=field, needs=_set(concept), looks="party", allows=_NAME_KIN, costs=_KIN_COSTS),)


def _country(field: str, concept: str) -> tuple[Rule, ...]:
    kin = {"allows": _PLACE_KIN, "costs": _PLACE_COSTS}
    return (
        Rule(field=field, needs=frozenset({concept, "country"}), looks="country", **kin),  # type: ignore[arg-type]
        Rule(
            field=field, needs=_set(concept), looks="country", start=0.75, proof=True, allows=_set("english")
        ),
    )


def _money(*needs: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(field="value_usd", needs=_set(need), looks="number", allows=_MONEY, costs=_MONEY_COSTS)
        for need in needs
    )


RULES: Final[tuple[Rule, ...]] = (
    *_party("shipper_name", "seller"),
    *_party("consignee_name", "buyer"),
    *_party("notify_name", "notify"),
    *_party("maker_name", "maker"),
    Rule(field="date", needs=_set("date"), looks="date", allows=_DAY, costs=_DAY_COSTS),
    # A month is a date of its own kind, taken only when no day is given.
    Rule(field="date", needs=_set("month"), looks="date", allows=_DAY | {"year", "date"}, start=0.8),
    Rule(
        field="hs_code", needs=_set("hs code"), looks="hs", allows=_set("goods tariff import export native")
    ),
    Rule(field="hs_code", needs=_set("hs"), looks="hs", allows=_set("goods tariff import export"), start=0.9),
    Rule(
        field="hs_code", needs=_set("tariff code"), looks="hs", allows=_set("goods"), start=0.85, proof=True
    ),
    Rule(field="hs_code", needs=_set("goods code"), looks="hs", start=0.8, proof=True),
    Rule(
        field="description",
        needs=_set("desc"),
        looks="text",
        allows=_set("goods commercial english native declaration item raw name shipment"),
        costs=(*_KIN_COSTS, ("item", 0.03)),
    ),
    Rule(
        field="description",
        needs=_set("goods name"),
        looks="text",
        start=0.85,
        allows=_set("english native"),
        costs=_KIN_COSTS,
    ),
    Rule(field="description", needs=_set("goods declaration"), looks="text", start=0.85, proof=True),
    Rule(field="description", needs=_set("goods shipment"), looks="text", start=0.85),
    Rule(field="description", needs=_set("goods"), looks="text", start=0.8, proof=True),
    # The tariff's own words: better than nothing, below anything declared.
    Rule(
        field="description",
        needs=_set("hs desc"),
        looks="text",
        start=0.74,
        allows=_set("code goods english"),
        costs=(("english", 0.02), ("goods", 0.01)),
    ),
    *_country("origin_country", "origin"),
    *_country("destination_country", "destination"),
    Rule(
        field="destination_country",
        needs=_set("to country"),
        looks="country",
        start=0.85,
        allows=_PLACE_KIN,
        costs=_PLACE_COSTS,
    ),
    *_money("usd value", "usd fob", "usd cif", "usd total"),
    Rule(
        field="gross_weight_kg", needs=_set("gross"), looks="number", allows=_HEAVY, costs=(("total", 0.03),)
    ),
    # Neither gross nor net is said; a bill of lading weighs the goods with their packing.
    Rule(field="gross_weight_kg", needs=_set("weight"), looks="number", allows=_HEAVY, start=0.8),
    Rule(field="net_weight_kg", needs=_set("net"), looks="number", allows=_HEAVY, costs=(("total", 0.03),)),
    Rule(field="shipper_address", needs=_set("seller addr"), looks="any", allows=_NAME_KIN, costs=_KIN_COSTS),
    Rule(
        field="consignee_address", needs=_set("buyer addr"), looks="any", allows=_NAME_KIN, costs=_KIN_COSTS
    ),
    Rule(field="marks", needs=_set("marks"), looks="any", allows=_set("code container")),
    Rule(field="quantity", needs=_set("quantity"), looks="any", allows=_set("total sum goods item")),
    Rule(field="quantity_unit", needs=_set("quantity unitword"), looks="any"),
    Rule(field="quantity_unit", needs=_set("unitword"), looks="any", start=0.8),
    Rule(field="lading_port", needs=_set("port lading"), looks="any", allows=_set("otherplace name")),
    Rule(field="unlading_port", needs=_set("port unlading"), looks="any", allows=_set("otherplace name")),
    Rule(field="place_of_receipt", needs=_set("receiptplace placeword"), looks="any"),
    Rule(field="vessel", needs=_set("vessel"), looks="any", allows=_set("name"), start=0.9),
    Rule(field="voyage", needs=_set("voyage"), looks="any", allows=_set("code")),
    Rule(field="bill_no", needs=_set("bill"), looks="any", allows=_set("code"), start=0.9),
    Rule(field="master_bill_no", needs=_set("master bill"), looks="any", allows=_set("code")),
    Rule(
        field="container_no",
        needs=_set("container"),
        looks="any",
        allows=_set("code id"),
        start=0.85,
        proof=True,
    ),
    Rule(field="trade_type", needs=_set("tradetype typeword"), looks="any", allows=_set("name")),
)
"""Every rule; a field takes the best column over all of its rules."""
