"""The claims of the figures of a sentence: whose, of what, and which relation takes the figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from unpick.exhibits.press.figures import Meant, meaning
from unpick.exhibits.press.objects import object_of
from unpick.exhibits.press.parts import TRADE, Sentence, State, propose
from unpick.exhibits.press.proposal import Certainty, Mention, Proposal, Quantity, Span
from unpick.exhibits.press.subject_words import is_of
from unpick.exhibits.press.voice import voice_of

__all__ = ["figure_claims"]


_COUNTED: Final = {"owns": "share", "transfers_labor_to": "workers", "part_of_group": "share"}
"""Relations that take a figure of their sentence: how large a share, how many workers."""


def figure_claims(
    text: str, one: Sentence, state: State, related: Sequence[Proposal], spent: set[int]
) -> Iterator[Proposal]:
    """Yield the claims of the figures of a sentence.

    Args:
        related: relations of the sentence; one that takes a figure ("is 51 percent owned by") is named in `spent`.
    """
    last: Meant | None = None
    told: dict[str, Meant] = {}
    for quantity in one.quantities:
        last = _meant(one, quantity, state, last)
        if last is not None and last.predicate != "figure":
            told[quantity.unit] = last
        if last is None or _is_speaker(quantity, one):
            continue
        start, end = quantity.start + one.span.start, quantity.end + one.span.start
        taker = _taker(start, end, quantity.unit, related, spent)
        if taker is None:
            yield _claim(text, one, state, quantity, last)
            continue
        spent.add(id(taker))
        place = Span(start=min(start, taker.span.start), end=max(end, taker.span.end))
        yield replace(
            taker, value=last.value, high=last.high, unit=quantity.unit, bound=quantity.bound, span=place,
            quote=text[place.start : place.end],
        )  # fmt: skip
    state.meant = told or state.meant


def _meant(one: Sentence, quantity: Quantity, state: State, last: Meant | None) -> Meant | None:
    """Return what a figure is of: by its words, by the figure before it, or by what the sentence before counted."""
    meant = meaning(_without_who(one), quantity)
    if (
        quantity.kind == "money"
        and not quantity.per
        and state.rate
        and _AMOUNT.search(one.text[: quantity.start])
    ):
        return Meant(predicate="pays", type="wage", value=quantity.value, high=quantity.high)
    if (
        quantity.kind == "money"
        and meant is not None
        and meant.type == "wage"
        and _RAISED.search(one.text[: quantity.start])
    ):
        return replace(meant, predicate="figure", type="figure")
    if quantity.compared and last is not None:
        return replace(last, value=quantity.value, high=quantity.high)
    goods = state.stopped and bool(_THE_GOODS.match(one.text))
    if (meant is None or meant.predicate == "figure") and goods and quantity.unit in _HELD:
        predicate, kind = _HELD[quantity.unit]
        return Meant(predicate=predicate, type=kind, value=quantity.value, high=quantity.high)
    if meant is not None and meant.predicate == "figure" and quantity.unit in state.meant:
        # "Researchers put the figure nearer 5,000": it is of what the sentence before counted.
        return replace(state.meant[quantity.unit], value=quantity.value, high=quantity.high)
    if meant is not None and goods:
        predicate, kind = _stopped_again(meant.predicate, meant.type)
        return replace(meant, predicate=predicate, type=kind)
    return meant


_DEMONYMS: Final = {
    "bangladeshi": "BD", "nepali": "NP", "nepalese": "NP", "indonesian": "ID", "vietnamese": "VN", "burmese": "MM", "filipino": "PH", "filipina": "PH",
    "indian": "IN", "pakistani": "PK", "cambodian": "KH", "thai": "TH", "sri lankan": "LK", "mongolian": "MN", "russian": "RU", "uzbek": "UZ",
    "turkmen": "TM", "tajik": "TJ", "laotian": "LA", "kyrgyz": "KG", "kazakh": "KZ", "cuban": "CU", "ukrainian": "UA", "turk": "TR",
    "ethiopian": "ET", "kenyan": "KE", "ghanaian": "GH",
}  # fmt: skip


def _origin(one: Sentence, quantity: Quantity) -> Mention | str | None:
    """Return where counted workers are from: a country, a place that is none, or the country of "1,600 Bangladeshis"."""
    noun = quantity.noun.lower()
    if (iso := _DEMONYMS.get(noun) or _DEMONYMS.get(noun.removesuffix("s"))) is not None:
        return iso
    end = quantity.end + one.span.start
    after = next(
        (mention for mention in one.mentions if mention.kind == "place" and mention.start >= end), None
    )
    if after is None:
        return None
    between = one.text[quantity.start : after.start - one.span.start]
    return (
        after
        if re.search(
            r"^[^,;]{0,24}(?:\b(?:came|come|were|are|workers|labou?rers|people|women|men|brought|recruited|hired)\s+)?\bfrom\s+(?:the\s+)?$",
            between,
        )
        else None
    )


_WOMEN: Final = re.compile(r"(?:\(\s*|\bof\s+(?:whom|them|these|those)\s+|\bamong\s+them\s+|\bincluding\s+)$")


def _of_women(one: Sentence, quantity: Quantity) -> bool:
    """Tell whether a count is of the women among the workers: "187 employees (111 women)", "of whom 410 are women"."""
    after = one.text[quantity.at : quantity.end + 12]
    counted = any(other.unit == "workers" and other.end <= quantity.start for other in one.quantities)
    return (
        counted
        and bool(_WOMEN.search(one.text[: quantity.start]))
        and bool(re.match(r"[\d,]+\s*(?:are\s+|were\s+|is\s+)?(?:women|female)\b", after))
    )


def _claim(text: str, one: Sentence, state: State, quantity: Quantity, meant: Meant) -> Proposal:
    """Return the claim of one figure that no relation takes."""
    predicate = meant.predicate
    if predicate == "workers" and _of_women(one, quantity):
        predicate = "women_share"
    if predicate in ("day_wage", "month_wage") and not quantity.per and quantity.kind == "money":
        quantity = replace(quantity, unit=f"{quantity.unit} per {predicate.removesuffix('_wage')}")
    if predicate == "pays" and not quantity.per and state.rate:
        predicate = f"{state.rate}_wage"
        quantity = replace(quantity, unit=f"{quantity.unit} per {state.rate}")
    start, end = quantity.start + one.span.start, quantity.end + one.span.start
    voice = voice_of(one.text, quantity.start, quantity.end, quantity=quantity)
    if (
        predicate in ("quota", "minimum_order", "legal_limit")
        and voice.polarity == "denied"
        and voice.kind != "denial"
    ):
        # "those who do not fill the plan of 45 jackets" denies no plan.
        voice = replace(voice, polarity="stated", certainty=Certainty.STATED)
    goods = state.subjects.goods_near(start, one.mentions)
    # A count of North Koreans is of the firm that the text speaks of, as any count of workers is.
    asked = "workers" if predicate == "worker_nationality" else predicate
    subject = state.subjects.of(asked, start, one.mentions, sentence=one.text)
    if (
        predicate in ("workers", "figure", "workers_from")
        and quantity.unit in ("workers", "people")
        and (origin := _origin(one, quantity))
    ):
        coded = (
            origin
            if isinstance(origin, str)
            else origin.key
            if len(origin.key) == 2 and origin.key.isalpha()
            else ""
        )
        return propose(
            text, one, voice, Span(start=start, end=end), state,
            predicate="worker_nationality" if coded else "workers_from", type="nationality", value=meant.value, high=meant.high,
            subject=state.subjects.of("workers", start, one.mentions, sentence=one.text), unit="workers", bound=quantity.bound,
            object=coded or (origin.name if isinstance(origin, Mention) else ""),
        )  # fmt: skip
    if predicate == "owns" and (held := _held(one, quantity)) is not None:
        owner = [
            mention
            for mention in one.mentions
            if mention.kind == "firm"
            and mention.end <= held.start
            and not _IN_OF.search(one.text[: mention.start - one.span.start])
        ]
        return propose(
            text, one, voice, Span(start=min(start, held.start), end=max(end, held.end)), state, predicate=predicate, type=meant.type,
            subject=owner[0].name if owner else state.subjects.before(held) or subject, object=held.name,
            value=meant.value, high=meant.high, unit=quantity.unit, bound=quantity.bound, link=True,
        )  # fmt: skip
    if predicate == "share_taken":
        subject = _taking(one, end) or subject
    if (place := _of_firm(one, end)) is not None:
        sent = _SENT.match(one.text[end - one.span.start : place.start - one.span.start])
        if sent and quantity.unit in ("workers", "people", "women", "prisoners"):
            return propose(
                text, one, voice, Span(start=start, end=place.end), state, predicate="transfers_labor_to", type="transfer",
                subject=state.subjects.before(place) or subject, object=place.name, value=meant.value, high=meant.high,
                unit="workers", bound=quantity.bound, link=True,
            )  # fmt: skip
        subject = subject if sent or predicate in TRADE or is_of(predicate, "actor") else place.name
    return propose(
        text, one, voice, Span(start=start, end=end), state,
        predicate=predicate, type=meant.type, subject=subject,
        object=object_of(predicate, quantity, goods, state.subjects, one, subject),
        value=meant.value, high=meant.high, unit=_unit(predicate, quantity), bound=quantity.bound, goods=goods,
    )  # fmt: skip


def _without_who(one: Sentence) -> str:
    """Return a sentence without the clause that tells who its speaker is: "a cook who left in the spring said"."""
    who = (
        _WHO.search(one.text[one.speaks.start - one.span.start : one.speaks.end - one.span.start])
        if one.speaks
        else None
    )
    if one.speaks is None or who is None:
        return one.text
    start = one.speaks.start - one.span.start + who.start()
    return one.text[:start] + " " * len(who.group()) + one.text[start + len(who.group()) :]


_WHO: Final = re.compile(r"\bwho\b.*$", re.DOTALL)
_RAISED: Final = re.compile(
    r"\b(?:ris(?:en|es|e|ing)|rose|rais(?:ed|es|e|ing)|increas(?:ed|es|e|ing)|up|fell|fallen|cut|lowered|dropped|reduced|grew|grown)\s+(?:\w+\s+){0,3}?by\s+$|\b(?:increase|rise|raise|drop|cut|fall|reduction)\s+of\s+$"
)
"""A sum by which a wage changed is no wage."""
_AMOUNT: Final = re.compile(
    r"\b(?:the|this|that)\s+(?:amount|figure|sum|pay|rate)\s+(?:at|is|was|to\s+be)\s*(?:about\s+|some\s+|only\s+)?[$€£¥]?$"
)
"""A figure of money that corrects a wage told before."""
_THE_GOODS: Final = re.compile(
    r"(?:The|That|This|Those|These|Its|Two|Three|All)\s+(?:\w+\s+)?(?:consignments?|shipments?|cargo|goods|containers?|entries|loads?|products?|value)\b"
)
_HELD: Final = {**dict.fromkeys(("pieces", "pairs", "sets", "cartons", "shipments", "containers"), ("shipments_stopped", "shipment")), **dict.fromkeys(("tons", "kg"), ("weight_stopped", "shipment"))}  # fmt: skip
_AGAIN: Final = {"quantity_shipped": ("weight_stopped", "shipment"), "value_of_shipments": ("value_stopped", "value"), "shipments": ("shipments_stopped", "shipment"), "output": ("weight_stopped", "shipment")}  # fmt: skip


def _stopped_again(predicate: str, kind: str) -> tuple[str, str]:
    """Return the claim of a figure about goods whose stopping the sentence before told."""
    return _AGAIN.get(predicate, (predicate, kind))


_SAYING: Final = re.compile(
    r"\s*(?:of\s+(?:them|whom|those)\s+)?(?:have\s+|has\s+|had\s+)?(?:confirmed|said|told|denied|declined|answered|replied|responded|did\s+not\s+(?:answer|reply|respond))\b"
)
"""Who answers is no figure of a claim: "four of them confirmed it"."""


def _is_speaker(quantity: Quantity, one: Sentence) -> bool:
    """Tell whether a figure counts those who speak ("three people who worked there"), or is a single person."""
    if (
        quantity.unit in ("people", "workers", "interviewees", "officials")
        and quantity.value == 1
        and quantity.high is None
    ):
        return True
    if quantity.unit not in ("people", "workers", "interviewees", "women") and _SAYING.match(
        one.text, quantity.end
    ):
        return True
    place = one.speaks
    return place is not None and place.start <= quantity.start + one.span.start < place.end


def _taker(start: int, end: int, unit: str, related: Sequence[Proposal], spent: set[int]) -> Proposal | None:
    """Return the relation that takes a figure: one of its kind whose names stand around or nearest to it."""
    unit = "workers" if unit in ("workers", "people", "women", "prisoners") else unit
    fitting = [one for one in related if _COUNTED.get(one.predicate) == unit and id(one) not in spent]
    return min(fitting, key=lambda one: max(one.span.start - start, end - one.span.end, 0), default=None)


_IN_OF: Final = re.compile(r"\b(?:in|of)\s+(?:the\s+)?$")
_AT_SHARE: Final = re.compile(
    r"\s*(?:,\s*|\(\s*)?(?:at|to|is|was|of|stands\s+at|stood\s+at|:)?\s*(?:about\s+|some\s+)?"
)
_SHARE_OF: Final = re.compile(
    r"\s*(?:stake\s+|share\s+|interest\s+|holding\s+)?(?:of\s+the\s+(?:shares|equity|capital)\s+)?(?:in|of)\s+(?:the\s+)?"
)


def _held(one: Sentence, quantity: Quantity) -> Mention | None:
    """Return the firm of which a share is held: "in Invented Mill at 55 percent", "a 55 percent stake in Invented Mill"."""
    for mention in one.mentions:
        start, end = mention.start - one.span.start, mention.end - one.span.start
        if mention.kind not in ("firm", "site"):
            continue
        if (
            end <= quantity.start
            and _IN_OF.search(one.text[:start])
            and _AT_SHARE.fullmatch(one.text[end : quantity.start])
        ):
            return mention
        if start >= quantity.end and _SHARE_OF.fullmatch(one.text[quantity.end : start]):
            return mention
    return None


_SENT: Final = re.compile(
    r"\s*,?\s*(?:went|were\s+(?:sent|moved|transferred|dispatched|assigned)|was\s+sent|have\s+gone|moved)\s+to\s+(?:the\s+)?$"
)
_AT: Final = re.compile(r"\s*(?:of|at|in)\s+(?:the\s+)?$")


def _of_firm(one: Sentence, end: int) -> Mention | None:
    """Return the firm right after a figure: "286 workers of the mill", "430 workers went to the mill"."""
    after = next(
        (mention for mention in one.mentions if mention.start >= end and mention.kind in ("firm", "site")),
        None,
    )
    if after is None:
        return None
    between = one.text[end - one.span.start : after.start - one.span.start]
    return after if _AT.fullmatch(between) or _SENT.fullmatch(between) else None


_SOLD: Final = re.compile(
    r"\b(?:sells?|sold|ships?|shipped|exports?|exported|sends?|sent|suppl(?:y|ies|ied)|delivers?|delivered|goes|went)\s+(?:\w+\s+){0,3}?[\d.]*\s?(?:%|percent|per\s?cent|half|third|quarter|fifth|tenth|quarters|thirds)$"
)


def _taking(one: Sentence, end: int) -> str:
    """Return who takes a share: the one after "go to"."""
    after = [
        mention
        for mention in one.mentions
        if mention.start >= end and mention.kind in ("firm", "site", "role")
    ]
    between = one.text[end - one.span.start : after[0].start - one.span.start] if after else ""
    if (
        after
        and _SOLD.search(one.text[: end - one.span.start])
        and re.fullmatch(r"[^.;,]{0,40}\bto\s+(?:the\s+)?", between)
    ):
        return after[0].name
    return (
        after[0].name
        if after
        and re.search(
            r"\b(?:go(?:es)?|went|sold|sent|flow(?:s|ed)?|bound) (?:now |directly )?(?:to|for)\b", between
        )
        else ""
    )


def _unit(predicate: str, quantity: Quantity) -> str:
    if (predicate in ("hours_per_day", "legal_limit") or quantity.per == "day") and quantity.unit.startswith(
        "hours"
    ):
        return "hours"
    if predicate == "rest_days":
        return f"days per {quantity.per}" if quantity.per else "days per month"
    return "workers" if quantity.unit in ("people", "women") and predicate in _HEADS else quantity.unit


_HEADS: Final = (
    "workers",
    "women_share",
    "workers_left",
    "worker_nationality",
    "labor_transferred",
    "workers_interviewed",
)
