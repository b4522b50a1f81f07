"""Chains stand in layers from buyer to law; what does not fit is folded and counted."""

import xml.etree.ElementTree as ET
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.report import sample
from unpick.report.chain_svg import draw_chains, draw_picture, fold_note
from unpick.report.geometry import BOX_WIDTH, place
from unpick.report.layers import (
    BUYER,
    IMPORTER,
    LAW,
    LIMIT,
    MAKER,
    SHIPMENT,
    SITE,
    TIER,
    lay_out,
    number_steps,
)
from unpick.report.wording import load_words

SVG = "{http://www.w3.org/2000/svg}"


def layers_of(picture: Any) -> dict[str, int]:
    return {node.id: node.layer for node in picture.nodes}


def test_each_party_stands_in_its_layer():
    found = layers_of(lay_out(sample.small_chains(), [sample.LAW]))
    assert found["ent-buyer"] == BUYER
    assert found["pty-importer"] == IMPORTER
    assert found["ent-maker"] == MAKER
    assert found["ent-sub"] == TIER + 1
    assert found["site-9"] == SITE
    assert found["law:1"] == LAW
    assert sum(1 for layer in found.values() if layer == SHIPMENT) == 3


def test_hops_in_the_other_order_give_the_same_layers():
    chains = sample.small_chains()
    turned = [{**chain, "hops": chain["hops"][::-1]} for chain in chains]
    named = {k: v for k, v in layers_of(lay_out(chains)).items() if not k.startswith("step")}
    assert named == {k: v for k, v in layers_of(lay_out(turned)).items() if not k.startswith("step")}


def test_a_firm_that_imports_in_one_chain_and_makes_in_another_has_no_box_for_what_it_received():
    inner = sample.shipment(1, sample.MAKER2, sample.MAKER)
    one = sample.chain(1, [inner], sample.MAKER, sample.MAKER2)
    two = sample.chain(2, [sample.shipment(2, sample.MAKER), inner], sample.IMPORTER, sample.MAKER2)
    for chains in ([one, two], [two, one]):
        picture = lay_out(chains)
        boxes = [node.name for node in picture.nodes if node.layer == SHIPMENT]
        assert boxes == ["INVT000002"]
        assert {edge.number for edge in picture.edges if edge.badge} == {1, 2}


def test_a_chain_without_shipment_goes_from_buyer_to_maker():
    hops = [
        sample.link("supplies", sample.MAKER, sample.BUYER),
        sample.link("subcontracts", sample.MAKER, sample.SUB),
    ]
    found = layers_of(lay_out([sample.chain(1, hops, sample.BUYER, sample.SUB)]))
    assert found == {"ent-buyer": BUYER, "ent-maker": MAKER, "ent-sub": TIER + 1}


def test_a_step_of_two_chains_has_one_number():
    chains = sample.small_chains()
    hops = sum(len(chain["hops"]) for chain in chains)
    assert hops == 11
    assert sorted(number_steps(chains).values()) == list(range(1, 8))


@pytest.mark.parametrize("n", [12, 18, 60])
def test_at_most_forty_boxes_and_none_lost(n: int):
    chains = sample.many_chains(n)
    picture = lay_out(chains, [sample.LAW, sample.OTHER_LAW])
    shown = sum(1 for node in picture.nodes if not node.folded)
    away = sum(len(node.folded) for node in picture.nodes)
    parties = {p["id"] for c in chains for h in c["hops"] for p in (h["from"], h["to"])}
    bills = {h["shipment"]["bill_no"] for c in chains for h in c["hops"] if h["shipment"]}
    assert len(picture.nodes) <= LIMIT
    assert shown + away == len(parties) + len(bills) + 2
    assert sum(count for _, count in picture.folded) == away


def test_the_first_chain_is_drawn_whole_and_the_last_is_folded():
    picture = lay_out(sample.many_chains(18))
    ids = {node.id for node in picture.nodes}
    assert {"ent-buyer", "pty-importer", "ent-maker", "ent-sub", "site-9"} <= ids
    assert "ent-21" not in ids


def test_each_step_is_drawn_or_counted():
    chains = sample.many_chains(18)
    picture = lay_out(chains)
    drawn = {edge.number for edge in picture.edges if edge.number}
    assert len(drawn) + picture.steps_folded == len(number_steps(chains))


