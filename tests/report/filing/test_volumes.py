"""The public volume holds neither protected exhibits nor what rests on them nor hidden names."""

import dataclasses
import datetime as dt

from tests.report.filing.papers import SECRET, cite, item, paper
from unpick.model.paper import Annex, Kind, Line, Paper, Section, Volume
from unpick.report.filing.volumes import names_in, public_volume

NAMES = ((SECRET, "황새꾸밈", "ئويدۇرما لەيلەك"),)
HASH = "77" * 32
WITNESS = Annex(
    label="A-9", title=f"Interview with {SECRET}", publisher="Invented Coalition", url="https://example.org/heron",
    published=dt.date(2026, 5, 4), sha256=HASH, language="ug", pages=7, origin="O-heron", protected=True,
)  # fmt: skip


def confidential() -> Paper:
    """Return the invented petition with a protected interview and a name in many places."""
    rests = item(
        f"{SECRET} was paid nothing in May.",
        Kind.STATED,
        cite("A-9", "p. 2", "nothing in May"),
        sum="0 × 30 = 0",
    )
    mixed = item("Two sources say so.", Kind.INFERRED, cite("A-1"), cite("A-9", "p. 4"))
    named = item(
        f"The gazette names {SECRET.upper()}’s cousin; 황새꾸밈은 없다.",
        Kind.STATED,
        cite("A-1", quote=f"so {SECRET}"),
    )
    extra = Section(number="9", heading=f"What {SECRET} saw", blocks=(Line(items=(rests, mixed, named)),))
    base = paper()
    return dataclasses.replace(
        base,
        volume=Volume.CONFIDENTIAL,
        subtitle=f"Told by {SECRET}",
        sections=(*base.sections, extra),
        annexes=(*base.annexes, WITNESS),
        coverage=("ئويدۇرما لەيلەكنىڭ was asked.",),
    )


def test_what_rests_on_a_protected_exhibit_goes_as_a_whole():
    made, hidden = public_volume(confidential(), key=b"k", names=NAMES)
    first, second, _ = made.sections[-1].blocks[0].items
    source = made.annexes[-1].title
    assert first.text == second.text == f"[Left out of the public volume: this sentence rests on {source}.]"
    assert (first.cites, first.sum, first.why) == ((cite("A-9"),), "", ())
    assert made.annexes[-1] == Annex(
        label="A-9", title=source, language="", protected=True,
        note="Left out of the public volume; the confidential volume holds it.",
    )  # fmt: skip
    assert [one.kind for one in hidden].count("sentence") == 2


def test_no_name_is_left_in_any_field():
    made, _ = public_volume(confidential(), key=b"k", names=NAMES)
    said = repr(made)
    assert not names_in(said, NAMES)
    for part in (
        "Heron",
        "HERON",
        "황새",
        "لەيلەك",
        "heron",
        HASH[:12],
        "nothing in May",
        "4 May",
        "2026, 5, 4",
    ):
        assert part not in said.replace(repr(paper().annexes), "")


def test_one_person_has_one_pseudonym_whatever_the_script():
    made, hidden = public_volume(confidential(), key=b"k", names=NAMES)
    given = {one.pseudonym for one in hidden if one.kind == "name"}
    assert len(given) == 1
    assert made.subtitle == f"Told by {given.pop()}"


def test_pseudonyms_are_stable_under_one_key_and_other_under_another():
    one, other = (
        public_volume(confidential(), key=b"k", names=NAMES),
        public_volume(confidential(), key=b"k", names=NAMES),
    )
    assert one == other
    relabelled = dataclasses.replace(paper(), annexes=(dataclasses.replace(WITNESS, label="B-1"),))
    assert public_volume(relabelled, key=b"k")[0].annexes[0].title == one[0].annexes[-1].title
    assert public_volume(relabelled, key=b"x")[0].annexes[0].title != one[0].annexes[-1].title


def test_without_a_key_they_are_numbered():
    made, _ = public_volume(confidential(), names=NAMES)
    assert made.annexes[-1].title == "Source 1"
    assert made.subtitle == "Told by Person 1"


def test_spaces_case_and_marks_do_not_save_a_name():
    for said in (
        "witness  invented-heron",
        "WITNESS INVENTED HERON",
        "Wítness Invented Heron",
        "Witness\u200b Invented Heron",
    ):
        made, _ = public_volume(paper(subtitle=f"By {said}."), names=NAMES)
        assert made.subtitle == "By Person 1."


def test_a_short_name_is_not_cut_out_of_other_words():
    made, hidden = public_volume(paper(subtitle="Annex of Ann, Anna and Ann's"), names=(("Ann",),))
    assert made.subtitle == "Annex of Person 1, Anna and Person 1's"
    assert len(hidden) == 1


def test_an_open_paper_stays_as_it_is():
    made, hidden = public_volume(paper(), key=b"k", names=NAMES)
    assert made == paper()
    assert hidden == ()


def test_an_open_copy_of_a_protected_exhibit_is_protected_too():
    copy = dataclasses.replace(WITNESS, label="A-10", protected=False)
    made, _ = public_volume(dataclasses.replace(confidential(), annexes=(*confidential().annexes, copy)))
    assert made.annexes[-1].title == made.annexes[-2].title == "Source 1"


def test_five_thousand_exhibits_and_names_take_seconds():
    annexes = tuple(dataclasses.replace(WITNESS, label=f"P-{n}", sha256=f"{n:064x}") for n in range(5000))
    made, hidden = public_volume(paper(annexes=annexes), key=b"k")
    assert len({one.title for one in made.annexes}) == 5000
    assert len(hidden) == 5000
