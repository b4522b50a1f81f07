"""Single sentences in many hands' wordings: who speaks, and what a fact is. In view while rules were written. All invented."""

import datetime as dt

import pytest

from unpick.datasets.press.gazetteer import bundled_gazetteer
from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.saying import told_in
from unpick.exhibits.press.sentences import sentences

SAID = [
    ("The women had not been paid since August, one of them confided.", "one of them"),
    ('What they got, in the words of a foreman, was "rice and a roof".', "a foreman"),
    ("Asked how many, the gatekeeper held up both hands twice: twenty.", "gatekeeper"),
    ("An inspector's notebook gives the count for that morning as 212.", "inspector's notebook"),
    ("Payslips shown to us by two packers bear out the lower figure, 640 yuan.", "payslips"),
    ("It is understood from a person close to the company that 300 will go.", "person close to the company"),
    ("The buyer's lawyer wrote back that orders had ceased in May.", "lawyer"),
    ('"Nobody leaves," is how a former cook put it.', "former cook"),
    ("Her sister, who still works there, texted that the shifts now run to 14 hours.", "sister"),
    ("To hear the broker tell it, some 400 women crossed that spring.", "broker"),
    ("Management's own tally was 1,150.", "management"),
    ("The labor bureau's website boasts of 2,300 placements.", "labor bureau"),
    ("Two drivers independently confirmed that the pallets came from the camp.", "two drivers"),
    ("A court in Leeds heard that the gowns cost 80 pence each.", "court"),
    ("Lindqvist, the importer's head of purchasing, puts the share at a tenth.", "head of purchasing"),
    ("The ministry's spokesman would only say that 44 visas had been cancelled.", "spokesman"),
    ("Among the papers is a dispatch note recording 60 workers sent in March.", "dispatch note"),
    ("The union reckons half the crew were unpaid.", "union"),
    ("The firm's reply to our questions ran to two lines: it had 90 staff and no foreign workers.", "firm"),
    ("One respondent described being locked in for 16 hours.", "respondent"),
    ("Three of the drivers we reached agreed that the trip took two days.", "drivers"),
    ("Workers complain of earning less than 300 yuan.", "workers"),
    ("In a voice message, a seamstress said pay had stopped.", "seamstress"),
    ("A slide from the group's investor day lists 12 subcontractors.", "slide"),
    ('The owner shrugs: "Forty, fifty, who counts?"', "owner"),
    ("By the reckoning of the port's own statisticians, 3,200 tonnes passed through.", "statisticians"),
    ("There were, the captain swears, no North Koreans aboard.", "captain"),
    ("A trader in the border town, reached by telephone, answered that he paid 9 yuan a piece.", "trader"),
    (
        "The complaint lodged by the NGO names three mills and alleges that 700 people were sent there.",
        "complaint",
    ),
    ("So says the manager: 'We pay what they ask.'", "manager"),
    ("The auditors, for their part, noted only that 18 helmets were missing.", "auditors"),
    ("It was a nurse who first told us about the 60 beds.", "nurse"),
    ("His wife remembers him bringing home 80 yuan.", "wife"),
    ("The contract, a copy of which this paper has seen, guarantees 2,600 yuan.", "contract"),
    ("Not so, says the exporter; it has never employed more than 75 people.", "exporter"),
    ("Sources in the province speak of 5,000 women.", "sources in the province"),
    ("Satellite pictures taken in May show a second dormitory.", "satellite pictures"),
    ("Per the customs database, 31 containers were landed.", "customs database"),
    ("A recruiter interviewed for this study estimated the fee at 4,000 yuan a head.", "recruiter"),
    ("The prosecution's case is that 56 workers were held.", "prosecution"),
    ("Under oath, the shipping clerk conceded that the labels had been swapped.", "shipping clerk"),
    ("Witness 4 had seen children on the line.", "witness 4"),
    ("The memo, dated 3 May, instructs foremen to dock 20 yuan for each absence.", "memo"),
    ('An advertisement on a job site offers 500 women "for immediate dispatch".', "advertisement"),
]
NOBODY = [
    "Our own count of the bills comes to 77.",
    "Prices have risen by 4 percent.",
    "The mill employs 300 people.",
    "The plan would cost 3 million dollars.",
    "Workers start at six and finish at ten.",
    'The boxes bear the words "Made in China".',
    "The agency has detained 12 shipments since May.",
    "Half of the output goes to Japan.",
    "The gates are locked at nine.",
    "Yarn from the region fell 12 percent last year.",
    "She earned 30 yuan a day.",
    "The company shipped 40 tonnes to a retailer in Hamburg.",
]
FACTS = [
    (
        "Sorvik Garments pays its machinists the equivalent of two euros for a full day.",
        "day_wage",
        2,
        "EUR per day",
    ),
    (
        "The women at Sorvik Garments take home somewhere between 400 and 500 yuan a month.",
        "month_wage",
        400,
        "CNY per month",
    ),
    ("Sorvik Garments billed $11.40 for each parka.", "unit_price", 11.40, "USD per piece"),
    ("Sorvik Garments has some 900 people on its books.", "workers", 900, ""),
    ("Nine hundred people are on the payroll of Sorvik Garments.", "workers", 900, ""),
    ("Four in five of those at Sorvik Garments are women.", "women_share", 0.8, ""),
    ("They get two Sundays a month to themselves at Sorvik Garments.", "rest_days", 2, ""),
    ("Their papers stay in the manager's safe at Sorvik Garments.", "documents_held", None, ""),
    (
        "Nobody at Sorvik Garments may go beyond the gate without a slip signed by the foreman.",
        "movement_restricted",
        None,
        "",
    ),
    ("A recruit who wants to leave Sorvik Garments early forfeits 3,000 yuan.", "punishment", 3000, "CNY"),
    ("Sorvik Garments docks 200 yuan a month for bed and board.", "deductions", 200, "CNY per month"),
    ("Three months' pay is outstanding at Sorvik Garments.", "wages_owed", 3, "months"),
    (
        "Seventy percent of what they earn at Sorvik Garments is sent to Pyongyang.",
        "wage_share_seized",
        0.7,
        "",
    ),
    ("The team leader at Sorvik Garments keeps half of each woman's wage.", "wage_share_seized", 0.5, ""),
    ("Sorvik Garments turned out 1.2 million shirts last year.", "output", 1200000, "pieces"),
    ("Sorvik Garments could make 90,000 jackets a month at a pinch.", "capacity", 90000, "pieces per month"),
    (
        "Halden Outdoor placed an order for 45,000 jackets with Sorvik Garments in May 2021.",
        "ordered",
        45000,
        "pieces",
    ),
    ("Halden Outdoor ceased to do business with Sorvik Garments in June 2021.", "orders_ended", None, ""),
    ("Halden Outdoor has not bought a stitch from Sorvik Garments since 2019.", "orders_ended", None, ""),
    ("Sorvik Garments sent 14 containers to Halden Outdoor in 2020.", "shipments", 14, "containers"),
    (
        "In 2020 Halden Outdoor took in 31 consignments from Sorvik Garments.",
        "shipments_from",
        31,
        "shipments",
    ),
    ("Officers at the port seized 18 tonnes of gloves from Sorvik Garments.", "weight_stopped", 18, "tons"),
    (
        "Customs let two of the five shipments of Sorvik Garments through.",
        "shipments_released",
        2,
        "shipments",
    ),
    (
        "Goods to the value of $2.4 million left Sorvik Garments for Canada.",
        "value_of_shipments",
        2400000,
        "USD",
    ),
    (
        "Sorvik Garments' exports to Canada were worth $2.4 million in 2020.",
        "value_of_shipments",
        2400000,
        "USD",
    ),
    ("Sorvik Garments' jackets reach Canada by way of Busan.", "shipped_by_way_of", None, ""),
    ("One jacket in ten from Sorvik Garments came back.", "rejects", 0.1, ""),
    ("Sorvik Garments delivered five weeks late.", "delivered_late", 5, "weeks"),
    ("Sorvik Garments and Pelin Knitwear are registered at the same address.", "shares_site", None, ""),
    ("The jackets of Sorvik Garments bore tags reading Made in China.", "labelled", None, ""),
    ("The yarn used by Sorvik Garments comes from Pelin Spinning.", "supplies", None, ""),
    ("Pelin Holding has a 60 percent stake in Sorvik Garments.", "owns", 0.6, "share"),
    ("Sorvik Garments belongs to Pelin Holding.", "part_of_group", None, ""),
    ("Sorvik Garments is a front for Pelin Holding.", "fronts_for", None, ""),
    ("Sorvik Garments hands some of its sewing to a prison in Tamsu.", "subcontracts", None, ""),
    (
        "The labor bureau of Tamsu sent 240 villagers to Sorvik Garments in 2019.",
        "transfers_labor_to",
        240,
        "",
    ),
    ("Prisoners sew the linings for Sorvik Garments.", "convict_labor", None, ""),
    ("Auditors spoke with 12 of the 900 workers at Sorvik Garments.", "workers_interviewed", 12, ""),
    ("The inspection of Sorvik Garments took in two of its six halls.", "audit_scope", 2, "buildings"),
    ("Orders at Sorvik Garments have dwindled by two thirds.", "volume_change", -0.6667, ""),
    ("Twice as many jackets left Sorvik Garments in 2021 as in 2020.", "volume_change", 1, ""),
    ("Sorvik Garments was fined $80,000.", "settled_for", 80000, "USD"),
    ("About 60 of the women at Sorvik Garments went home in April.", "workers_left", 60, ""),
    ("Halden Outdoor takes 40 percent of what Sorvik Garments makes.", "share_taken", 0.4, ""),
    ("Sorvik Garments sells three quarters of its coats to Halden Outdoor.", "share_taken", 0.75, ""),
    (
        "Jackets from Sorvik Garments are 30 percent cheaper than those of rivals.",
        "price_difference",
        -0.3,
        "",
    ),
    ("The workers at Sorvik Garments receive no money at all.", "pays", None, ""),
    (
        "Sorvik Garments pays the bureau 2,200 yuan for each worker every month.",
        "labor_fee",
        2200,
        "CNY per month",
    ),
    ("Sorvik Garments holds back two months' wages until the contract ends.", "wages_withheld", 2, "months"),
    ("The factory floor of Sorvik Garments covers 8,000 square metres.", "site_area", 8000, "square meters"),
    ("Sorvik Garments closed its second plant in March 2020.", "site_closed", None, ""),
    ("The coats are 70 percent wool.", "composition", 0.7, "share"),
    (
        "Halden Outdoor told Sorvik Garments to take nothing under 5,000 pieces.",
        "minimum_order",
        5000,
        "pieces",
    ),
    ("The women at Sorvik Garments worked 90 hours of overtime in May.", "overtime", 90, "hours"),
    ("A bonus of 300 yuan awaits anyone at Sorvik Garments who beats the norm.", "bonus", 300, "CNY"),
]


def heard(text):
    return [who for one in sentences(text) if (who := told_in(text[one.start : one.end]).who)]


@pytest.mark.parametrize(("text", "who"), SAID)
def test_somebody_says_it(text, who):
    assert who in " / ".join(heard(text)).lower()


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_what_a_text_tells_itself(text):
    assert heard(text) == []


@pytest.mark.parametrize(("text", "predicate", "value", "unit"), FACTS)
def test_a_fact_is_known_by_its_words(text, predicate, value, unit):
    found = extract(text, published=dt.date(2022, 3, 1), gazetteers=[bundled_gazetteer()])
    assert any(
        one.predicate == predicate
        and (value is None or (one.value is not None and abs(float(one.value) - value) < 0.001))
        and unit in ("", one.unit)
        for one in found
    )
