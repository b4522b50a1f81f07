"""D01 of one file: whether the days that it carries, and those that it states, can all be true.

The days of camera, satellites, thumbnail, PDF and its savings, and of the paper itself are put into one system
(`exhibits.day_system`); what comes out are the smallest sets that contradict themselves, each statement with its
place. Two days of tolerance stand between clocks of unknown zone. Which statement is wrong is never said: a
camera that was never set, a file that was saved again and a copied template are innocent readings. A picture
that is the same photograph as one in a web capture was taken by the day of the capture.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from unpick.cases.review.day_links import stated_days
from unpick.cases.review.days import Stated
from unpick.cases.review.facts import Exhibit, PacketFacts, spot
from unpick.cases.review.question import stake
from unpick.exhibits.day_system import Edge, Saying, between, minimal_sets, not_before
from unpick.exhibits.note import Note
from unpick.model.defect import Defect, NotLooked, Severity, Spot

__all__ = ["check_files"]

_ZONES: Final = 1
"""Days by which clocks of unknown zone can differ."""

_MOMENT: Final = {
    "exif": "taken", "gps": "taken", "thumbnail": "taken", "exif_digitized": "stored",
    "info": "made", "xmp": "made", "info_changed": "changed", "xmp_changed": "changed",
}  # fmt: skip
"""Subject of a note to the moment that it dates."""

_OF_PAPER: Final = ("photo_day", "report_day", "signed_day", "submitted")
"""Days of a paper that stand in an order with those of its file."""

_MOST_READINGS: Final = 8

_RULES: Final = (
    *not_before("taken", "stored", days=-_ZONES),
    *not_before("made", "changed", days=-_ZONES),
    *not_before("stored", "changed", days=-_ZONES),
    *not_before("report_day", "submitted"),
    *not_before("signed_day", "submitted"),
    *not_before("report_day", "signed_day"),
)
_TRIES: Final = 1000
_MOST: Final = 5
"""Sets of one file that are shown; more are counted."""


def check_files(facts: PacketFacts) -> Iterator[Defect | NotLooked]:
    """Yield per file of the submitter the smallest sets of days that cannot all be true, and what was cut."""
    for exhibit in facts.filed():
        named = [*_of_file(exhibit), *_of_paper(exhibit, facts), *_of_captures(exhibit, facts)]
        if not any(note.topic == "file_day" or _is_same(note) for note in exhibit.notes):
            continue
        found = minimal_sets([saying for _, _, saying in named], _RULES, most_tries=_TRIES)
        if not found.complete:
            yield NotLooked(
                code="D01", why=f"{exhibit.id}: too many days to try all sets of them; some are shown"
            )
        own = _own(named)
        sets = [one for one in found.sets if own.intersection(one)]
        if sets:
            yield _defect(facts, [[named[at] for at in one] for one in sets])


_Named = tuple[str, Spot, Saying]


def _own(named: Sequence[_Named]) -> set[int]:
    """Return which sayings are the file's own; contradictions among days of the paper alone are told by `day_links`."""
    return {
        at
        for at, (words, where, _) in enumerate(named)
        if where.place == "metadata" or "picture" in where.place or words.startswith("the same photograph")
    }


def _of_file(exhibit: Exhibit) -> Iterator[_Named]:
    revisions = 0
    for order, note in enumerate(exhibit.said("file_day")):
        if note.first is None or note.last is None or note.subject == "capture":
            continue  # the day of a capture dates the pages of others, not when the file was made
        first, last = note.first.toordinal(), note.last.toordinal()
        if note.subject in _MOMENT:
            edges = between(_MOMENT[note.subject], first, last)
            if note.subject in ("gps", "thumbnail", "xmp", "xmp_changed"):
                edges = between(_MOMENT[note.subject], first - _ZONES, last + _ZONES)
        elif note.subject == "embedded":
            name = f"embedded {order}"
            edges = (*between(name, first, last), *not_before(name, "changed", days=-_ZONES))
            if exhibit.kind == "audit":
                edges += not_before(name, "report_day", days=-_ZONES)
        elif note.subject == "revision":
            revisions += 1
            name = f"revision {revisions}"
            edges = (*between(name, first, last), *not_before(name, "changed", days=-_ZONES))
            edges += not_before(f"revision {revisions - 1}" if revisions > 1 else "made", name, days=-_ZONES)
        else:
            edges = (Edge("made", "", -(first - _ZONES)),)  # the program: made no earlier than it was sold
        yield _words(note), spot(exhibit, note), Saying(readings=(edges,))


