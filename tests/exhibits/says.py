"""What the tests of notes share: an invented document from a text, and its notes."""

from unpick.exhibits.interpret import Interpreted, interpret
from unpick.exhibits.note import Note
from unpick.exhibits.reading import Page, Reading

TITLES = {
    "audit": "SOCIAL COMPLIANCE AUDIT REPORT\nMade Up Garments Co., Ltd. (invented)\n",
    "notice": "NOTICE OF DETENTION\n",
    "decision": "HQ H999999 (invented)\nPROTEST REVIEW DECISION\n",
    "allegation": "PETITION UNDER 19 CFR 12.42 (invented)\n",
    "protest": "PROTEST AND APPLICATION FOR FURTHER REVIEW (invented)\n",
    "questionnaire": "RESPONSE TO CBP FORM 28 (invented)\n",
    "payroll": "PAYROLL\n",
    "production": "DAILY PRODUCTION REPORT\n",
    "test": "ISOTOPIC TEST REPORT\n",
    "certificate": "CERTIFICATE OF COMPLIANCE\n",
    "identity": "COPIES OF IDENTITY CARDS\n",
    "refusal": "Letter of refusal\n",
    "remediation": "REMEDIATION REPORT\n",
    "chain": "SUPPLY CHAIN MAP\n",
    "origin": "COTTON ORIGIN DECLARATION\n",
    "invoice": "COMMERCIAL INVOICE\n",
    "press": "Newspaper investigation (invented)\nBy our reporters\n",
    "recruitment": "HOW WORKERS ARE RECRUITED\n",
    "other": "",
}


def reading(text: str, file: str = "file-1.pdf") -> Reading:
    pages = tuple(Page(number=at, text=page) for at, page in enumerate(text.split("\f"), start=1))
    return Reading(file=file, sha256="0" * 64, media="text", pages=pages)


def read(text: str, kind: str = "audit") -> Interpreted:
    done = interpret(reading(TITLES[kind] + "\n" + text), (), "" if kind == "other" else kind)
    assert kind in (done.kind, "other"), (done.kind, done.why)
    return done


def notes(text: str, *topics: str, kind: str = "audit") -> list[Note]:
    own = TITLES[kind].split("\n")
    return [note for note in read(text, kind).notes if note.topic in topics and note.text not in own]


def numbers(text: str, topic: str, kind: str = "audit") -> list[int]:
    return [int(note.number) for note in notes(text, topic, kind=kind) if note.number is not None]


def values(text: str, topic: str, kind: str = "audit") -> list[str]:
    return [note.value for note in notes(text, topic, kind=kind)]
