"""The audit report of a made-up packet, and the description of how workers are recruited."""

from unpick.datasets.generate.packet.hand import Hand, paper
from unpick.datasets.generate.packet.plan import Plan
from unpick.datasets.generate.papers import Block

__all__ = ["audit_report", "recruitment"]

_NUMBER_LABELS = (
    ("Total number of workers", "Number of workers interviewed"),
    ("Workforce", "Workers interviewed"),
    ("Total employees", "Employees interviewed"),
    ("Headcount on the day of the audit", "Interviews conducted"),
)


def audit_report(plan: Plan) -> tuple[str, bytes]:
    """Return the report on the maker."""
    hand = Hand(plan, "audit")
    blocks: list[Block] = [
        f"# {hand.pick('Social compliance audit report', 'Workplace conditions assessment', 'Labor audit of the production site')}",
        {
            hand.pick("Facility", "Factory audited", "Name of site"): plan.maker,
            hand.pick("Audit date", "Date of audit", "On-site date"): hand.day(plan.audited),
            hand.pick("Report date", "Date of report", "Report issued"): hand.day(plan.reported),
            hand.pick("Audit firm", "Auditing body"): plan.auditor,
        },
        *_scope(plan, hand),
        *_numbers(plan, hand),
        *_site(plan, hand),
        *_freedom(plan, hand),
        hand.pick(
            "No worker was found to hold foreign nationality; passports and permits were checked against the roster.",
            "All workers whose papers were seen are Chinese nationals.",
            "No North Korean workers were identified on the site.",
        ),
    ]
    return paper(hand, blocks, plan.audit_file, name="audit-report", head=plan.auditor)


def _scope(plan: Plan, hand: Hand) -> list[Block]:
    sound = hand.pick(
        "Scope: labor conditions, recruitment, wages, working hours and freedom of movement of all workers.",
        "This audit assessed forced labor, child labor, wages and hours, and freedom of association.",
        "The audit covered social compliance: recruitment practices, identity papers, pay, hours, dormitories.",
    )
    return [f"## {hand.pick('Scope', 'Purpose and scope')}", plan.text("scope", sound)]


def _numbers(plan: Plan, hand: Hand) -> list[Block]:
    workers, asked = hand.draw.choice(_NUMBER_LABELS)
    if hand.draw.random() < 0.5:
        return ["## Workers", {workers: plan.headcount, asked: plan.interviewed}]
    return [
        hand.pick(
            f"The site employed {plan.headcount} workers at the time of the visit. A total of {plan.interviewed} workers were interviewed.",
            f"{plan.interviewed} of {plan.headcount} workers were interviewed.",
            f"Of a workforce of {plan.headcount}, the auditors interviewed {plan.interviewed} workers.",
        )
    ]


def _site(plan: Plan, hand: Hand) -> list[Block]:
    if hand.draw.random() < 0.5:
        rows: Block = {"Buildings on site": plan.buildings, "Buildings visited": plan.visited}
        blocks: list[Block] = ["## Site", rows]
    else:
        blocks = [
            hand.pick(
                f"The site has {plan.buildings} buildings, of which {plan.visited} were visited by the auditors.",
                f"The premises consist of {plan.buildings} buildings. The audit team inspected {plan.visited} buildings.",
            )
        ]
    if plan.visited < plan.buildings:
        blocks.append(
            hand.pick(
                "Access to the remaining buildings was not granted.",
                "The auditors were not permitted to enter the other buildings.",
            )
        )
    else:
        blocks.append(
            hand.pick("No area was closed to the auditors.", "The audit team had full access to the site.")
        )
    sound = hand.pick(
        "The facility is the only business inside the compound.", "No other factory operates at this address."
    )
    return [*blocks, plan.text("compound", sound)]


def _freedom(plan: Plan, hand: Hand) -> list[Block]:
    sound = hand.pick(
        "The audit was unannounced. Interviewees were selected by the auditors. Interviews were held in private, without management present.",
        "Audit type: unannounced. Workers were chosen by the audit team and interviewed individually and confidentially; no supervisor was present.",
    )
    return ["## Interviews", plan.text("freedom", sound)]


def recruitment(plan: Plan) -> tuple[str, bytes]:
    """Return the description of how workers come to the maker."""
    hand = Hand(plan, "recruitment")
    blocks: list[Block] = [
        f"# {hand.pick('How our workers are recruited', 'Recruitment of workers: description of the process')}",
        hand.pick(
            "Workers apply at the factory office in answer to local advertisements. No agency is used and no fee is charged to any worker.",
            "We hire directly. Vacancies are posted at the gate and online; applicants are interviewed by our personnel office. No recruitment fees are paid by workers.",
        ),
        "Each worker signs an employment contract on the first day and keeps his or her own identity papers.",
    ]
    return paper(hand, blocks, plan.filed, name="recruitment", head=plan.maker)
