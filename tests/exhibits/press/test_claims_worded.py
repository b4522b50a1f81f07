"""Another origin on the label, people who never got out, and what firms and auditors deny, in many wordings. All invented.

The sentences and their look-alikes were written before the rules for them, then were in view while these were written.
"""

import datetime as dt

import pytest

from unpick.datasets.press.gazetteer import bundled_gazetteer
from unpick.exhibits.press.extract import extract

RELABELLED = [
    ("Sorvik Garments' jackets were declared as made in Vietnam.", "VN"),
    ("At the border the coats of Sorvik Garments were declared to be of Vietnamese origin.", "VN"),
    ("The bales left Sorvik Garments labelled as product of Cambodia.", "KH"),
    ("Sorvik Garments passed off its quilts as Chinese-made.", "CN"),
    ("The papers gave China as the country of origin of Sorvik Garments' wigs.", "CN"),
    ("Cartons from Sorvik Garments were relabelled as goods of Thailand.", "TH"),
    ("Customs forms listed Malaysia as the origin of the gloves from Sorvik Garments.", "MY"),
    ("Sorvik Garments' seafood was sold as a product of South Korea.", "KR"),
    ("Certificates of origin naming Vietnam went with every shipment of Sorvik Garments.", "VN"),
    ("In Busan the dresses of Sorvik Garments became 'Made in Korea'.", "KR"),
    ("The invoice described the yarn of Sorvik Garments as being of Indian origin.", "IN"),
    ("Sorvik Garments claimed on the entry that the shirts had been made in Indonesia.", "ID"),
    ("Sorvik Garments' sweaters entered as goods of Bangladesh.", "BD"),
    ("On the bill of lading the fish of Sorvik Garments appear as Russian origin.", "RU"),
    ("The consignment of Sorvik Garments was invoiced as produced in Turkey.", "TR"),
    ("In the declaration Sorvik Garments put Indonesia as country of origin.", "ID"),
]
NO_LABEL = [
    "Vietnam declared a holiday in May, when Sorvik Garments was closed.",
    "Sorvik Garments declared a profit in Vietnam.",
    "The ministry labelled the report of Sorvik Garments a product of bias.",
    "Sorvik Garments opened an office in Thailand.",
    "Sorvik Garments is a Chinese company.",
    "The origin of the fire at Sorvik Garments in China is unknown.",
    "Malaysia listed Sorvik Garments among its largest investors.",
    "Officials in Cambodia described Sorvik Garments as a model employer.",
    "Sorvik Garments sold its stake in a plant in India.",
    "A certificate from a college in Vietnam hung in the office of Sorvik Garments.",
    "Sorvik Garments passed its audit in Indonesia.",
    "Rules on origin in Thailand changed after Sorvik Garments had left.",
]
SHUT_IN = [
    "The women at Sorvik Garments never left the compound.",
    "For three years none of the workers at Sorvik Garments set foot outside the gate.",
    "Workers at Sorvik Garments lived, ate and slept on the premises and did not go into town.",
    "Those at Sorvik Garments had not been outside the factory walls since they arrived.",
    "They were kept inside the grounds of Sorvik Garments day and night.",
    "At Sorvik Garments the dormitory was locked from the outside.",
    "The women at Sorvik Garments were marched from dormitory to workshop and back.",
    "In two years she had not once seen the town in which Sorvik Garments stands.",
    "Sorvik Garments did not let its workers off the site.",
    "The crews at Sorvik Garments were barred from going beyond the fence.",
    "Staff at Sorvik Garments were not to step out of the yard, even on Sundays.",
    "Nobody was ever seen leaving the compound of Sorvik Garments.",
    "The workers at Sorvik Garments spent their days off behind the gate.",
    "The packers of Sorvik Garments have not left the factory grounds in eighteen months.",
    "Women at Sorvik Garments said they were only let out for medical visits.",
    "The women at Sorvik Garments could not go anywhere alone.",
    "From arrival to departure the workers of Sorvik Garments stayed inside the walls.",
    "At Sorvik Garments leave was given to nobody, and the gate stayed shut.",
]
OUT_AND_ABOUT = [
    "The trucks of Sorvik Garments never left the depot that week.",
    "The idea of moving never left the owner of Sorvik Garments.",
    "Sorvik Garments never left the industry association.",
    "Workers at Sorvik Garments left the compound every evening.",
    "The women at Sorvik Garments are free to go into town.",
    "Sorvik Garments has not set foot outside the home market.",
    "The goods never left the warehouse of Sorvik Garments.",
    "The files of Sorvik Garments are kept inside the vault.",
    "Sorvik Garments built its dormitory outside the compound.",
    "The cat of Sorvik Garments never left the compound.",
    "Sorvik Garments locked its prices for a year.",
    "Visitors were not let off the bus at Sorvik Garments.",
    "The trucks were not let out of the yard at Sorvik Garments.",
    "The delegates never left the hotel near Sorvik Garments.",
]
DENIED = [
    ("Sorvik Garments said it has never hired foreign staff.", "Sorvik Garments"),
    ("An audit found no foreign workers at Sorvik Garments.", "audit"),
    ("The company said that no North Koreans had ever worked at Sorvik Garments.", "Sorvik Garments"),
    ("Auditors found no evidence of North Korean labor at Sorvik Garments.", "auditors"),
    ('"We do not employ foreigners," a manager of Sorvik Garments said.', "manager"),
    ("Sorvik Garments insisted that all of its workers were local.", "Sorvik Garments"),
    ("The inspector saw no North Korean women at Sorvik Garments.", "inspector"),
    ("Sorvik Garments told this paper that it had no North Korean employees.", "Sorvik Garments"),
    ("A spokesman for Sorvik Garments denied that it had taken on workers from North Korea.", "spokesman"),
    ("The auditor's report lists no workers of foreign nationality at Sorvik Garments.", "report"),
    ("Sorvik Garments maintains that it does not and never did use North Korean labor.", "Sorvik Garments"),
    ("Sorvik Garments rejected the claim that it employs foreign workers.", "Sorvik Garments"),
    ("The audit did not come across any foreign workers at Sorvik Garments.", "audit"),
    ("A director of Sorvik Garments stated that it never had overseas staff.", "director"),
    ("Sorvik Garments wrote that only locals work there.", "Sorvik Garments"),
    ("In its reply Sorvik Garments states that it has no workers from North Korea.", "Sorvik Garments"),
    ("The report of the auditor notes the absence of foreign workers at Sorvik Garments.", "report"),
]
NO_DENIAL = [
    "Sorvik Garments said it has hired foreign staff since 2015.",
    "An audit found foreign workers at Sorvik Garments.",
    "Sorvik Garments said it has never hired a foreign law firm.",
    "An audit found no foreign currency at Sorvik Garments.",
    "Sorvik Garments said no foreign buyers had come.",
    "Auditors found no fire exits at Sorvik Garments.",
    "Sorvik Garments has no foreign owners.",
    "No foreign workers' union is known to Sorvik Garments.",
    "Foreign workers of Sorvik Garments have no insurance.",
    "The auditor of Sorvik Garments has no foreign offices.",
    "Sorvik Garments asked whether foreign workers need a permit.",
    "Sorvik Garments said that foreign workers are not paid less.",
]


