"""Which kind of link carries what, which way, on which days: one table; and the stated conventions."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from unpick.goods.become import Become
from unpick.model.chance import FACT_PROBABILITY

__all__ = [
    "LINK_RULES",
    "MAKER_LEAD_DAYS",
    "MOVE_PROBABILITY",
    "NOTIFY_PROBABILITY",
    "NO_NAME",
    "PASSED_THROUGH",
    "PASS_PROBABILITY",
    "SAME_NAME_PROBABILITY",
    "Carries",
    "LinkRule",
    "Role",
]


class Carries(StrEnum):
    """What goes along an edge: goods, the concern itself (labor, place), or nothing."""

    GOODS = "goods"
    CONCERN = "concern"
    NOTHING = "nothing"


class Role(StrEnum):
    """What a party does on a shipment; given by the caller, never guessed here."""

    FIRM = "firm"
    FORWARDER = "forwarder"
    CARRIER = "carrier"
    BANK = "bank"
    TO_ORDER = "to_order"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRule:
    """How one kind of link takes part in a chain.

    Attributes:
        carries: goods, concern or nothing.
        forward: it goes from subject to object. backward: from object to subject.
        inferred: nobody says that something went this way; it follows from the link.
        factor: multiplies the probability of the source, for what the link leaves open.
        says: why, in one sentence.
    """

    carries: Carries
    forward: bool = False
    backward: bool = False
    inferred: bool = False
    factor: float = 1.0
    says: str


LINK_RULES: Final[dict[str, LinkRule]] = {
    "supplies": LinkRule(
        carries=Carries.GOODS, forward=True, says="The subject's goods go to the object while it supplies it."
    ),
    "ships_to": LinkRule(
        carries=Carries.GOODS, forward=True, says="The subject's goods go to the object on the days stated."
    ),
    "subcontracts": LinkRule(
        carries=Carries.GOODS,
        backward=True,
        says="The subject gives work to the object, so goods go from the object to the subject.",
    ),
    "sells_brand": LinkRule(
        carries=Carries.GOODS, forward=True, says="Goods that reach the subject are sold under the brand."
    ),
    "transfers_labor_to": LinkRule(
        carries=Carries.CONCERN, forward=True, says="Workers of the subject work at the object."
    ),
    "located_at": LinkRule(
        carries=Carries.CONCERN, backward=True, says="What is true of the site is true of who works on it."
    ),
    "shares_site": LinkRule(
        carries=Carries.CONCERN,
        forward=True,
        backward=True,
        inferred=True,
        factor=0.5,
        says="Two firms on one site may share workers; nobody says they do. Even odds, a stated convention.",
    ),
    "owns": LinkRule(carries=Carries.NOTHING, says="A share moves no goods and no workers."),
    "directs": LinkRule(carries=Carries.NOTHING, says="Control moves no goods and no workers."),
    "part_of_group": LinkRule(carries=Carries.NOTHING, says="A common group moves no goods and no workers."),
    "predecessor_of": LinkRule(
        carries=Carries.NOTHING, says="A successor is a question of who is who, not of goods."
    ),
    "branch_of": LinkRule(
        carries=Carries.NOTHING, says="A branch is the same firm: a question of who is who."
    ),
}
"""The rule of each kind of link. A kind that is not here takes no part and is reported as skipped."""

PASSED_THROUGH: Final = frozenset({Role.FORWARDER, Role.CARRIER, Role.BANK})
"""Roles that handle other people's goods: chains go through them, marked, with a probability of their own."""

NO_NAME: Final = frozenset({Role.TO_ORDER, Role.WITHHELD})
"""Roles that name nobody: each shipment has its own such party, so that no two are ever joined."""

PASS_PROBABILITY: Final = FACT_PROBABILITY["E"]
"""Probability that goods which leave a forwarder, carrier or bank are those that reached it.

A stated convention of this project, on the scale of `FACT_PROBABILITY`; no measurement exists.
"""

NOTIFY_PROBABILITY: Final = FACT_PROBABILITY["D"]
"""Probability that the notify party is the buyer when the consignee names nobody; a stated convention."""

MOVE_PROBABILITY: Final = {
    Become.SAME: FACT_PROBABILITY["C"],
    Become.DOES: FACT_PROBABILITY["C"],
    Become.PART: FACT_PROBABILITY["C"],
    Become.COULD: FACT_PROBABILITY["D"],
    Become.PACKS: FACT_PROBABILITY["E"],
    Become.UNKNOWN: FACT_PROBABILITY["E"],
}
"""Probability that goods which reached a firm are in what left it, by what the products allow.

A stated convention of this project, on the scale of `FACT_PROBABILITY`. One coin for each firm and pair
of products: a firm that mixes its inputs mixes them in all its shipments. Packaging is rarer than content to
be what a question is about: any box may go round any goods, so that it says least.
"""

MAKER_LEAD_DAYS: Final = 1
"""Days before a shipment on which a named maker's goods reached the shipper: the day before, at the latest."""

SAME_NAME_PROBABILITY: Final = FACT_PROBABILITY["B"]
"""Probability that a party whose folded name is that of one known entity is that entity.

A stated convention, for want of a decision or a cluster, which go before it.
"""
