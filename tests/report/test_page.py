"""A page says everything, cites everything, breaks on nothing and asks the network for nothing."""

import copy
import html.parser
import re
from typing import Any

import pytest

from tests.report import sample
from unpick.report.json_out import find_faults, load_example
from unpick.report.page import render_index, render_page

LANGS = ("en", "ko", "zh", "ug")
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Reader(html.parser.HTMLParser):
    """Reads a page strictly: tags must nest; keeps tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", read(page).text)


def test_the_sample_keeps_the_contract():
    assert find_faults(sample.document()) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_document_gives_the_same_bytes(lang: str):
    one = render_page(sample.document(), lang=lang)
    assert one == render_page(copy.deepcopy(sample.document()), lang=lang)
    read(one)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_loads_nothing_and_runs_nothing(lang: str):
    page = read(render_page(sample.document(), lang=lang))
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use"}
    for tag, attributes in page.tags:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if tag != "a":
            assert "href" not in attributes


def test_the_policy_of_the_page_forbids_everything_but_its_own_style():
    page = render_page(sample.document())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert "unsafe" not in policy[1]


def test_every_link_inside_the_page_has_its_place_and_every_place_is_single():
    page = read(render_page(sample.document(sample.many_chains())))
    places = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(places) == len(set(places))
    inside = {a["href"] for tag, a in page.tags if tag == "a" and str(a.get("href")).startswith("#")}
    assert {str(link)[1:] for link in inside} <= set(places)
    # Every folded step has its row as well.
    assert f"step-{len(sample.many_chains()) * 2}" in places


def test_the_answer_says_what_was_found_and_what_the_law_presumes():
    said = words_of(render_page(sample.document()))
    assert (
        "3 chains in the data searched lead from Larkspur Invented Outfitters to 2 places or firms of concern"
        in said
    )
    assert "on 14 May 2024: presumed barred unless rebutted." in said
    assert "1 of the steps shown are contradicted by a source; both sides are printed." in said


def test_a_rule_that_does_not_reach_the_facts_prints_as_one_line_at_the_end():
    page = render_page(sample.document(assessments=[sample.OTHER_LAW, sample.LAW]))
    quiet, loud = page.index("Rules that do not reach these facts"), page.index("clear and convincing")
    assert loud < quiet < page.index("Invented order 7")
    assert "Invented order 7" not in page[page.index("<svg") : page.index("</svg>")]


@pytest.mark.parametrize(
    "skipped", [[{"what": "forwarders passed through", "n": 1200}], {"forwarders passed through": 1200}]
)
def test_what_the_search_passed_over_is_counted_on_the_page(skipped: Any):
    touched = [{"importer": sample.IMPORTER, "shipments": 3}]
    document = sample.document(skipped=skipped, touched=touched)
    document["chains"][0]["hops"][1]["others"] = 7
    said = words_of(render_page(document))
    assert "forwarders passed through: 1,200" in said
    assert "Importers that a chain touches" in said
    assert "and 7 more like it" in said


def test_a_page_on_the_law_alone_does_not_speak_of_chains():
    document = sample.document(matches=[], claims=[])
    del document["chains"]
    document["assessments"].append(
        {**sample.LAW, "regime": "XX-5", "title": "Invented rule 5", "outcome": "insufficient_facts"}
    )
    said = words_of(render_page(document))
    assert "3 rules were asked about" in said
    assert "No chain" not in said
    assert "Cannot be decided on these facts: Invented rule 5." in said


def test_a_mark_from_memory_prints_that_it_is_unverified():
    law = {
        **sample.LAW,
        "contested": [{"reading": "R", "held_by": "H", "cite": "C", "mark": "M"}],
        "elements": [],
    }
    law |= {"citations": [], "deadlines": [], "exception": {"says": "unless found otherwise", "mark": "V2"}}
    said = words_of(render_page(sample.document(assessments=[law])))
    assert "held by H, C unverified, do not rely" in said
    assert "unless found otherwise V2" in said


def test_nothing_found_is_not_said_to_be_nothing_there():
    page = render_page(
        sample.document([], assessments=[], matches=[], claims=[], missing=[], flips=[], lists=[])
    )
    said = words_of(page)
    assert "No chain from Larkspur Invented Outfitters" in said
    assert "That proves nothing" in said
    assert "Absence proves nothing." in said
    assert "<svg" not in page


def test_a_document_without_coverage_says_so():
    assert "This answer does not say what was searched" in words_of(render_page(sample.document(coverage={})))


def test_a_denial_prints_beside_its_claim_and_in_no_smaller_type():
    page = render_page(sample.document())
    assert "작업반에서는 아무도 품삯을 받지 못한다" in page
    assert page.count("all our workers are paid, and the knitting factory sends us no work") >= 3
    assert "small" not in {tag for tag, _ in read(page).tags}


def test_what_speaks_against_a_step_is_looked_up_and_cited():
    row = re.search(r'<tr role="row" id="step-3".*?</tr>', render_page(sample.document()), re.S)
    assert row
    assert "all our workers are paid" in row[0]
    assert "The export register shows no truck" in row[0]
    assert row[0].count('class="cite"') == 3


def test_a_step_cites_source_quote_and_day():
    said = words_of(render_page(sample.document()))
    assert sample.LONG_QUOTE in said
    assert "Invented Gazette: Who knits the dolls?, 11 February 2024, page:3" in said
    assert "Invented bills of lading, spring 2024, 1 June 2024, row 41" in said


def test_what_is_unverified_in_law_says_so_and_a_bare_citation_counts_as_unverified():
    law = {**sample.LAW, "citations": [{"cite": "Invented Code 99"}], "deadlines": [], "elements": []}
    assert "Invented Code 99 unverified, do not rely" in words_of(
        render_page(sample.document(assessments=[law]))
    )


def test_contested_readings_stand_side_by_side():
    page = render_page(sample.document())
    sides = re.search(
        r'<div class="sides"><div><p><bdi[^>]*>Listed labor means the firm.*?</div></div>', page, re.S
    )
    assert sides
    assert "every workshop of its group" in sides[0]


def test_the_age_of_a_list_is_relative_to_the_question():
    said = words_of(render_page(sample.document()))
    assert "19 days" in said
    assert "1050 days" in said
    assert "older than it should be" in said


def test_invented_rows_are_marked_at_both_ends_of_the_page_and_on_every_sheet_of_paper():
    page = render_page(sample.document())
    assert page.count('<div class="watermark"') == 2
    assert "@top-center" in page
    assert '@top-center{content:"SYNTHETIC' in page


def test_a_page_of_real_rows_has_no_watermark():
    page = render_page(sample.document(synthetic=False, watermark=""))
    assert '<div class="watermark"' not in page
    assert "@top-center" not in page


def test_a_watermark_cannot_break_out_of_its_style():
    page = render_page(sample.document(watermark='"}</style><script>alert(1)</script>\\'))
    assert "<script" not in page
    assert page.count("</style>") == 1


def test_foreign_names_are_isolated_with_their_language():
    page = render_page(sample.document())
    assert '<bdi lang="ko" dir="ltr">꾸며낸바늘' in page
    assert '<bdi lang="zh-Hans" dir="ltr">发明河' in page
    assert '<bdi lang="ug" dir="rtl">ئويدۇرۇلغان' in page


@pytest.mark.parametrize(
    ("lang", "tag", "way"), [("ko", "ko", "ltr"), ("zh", "zh-Hans", "ltr"), ("ug", "ug", "rtl")]
)
def test_a_page_in_another_language_says_which_and_which_way(lang: str, tag: str, way: str):
    page = render_page(sample.document(), lang=lang)
    assert f'<html lang="{tag}" dir="{way}">' in page
    assert "The law of the day" not in page
    # A foreign sentence inside one of ours keeps its own direction.
    if lang == "ug":
        assert "\u2068Larkspur Invented Outfitters\u2069" in page


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></svg><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% for x in y %}",
    "Acme" + chr(0x202E) + "dtL" + chr(0x2066),
    "zero" + chr(0) + "bell" + chr(7) + "sep" + chr(0x2028) + "end",
    "lone" + chr(0xD800) + "surrogate",
    "]]> &amp; &#x202e; <!-- --",
    "%s {0} {name}",
]


def poison(value: Any, text: str) -> Any:
    """Return the document with every string that a source could have written replaced."""
    keep = {
        "status",
        "outcome",
        "state",
        "listed_on",
        "polarity",
        "asked_at",
        "schema",
        "lang",
        "id",
        "basis",
    }
    if isinstance(value, dict):
        return {k: v if k in keep else poison(v, text) for k, v in value.items()}
    if isinstance(value, list):
        return [poison(one, text) for one in value]
    return text if isinstance(value, str) else value


@pytest.mark.parametrize("text", HOSTILE)
def test_no_string_of_a_source_breaks_the_page(text: str):
    page = render_page(poison(sample.document(), text))
    plain = read(render_page(sample.document()))
    found = read(page)
    page.encode("utf-8")
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in plain.tags}
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066\u2067]", page)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "file:///etc", "http://["]
)
def test_only_web_addresses_become_links(address: str):
    hop = sample.shipment(1, sample.MAKER, source={**sample.BILLS, "url": address})
    page = read(render_page(sample.document([sample.chain(1, [hop], sample.IMPORTER, sample.MAKER)])))
    assert address not in [a.get("href") for _, a in page.tags]
    assert address in page.text


def test_the_examples_of_trace_law_and_report_can_be_shown():
    for command in ("trace", "law", "exposure", "report"):
        example = load_example(command)
        page = render_page({"title": command, **example})
        assert "INVENTED DATA" in page or "Invented data" in page
        read(page)


def test_a_sparse_document_is_still_a_page():
    bare = {
        "title": "Bare",
        "subject": "X",
        "chains": [
            {"hops": [{"kind": "supplies", "from": {"id": "a", "name": "A"}, "to": {"id": "b", "name": "B"}}]}
        ],
    }
    said = words_of(render_page(bare))
    assert "1 chain in the data searched" in said
    assert "A supplies B" in said


def test_the_index_counts_the_replays_and_marks_the_one_that_fell():
    document = load_example("demo")
    document["replays"].append(
        {
            **document["replays"][0],
            "case": "other",
            "title": "Other",
            "as_expected": False,
            "page": "javascript:x.html",
        }
    )
    document["lists"] = sample.document()["lists"]
    page = render_index(document)
    said = words_of(page)
    assert "1 of 2 replays gave the expected answer." in said
    assert "shipment120" in said
    assert "19 days" in said
    assert 'href="invented-dolls.html"' in page
    assert "javascript" not in page
    assert page == render_index(document)
