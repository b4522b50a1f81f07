"""Was X listed on day D, by whom, under what: yes, no or not known, and why."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unpick.datasets.lists.version import ListVersion
from unpick.model.days import FOREVER, Known, Span

__all__ = ["ListedAnswer", "Listing", "listings_of", "was_listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One entry of one list, with what the copy it was read from speaks for."""

    listing_id: str
    entity: str
    caption: str
    authority: str
    list: str
    ref: str
    program: str
    section: str
    span: Span
    note: str
    as_of: dt.date
    partial: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedAnswer:
    """The answer, the listings it rests on, and one sentence that says why."""

    known: Known
    why: tuple[str, ...]
    by: tuple[str, ...]
    under: tuple[str, ...]
    says: str


def listings_of(versions: Iterable[ListVersion]) -> tuple[Listing, ...]:
    """Return all entries of these versions."""
    return tuple(
        Listing(
            listing_id=row["listing_id"],
            entity=row["entity_id"],
            caption=row["caption"],
            authority=row["authority"],
            list=row["list"],
            ref=row["ref"],
            program=row["program"],
            section=row["section"],
            span=Span(
                **{end: row[end] for end in ("from_earliest", "from_latest", "to_earliest", "to_latest")}
            ),
            note=row["note"],
            as_of=version.as_of,
            partial=version.partial,
        )
        for version in versions
        for row in version.listing.to_pylist()
    )


def was_listed(
    listings: Sequence[Listing], entity: str, day: dt.date, *, copies: Iterable[ListVersion] = ()
) -> ListedAnswer:
    """Return whether an entity was listed on a day.

    Yes as soon as one listing surely held; not known while one may have held. Without any listing the
    answer is no only where a whole copy speaks for that day; otherwise absence proves nothing.

    Args:
        listings: entries to look in.
        entity: an entity_id.
        day: the day asked about.
        copies: the list versions looked in, for the days they speak for.
    """
    own = [listing for listing in listings if listing.entity == entity]
    told = {listing: listing.span.covers(day) for listing in own}
    for answer in (Known.YES, Known.NOT_KNOWN):
        if found := [listing for listing, known in told.items() if known is answer]:
            return _answer(answer, found, day)
    if own:
        return _answer(Known.NO, own, day)
    speaks = [v for v in copies if not v.partial and v.history_from <= day <= v.as_of]
    if speaks:
        lists = ", ".join(sorted(v.list_id for v in speaks))
        return ListedAnswer(
            known=Known.NO, why=(), by=(), under=(), says=f"no entry in the whole copies of that day: {lists}"
        )
    return ListedAnswer(
        known=Known.NOT_KNOWN,
        why=(),
        by=(),
        under=(),
        says="no entry found, and no whole copy speaks for that day",
    )


def _answer(known: Known, found: Sequence[Listing], day: dt.date) -> ListedAnswer:
    return ListedAnswer(
        known=known,
        why=tuple(listing.listing_id for listing in found),
        by=tuple(dict.fromkeys(listing.authority for listing in found)),
        under=tuple(dict.fromkeys(filter(None, (listing.program for listing in found)))),
        says="; ".join(_sentence(listing, day) for listing in found),
    )


def _sentence(listing: Listing, day: dt.date) -> str:
    span = listing.span
    if span.from_latest == FOREVER:
        begun = "listed on a day that this copy does not give"
    elif span.from_earliest == span.from_latest:
        begun = f"listed since {span.from_latest.isoformat()}"
    else:
        begun = f"listed at the latest on {span.from_latest.isoformat()}"
    end = "" if span.to_latest == FOREVER else f", no longer by {span.to_latest.isoformat()}"
    age = f", not checked after the copy of {listing.as_of.isoformat()}" if day > listing.as_of else ""
    note = f" ({listing.note})" if listing.note else ""
    partial = f" [{listing.partial}]" if listing.partial else ""
    return f"{listing.caption} ({listing.list} {listing.ref}): {begun}{end}{age}{note}{partial}"