def _words(note: Note) -> str:
    return f"{note.text} ({note.place})"


def _of_paper(exhibit: Exhibit, facts: PacketFacts) -> Iterator[_Named]:
    """Yield the days that the paper states, where their order with the days of the file is sure.

    Several days of one kind are one saying with several readings: one of them that fits explains all.
    """
    held: dict[str, list[Stated]] = {}
    for one in stated_days(exhibit, facts):
        if one.topic in _OF_PAPER and one.sure and one.spot.place != "metadata":
            held.setdefault(one.topic, []).append(one)
    for topic, days in held.items():
        moment, slack = ("taken", _ZONES) if topic == "photo_day" else (topic, 0)
        if topic == "photo_day" and exhibit.reading.media != "picture":
            continue  # of one of its pictures, and nobody knows of which
        spans = dict.fromkeys(option for one in days for option in one.options)
        readings = tuple(
            between(moment, first.toordinal() - slack, last.toordinal() + slack) for first, last in spans
        )
        words = " or ".join(dict.fromkeys(one.words for one in days))
        yield f"{topic.replace('_', ' ')}: {words}", days[0].spot, Saying(readings=readings[:_MOST_READINGS])


def _of_captures(exhibit: Exhibit, facts: PacketFacts) -> Iterator[_Named]:
    """Yield, for a picture that is the same photograph as one in a web capture, that it was taken by then.

    Only the same photograph says so: another one of the same thing can be taken on any day.
    """
    if exhibit.reading.media != "picture":
        return
    for same in (note for note in exhibit.notes if _is_same(note)):
        for other in facts.exhibits:
            if same.subject not in (other.id, other.file):
                continue
            for day in other.said("file_day"):
                if day.subject == "capture" and day.first and day.last:
                    name = f"captured in {other.id}"
                    edges = (
                        *between(name, day.first.toordinal(), day.last.toordinal()),
                        *not_before("taken", name, days=-_ZONES),
                    )
                    words = f"the same photograph stood in {other.id}: {_words(day)}"
                    yield words, spot(exhibit, same), Saying(readings=(edges,))


def _is_same(note: Note) -> bool:
    return note.topic == "twin" and note.value == "photograph"


def _defect(facts: PacketFacts, sets: Sequence[Sequence[_Named]]) -> Defect:
    count = {2: "two", 3: "three", 4: "four"}
    shown = [
        f"These {count.get(len(one), str(len(one)))} statements cannot all be true: "
        + "; ".join(dict.fromkeys(words for words, _, _ in one))
        for one in sets[:_MOST]
    ]
    more = f" {len(sets) - _MOST} more such sets." if len(sets) > _MOST else ""
    spots = tuple(dict.fromkeys(where for one in sets for _, where, _ in one))
    return Defect(
        code="D01",
        check="file_days",
        says=f"{'. '.join(shown)}.{more}",
        reason=(
            f"{stake(facts)} A file whose days contradict each other dates nothing until the original is seen. "
            "Which statement is wrong they do not tell; a clock that was never set or a file saved again are usual."
        ),
        severity=Severity.MINOR,
        spots=spots,
        cure="The original file as it came from the camera or the program, from whoever keeps it apart from the producer.",
        bounds=(
            ("contradictory_sets", len(sets)),
            ("statements", [[words for words, _, _ in one] for one in sets[:_MOST]]),
        ),
    )
