"""D20: a sample of the processor's choice is not the finished article."""

import pytest

from tests.cases.review.make import REGION, WORKERS, defects, exhibit, note, packet
from unpick.cases.review.d20_test_node import check
from unpick.model.defect import Severity


def sample(value: str, name: str = "E1"):
    return exhibit(name, "test", note("tested", value=value))


@pytest.mark.parametrize("value", ["raw_sample", "processor_sample"])
def test_a_sample_as_the_only_evidence_of_origin_is_decisive(value: str):
    (found,) = defects(check(packet(sample(value), regime=REGION)))
    assert found.severity is Severity.DECISIVE
    assert "finished articles drawn from this shipment" in found.cure


def test_beside_bale_records_it_is_minor():
    (found,) = defects(check(packet(sample("raw_sample"), exhibit("E2", "origin"), regime=REGION)))
    assert found.severity is Severity.MINOR


def test_where_origin_is_not_asked_it_is_major():
    (found,) = defects(check(packet(sample("raw_sample"), regime=WORKERS)))
    assert found.severity is Severity.MAJOR


def test_a_test_of_the_finished_article_is_silent_even_beside_a_sample():
    assert list(check(packet(sample("finished_article"), sample("raw_sample", "E2"), regime=REGION))) == []


def test_a_test_that_does_not_tell_its_sample_is_a_question():
    (said,) = check(packet(sample("unknown"), regime=REGION))
    assert "E1" in said.why


def test_a_brief_that_speaks_of_a_finished_article_is_no_test_of_one():
    brief = exhibit("E2", "protest", note("tested", value="finished_article"))
    assert defects(check(packet(sample("raw_sample"), brief, regime=REGION)))


def test_a_cone_of_yarn_is_no_article_and_a_button_of_it_is_a_question():
    yarn = exhibit("E1", "test", note("tested", "Sample: 2 cones of yarn", value="component"))
    (one,) = defects(check(packet(yarn, regime=REGION)))
    assert "before making-up" in one.says
    button = exhibit("E1", "test", note("tested", "Sample: buttons of the shirt", value="component"))
    assert defects(check(packet(button, regime=REGION))) == []


def test_a_packet_without_a_test_is_not_asked_for_one():
    assert list(check(packet(exhibit("E1", "origin"), regime=REGION))) == []


def test_the_line_on_the_sample_is_read_where_no_reader_told_what_was_tested():
    cones = exhibit("E1", "test", text="Sample: 2 cones of yarn, 30s combed\nResult: consistent with Brazil")
    (one,) = defects(check(packet(cones, regime=REGION)))
    assert one.spots[0].says == "Sample: 2 cones of yarn, 30s combed"
    gloves = exhibit("E1", "test", text="Sample: Finished gloves, 3 pairs from the detained goods")
    assert list(check(packet(gloves, regime=REGION))) == []