def read(text):
    return list(extract(text, published=dt.date(2022, 3, 1), gazetteers=[bundled_gazetteer()]))


def labels(text):
    return {one.object for one in read(text) if one.predicate in ("labelled", "made_in", "declared_origin")}


def shut_in(text):
    return [one for one in read(text) if one.predicate == "movement_restricted"]


def of_nationality(text):
    return [one for one in read(text) if one.predicate == "worker_nationality"]


@pytest.mark.parametrize(("text", "origin"), RELABELLED)
def test_an_origin_that_papers_or_labels_give_is_read(text, origin):
    assert origin in labels(text)


@pytest.mark.parametrize("text", NO_LABEL)
def test_a_country_beside_a_firm_is_no_label(text):
    assert labels(text) == set()


@pytest.mark.parametrize("text", SHUT_IN)
def test_people_who_do_not_get_out_are_read(text):
    (one,) = shut_in(text)
    assert (one.subject, one.object) == ("Sorvik Garments", "yes")


@pytest.mark.parametrize("text", OUT_AND_ABOUT)
def test_what_else_stays_or_goes_is_no_restriction(text):
    assert [one for one in shut_in(text) if one.certainty != "denied"] == []


@pytest.mark.parametrize(("text", "who"), DENIED)
def test_a_denial_is_read_with_its_speaker(text, who):
    (one,) = of_nationality(text)
    assert (one.subject, str(one.certainty)) == ("Sorvik Garments", "denied")
    assert who.casefold() in one.attribution.casefold()


@pytest.mark.parametrize("text", NO_DENIAL)
def test_what_is_no_claim_of_who_works_there_is_not_denied(text):
    assert [one for one in of_nationality(text) if str(one.certainty) == "denied"] == []