def test_sixty_parties_in_a_row_keep_both_ends():
    picture = lay_out([sample.long_chain(60)])
    ids = {node.id for node in picture.nodes}
    assert len(ids) <= LIMIT
    assert {"ent-0", "ent-59"} <= ids


def test_forty_boxes_or_fewer_fold_nothing():
    assert lay_out(sample.small_chains(), [sample.LAW]).folded == ()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=25), st.integers(0, 9))
def test_any_network_is_drawn(pairs: list[tuple[int, int]], target: int):
    """Circles, loops and parts that do not hang together are drawn too, and twice the same."""
    parties = [{"id": f"e{k}", "name": f"Invented {k}"} for k in range(10)]
    hops = [sample.link("supplies", parties[a], parties[b]) for a, b in pairs]
    chains = [sample.chain(1, hops, parties[target], parties[pairs[0][0]])]
    svg = draw_chains(chains)
    ET.fromstring(svg)
    assert svg == draw_chains(chains)


def test_boxes_do_not_overlap():
    picture = lay_out(sample.many_chains(18), [sample.LAW, sample.OTHER_LAW])
    boxes = place(picture, {node.id: 60.0 for node in picture.nodes}).boxes
    for one in boxes:
        for other in boxes:
            if one is not other:
                apart_x = abs(one.x - other.x) >= BOX_WIDTH
                assert apart_x or abs(one.y - other.y) >= 60.0, (one.node.id, other.node.id)


def test_everything_drawn_lies_inside_the_picture():
    for chains in (sample.small_chains(), sample.many_chains(), [sample.long_chain()]):
        picture = lay_out(chains, [sample.LAW])
        layout = place(picture, {node.id: 60.0 for node in picture.nodes})
        assert all(box.x >= 0 and box.x + BOX_WIDTH <= layout.width for box in layout.boxes)
        assert all(box.y >= 0 and box.y + box.height <= layout.height for box in layout.boxes)
        points = [point for line in layout.lines for point in (*line.points, line.badge)]
        assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in points)


def drawn(chains: list[dict[str, Any]], lang: str = "en") -> ET.Element:
    return ET.fromstring(draw_chains(chains, [sample.LAW], lang=lang))


def test_the_picture_names_itself_for_those_who_cannot_see_it():
    root = drawn(sample.small_chains())
    assert root.attrib["role"] == "group"
    assert root.find(f"{SVG}title").text == "Chains in layers from buyer to law"
    assert "11 boxes and 7 numbered steps" in root.find(f"{SVG}desc").text


def test_each_number_links_to_its_row_and_says_its_status():
    links = drawn(sample.small_chains()).findall(f"{SVG}a")
    assert sorted(link.attrib["href"] for link in links) == [f"#step-{n}" for n in range(1, 8)]
    assert Counter(link.attrib["class"] for link in links) == {"stated": 4, "inferred": 2, "contradicted": 1}


def test_status_is_told_by_shape_as_well_as_by_color():
    shapes = {}
    for link in drawn(sample.small_chains()).findall(f"{SVG}a"):
        shapes[link.attrib["class"]] = {child.tag.removeprefix(SVG) for child in link}
    assert "circle" in shapes["stated"]
    assert "rect" in shapes["inferred"]
    assert {"polygon", "path"} <= shapes["contradicted"]


def test_a_shortened_name_stands_whole_in_the_tooltip():
    titles = [title.text for title in drawn(sample.small_chains()).iter(f"{SVG}title")]
    assert any(sample.IMPORTER["name"] in (title or "") for title in titles)


def test_every_line_of_text_is_isolated():
    for text in drawn(sample.small_chains(), "ug").iter(f"{SVG}text"):
        if text.attrib["class"] != "number":
            assert text.text[0] == "\u2068"
            assert text.text[-1] == "\u2069"


def test_the_fold_is_said_in_words():
    picture = lay_out(sample.many_chains(18), [sample.LAW, sample.OTHER_LAW])
    words = load_words("en")
    note = fold_note(picture, words)
    assert note.startswith(
        "The picture shows 33 boxes; 33 more are folded (Importer: 11; Shipment: 11; Maker: 11)"
    )
    assert "and 11 more" in draw_picture(picture, words)


def test_a_withheld_name_is_said_to_be_withheld():
    hidden = {"id": "pty-x", "name": ""}
    svg = draw_chains([sample.chain(1, [sample.shipment(1, hidden)], sample.IMPORTER, hidden)])
    assert "name withheld or" in svg
