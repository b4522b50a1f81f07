"""D14: notice, minders, free interviews."""

import pytest

from tests.cases.review.build import exhibit, found, note, packet, table
from unpick.cases.review.d14_free_audit import DETECTOR
from unpick.model.defect import Severity


def audit(*said, id_="E5"):
    return exhibit(id_, "audit", *said)


def test_unannounced_private_and_chosen_by_the_auditor_is_free():
    facts = packet(audit(note("unannounced"), note("private_interviews"), note("chosen_by_auditor")))
    assert found(DETECTOR, facts) == []


def test_notice_alone_is_minor():
    (defect,) = found(DETECTOR, packet(audit(note("announced"), note("private_interviews"))))
    assert (defect.check, defect.severity) == ("announced", Severity.MINOR)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (note("minder_present"), "management or a minder took part"),
        (note("chosen_by_management"), "management chose the workers"),
        (note("private_interviews", value="no"), "interviews were not private"),
    ],
)
def test_each_way_of_watching_is_major(said, words):
    (defect,) = found(DETECTOR, packet(audit(note("unannounced"), said)))
    assert (defect.says, defect.severity) == (f"The audit was not free: {words}.", Severity.MAJOR)


def test_rows_of_interviews_tell_it_too():
    rows = [{"worker": "W1", "private": "yes"}, {"worker": "W2", "private": "no", "chosen_by": "management"}]
    (defect,) = found(DETECTOR, packet(audit(table("interviews", rows))))
    assert "not private" in defect.says
    assert "management chose" in defect.says


def test_a_language_that_the_workers_are_said_to_speak_is_free():
    def spoken(interview):
        workers = note("language", value="zh", subject="workers")
        return packet(audit(note("language", value=interview, subject="interviews"), workers))

    assert found(DETECTOR, spoken("zh")) == []
    assert len(found(DETECTOR, spoken("en"))) == 1


def test_the_language_of_interviews_alone_says_nothing_of_the_workers():
    assert found(DETECTOR, packet(audit(note("language", value="zh", subject="interviews")))) == []


def test_an_unannounced_audit_answers_for_an_announced_one_of_the_same_firm():
    later = audit(note("unannounced"), note("private_interviews"), id_="E6")
    assert found(DETECTOR, packet(audit(note("announced")), later)) == []


def test_a_minder_is_not_answered_for():
    later = audit(note("unannounced"), id_="E6")
    assert len(found(DETECTOR, packet(audit(note("announced"), note("minder_present")), later))) == 1


def test_denied_flags_are_no_defect():
    assert (
        found(DETECTOR, packet(audit(note("announced", value="no"), note("minder_present", value="false"))))
        == []
    )
