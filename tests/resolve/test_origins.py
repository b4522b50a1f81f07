"""Copies and paraphrases of one report are one origin; two reports on one matter are two. Texts invented unless said."""

import datetime as dt
import itertools
from pathlib import Path

import pytest

from unpick.app.read import read_press
from unpick.resolve.origins import Text, group_texts, marks_of

AT = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
FIRST = dt.date(2026, 2, 9)
# Word for word from the first founding text (2026-02-11): the sentences with its figures and goods.
FOUNDING = """North Korea Shifts Contract Manufacturing to Forced Labor Sites

February 11, 2026

Multiple sources report that household team workloads have fallen dramatically. Current production levels represent less than half of pre-pandemic volume.

Chinese businesses initially increased orders during the second half of last year.

Current production includes knitted dolls, hats, bags, and accessories. Other items include blankets, cushions, loofahs, and decorative flowers. Unit prices remain below one Chinese yuan, or approximately fourteen US cents. Consequently, workers cannot earn more than three yuan daily.

Production is now flowing primarily to institutional facilities. Paekto Reeducation Camp in Sinuiju is a major beneficiary.
"""
# Our own words around the same facts, as another outlet would tell them.
SAME_FACTS = """Chinese firms turn away from home workers across the border

February 9, 2026

The volume handed to household teams in North Pyongan is now under half of what it was before the pandemic, several people there say. Orders had gone up between July and December.

The teams make knitted dolls and hats, bags, blankets, cushions, loofahs and decorative flowers. The price for one piece is below one yuan, so nobody earns more than 3 yuan a day, a trade source said. More and more work goes to Paekto Reeducation Camp in Sinuiju.
"""
OTHER_REPORT = """A look at camp labor in Sinuiju

February 10, 2026

Former prisoners of Paekto Reeducation Camp in Sinuiju told of wigs and false eyelashes. A prisoner must finish 20 pairs a day, one of them said, and the camp is paid 2 yuan per pair. Hats are made there too.
"""


def origins(tmp_path: Path, *texts: str) -> list[list[str]]:
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"t{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    document = read_press(None, paths, at=AT)
    names = {one["document"]: one["file"] for one in document["documents"]}
    return [[names[one] for one in origin["documents"]] for origin in document["origins"]]


def test_the_founding_text_and_an_article_with_the_same_facts_count_once(tmp_path):
    assert origins(tmp_path, FOUNDING, SAME_FACTS) == [["t1.txt", "t0.txt"]]


def test_another_report_on_the_same_camp_is_an_origin_of_its_own(tmp_path):
    assert sorted(origins(tmp_path, FOUNDING, OTHER_REPORT)) == [["t0.txt"], ["t1.txt"]]


def test_a_reprint_with_another_head_and_tail_is_a_copy(tmp_path):
    reprint = f"Reprinted with thanks\n\n{FOUNDING}\nThis site carries news of the region every week.\n"
    assert origins(tmp_path, FOUNDING, reprint) == [["t0.txt", "t1.txt"]] or origins(
        tmp_path, FOUNDING, reprint
    ) == [["t1.txt", "t0.txt"]]


def text(
    name: str, *, day: dt.date | None = FIRST, figures: str = "", names: str = "", words: str = ""
) -> Text:
    return marks_of(
        words or f"words of {name} only",
        document=name,
        published=day,
        figures=figures.split(),
        names=names.split(),
    )


@pytest.mark.parametrize(
    ("figures", "names", "day"),
    [
        ("3", "mill camp town hats", FIRST),
        ("3 40", "mill", FIRST),
        ("", "mill camp town hats dolls bags", FIRST),
        ("3 40", "mill camp town hats", FIRST - dt.timedelta(days=800)),
    ],
)
def test_one_figure_few_names_or_another_year_bind_nothing(figures, names, day):
    one = text("a", figures="3 40 0.5", names="mill camp town hats dolls bags")
    assert len(group_texts([one, text("b", day=day, figures=figures, names=names)])) == 2


def test_the_order_of_the_texts_changes_nothing():
    texts = [
        text("a", figures="1 2 3", names="x y z w"),
        text("b", figures="1 2 3", names="x y z w", day=FIRST + dt.timedelta(days=2)),
        text("c", figures="7 8 9", names="p q r s"),
        text("d", figures="7 8 9 1", names="p q r s", day=None),
    ]
    told = {
        tuple(sorted(group.texts for group in group_texts(order))) for order in itertools.permutations(texts)
    }
    assert told == {(("a", "b"), ("c", "d"))}


def test_the_earliest_text_is_the_origin_and_one_without_a_day_never():
    late, none = (
        text("a", figures="1 2 3", names="x y z w"),
        text("b", day=None, figures="1 2 3", names="x y z w"),
    )
    assert group_texts([none, late])[0].origin == "a"
