"""The word lists as rules: a pattern, what it means, and when it does not count; compiled once."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from unpick.exhibits.notes_numbers import NUMBER
from unpick.model.bundled import read_bundled_csv

__all__ = [
    "PACKAGE",
    "Rule",
    "Rules",
    "dotted",
    "expand",
    "is_norm",
    "is_said_by_others",
    "rules",
    "undotted",
]

PACKAGE: Final = "unpick.exhibits.words"

_MACROS: Final = {
    "{N}": rf"(?<![A-Za-z\d])(?P<n>{NUMBER})",
    "{M}": rf"(?<![A-Za-z\d])(?P<m>{NUMBER})",
    "{Z}": f"(?P<n>{NUMBER})",
    "{ZM}": f"(?P<m>{NUMBER})",
    "{PEOPLE}": (
        r"(?:(?!were|are|was|had|have|who|and|of|in\b)[\w-]+\s+){0,3}?(?:workers?|employees?|staff(?:\s+members?)?|people|persons|operators?|"
        r"operatives|personnel|laborers|labourers|workforce)"
    ),
    "{FOLK}": (
        r"(?:(?!were|are|was|had|have|who|and|of|in\b)[\w-]+\s+){0,3}?(?:workers?|employees?|staff(?:\s+members?)?|people|persons?|operators?|operatives|"
        r"hands|crew|members? of (?:the )?(?:staff|crew|workforce|team)|souls|sewers|seamstresses|stitchers|machinists|women|men|individuals|interviewees|labou?rers|personnel|packers|knitters|helpers)"
    ),
    "{HEAR}": (
        r"(?:interviewed|interviewing|questioned|questioning|sp(?:o|ea)k(?:e|en|ing)? (?:to|with)|talk(?:ed|ing)? (?:to|with)|heard|"
        r"sat down with|listened to|(?:conversations?|interviews|talks) with)"
    ),
    "{HEARD}": (
        r"(?:(?:were|was|have been|had been|has been|got|being)\s+(?:\w+\s+){0,2}?(?:interviewed|questioned|spoken (?:to|with)|talked (?:to|with)|"
        r"heard|listened to)|sat down with (?:us|me)|(?:spoke|talked) (?:to|with) (?:us|me|our|the (?:audit|assess|inspect))|gave (?:us )?interviews?|answered (?:our|the (?:auditors?|assessors?|inspectors?)'?) questions)"
    ),
    "{PLACE}": (
        r"(?:buildings?|blocks?|workshops?|halls?|sheds?|floors?|storeys?|warehouses?|stores?|storerooms?|rooms?|wings?|annex(?:es)?|dormitor(?:y|ies)|"
        r"hostels?|departments?|sections?|units?|areas?|yards?|basements?|cellars?|quarters|lines?|gates?|doors?|laundry|dye ?house|attic)"
    ),
    "{FIRMS}": (
        r"(?:firms?|compan(?:y|ies)|factor(?:y|ies)|plants?|mills?|makers?|tenants?|workshops?|enterprises?|business(?:es)?|producers?|"
        r"manufacturers?|employers?|outfits?)"
    ),
    "{PLOT}": (
        r"(?:walls?|gates?|fence|plot|yard|park|compound|complex|premises|address|campus|grounds?|estate|courtyard|site|roof|entrance|lane|land)"
    ),
    "{BOSS}": (
        r"(?:(?:manager|director|owner|boss|foreman|forewoman|supervisor|superintendent|chief|head of|section head|line leader|team leader|guard|minder|"
        r"clerk|secretary|personnel (?:officer|lady|man|office|department)|HR (?:officer|lady|manager|clerk|office|department)|administrator|official|superior)s?"
        r"(?:'s \w+)?|managements?|(?:members?|people|persons?|m[ae]n|wom[ae]n|gentlem[ae]n|lad(?:y|ies)|somebody|someone|representatives?|colleagues?|staff|employees?)"
        r" (?:of|from) (?:the )?(?:HR|human resources|personnel|head office|management|company|office|administration)(?: (?:team|department|office))?)"
    ),
    "{BE}": r"(?:was|were|is|are|has been|have been|had been|being|be|been)",
    "{MGMT}": (
        r"(?:(?:factory|plant|company|HR|human resources|production|line|site|facility|senior)\s+)?(?:managements?|managers?|supervisors?|"
        r"owners?|minders?|foremen|foreman|line leaders?|team leaders?|representatives?|officials?|administrators?|directors?|bosses|boss|"
        r"security guards?|guards?)"
    ),
    "{PAPERS}": (
        r"(?:documents?|documentation|records?|record ?keeping|papers?|paperwork|data|information|details?|questions?|questionnaires?|books?|ledgers?|lists?|files?|cop(?:y|ies)|"
        r"requests?|inquir(?:y|ies)|enquir(?:y|ies)|audits?|auditors?|inspect\w*|visitors?|verification|forms?|answers?|rosters?|payrolls?|logs?|log ?books?|invoices?|names?|registers?|"
        r"declarations?|statements?|bills|receipts?|certificates?|contracts?|evidence|proof|anything|something|nothing|any of (?:this|these|it)|such (?:things|matters)|customs|authorit\w+)"
    ),
    "{HAND}": (
        r"(?:provid\w*|answer\w*|respond\w*|repl(?:y|ies|ied|ying)|disclos\w*|shar(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|furnish\w*|hand(?:s|ed|ing)?(?: over| out)?|"
        r"releas\w*|submit\w*|complet\w*|giv(?:e|es|ing)|gave|given|reveal\w*|obtain\w*|open(?:s|ed|ing)?|send\w*|sent|mail(?:s|ed)?|show(?:s|n|ed|ing)?|fill(?:s|ed|ing)?(?: in| out)?|"
        r"sign(?:s|ed)?|forward\w*|pass(?:es|ed)?(?: on)?|part(?:s|ed)? with|let|produc(?:e|es|ed|ing)|deliver\w*|return(?:s|ed)?|discuss\w*|receiv\w+|accept\w*|admit\w*|permit\w*|allow\w*|transfer\w*|export\w*)"
    ),
    "{MAKER}": (
        r"(?:producers?|manufacturers?|suppliers?|factory|factories|mills?|compan(?:y|ies)|vendors?|firms?|exporters?|spinners?|weavers?|knitters?|dyers?|dyehouse|gins?|ginners?|growers?|"
        r"processors?|smelters?|refiner(?:y|ies|s)?|works|plants?|packers?|quarr(?:y|ies)|mines?|makers?|merchants?|traders?|workshops?|agents?|farms?|cooperatives?|boss|management|owner)"
    ),
    "{FIRM}": r"(?:factory|facility|management|managers?|producer|company|supplier|plant|employer|mill|manufacturer|owner|HR(?: department| manager| office)?|personnel (?:department|office|manager)|administration)",
    "{AUDITOR}": r"(?:auditors?|audit team|assessors?|inspectors?|audit firm|auditing firm|verifiers?|assessment team|team)",
    "{SITE}": r"(?:compound|site|premises|campus|industrial park|industrial zone|park|complex|yard|grounds?|land|plot|address|gate|walls?|location|building)",
    "{MADE}": r"(?:mined|made|grown|produced|manufactured|harvested|originat\w+|sourced|purchased|bought|imported|ginned|spun|comes?|came|caught|cultivated|procured|obtained)",
}


_TOKEN: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a word list.

    Attributes:
        topic, value, subject, unit: what a match means; @area in subject takes the area named beside it.
        pattern, unless: matches count unless the second is found in the same sentence.
        kinds: documents that the rule is for; a leading ! excludes them; empty for all.
        needs: further groups of words of which one each must occur.
    """

    topic: str
    pattern: re.Pattern[str]
    value: str
    subject: str
    unit: str
    unless: re.Pattern[str] | None
    kinds: frozenset[str]
    excludes: bool
    needs: tuple[tuple[str, ...], ...]

    def fits(self, kind: str) -> bool:
        """Tell whether the rule is for documents of this kind."""
        return not self.kinds or (kind in self.kinds) != self.excludes


class Rules:
    """The rules of one word list, found by words that each needs."""

    def __init__(self, rows: tuple[dict[str, str], ...]) -> None:
        """Compile the rows; rows whose topic starts with # are comments.

        The cell `key` names words of which one must occur; & joins several such groups.
        """
        self._by_key: dict[str, list[tuple[int, Rule]]] = {}
        for at, row in enumerate(row for row in rows if not row["topic"].startswith("#")):
            rule = _rule(row)
            for key in (row.get("key") or "").lower().split("&")[0].split("|"):
                self._by_key.setdefault(key, []).append((at, rule))
        self._phrases = tuple(key for key in self._by_key if not key.isalnum())
        self._words = tuple(key for key in self._by_key if key.isalnum())
        self._in_word: dict[str, tuple[str, ...]] = {}

    def _keys(self, lower: str) -> set[str]:
        found = {key for key in self._phrases if key in lower}
        for word in set(_TOKEN.findall(lower)):
            keys = self._in_word.get(word)
            if keys is None:
                # Words recur, so each is compared with the keys once.
                keys = self._in_word[word] = tuple(key for key in self._words if key in word)
            found.update(keys)
        return found

    def candidates(self, lower: str) -> list[Rule]:
        """Return the rules whose key words occur in a text in lower case, in the order of the list."""
        found = {
            at: rule
            for key in self._keys(lower)
            for at, rule in self._by_key[key]
            if all(any(word in lower for word in group) for group in rule.needs)
        }
        return [found[at] for at in sorted(found)]

    def matches(self, text: str, kind: str = "") -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield the rules that hold in a text, with the match."""
        for rule in self.candidates(text.lower()):
            if not rule.fits(kind):
                continue
            match = rule.pattern.search(text)
            if match and not (rule.unless and rule.unless.search(text)):
                yield rule, match


def expand(pattern: str) -> str:
    """Return a pattern of a word list with its macros filled in."""
    for macro, words in _MACROS.items():
        pattern = pattern.replace(macro, words)
    return pattern


def _rule(row: dict[str, str]) -> Rule:
    kinds = row.get("kinds") or ""
    return Rule(
        topic=row["topic"],
        pattern=re.compile(expand(row["pattern"]), re.IGNORECASE),
        value=row.get("value") or "",
        subject=row.get("subject") or "",
        unit=row.get("unit") or "",
        unless=re.compile(expand(row["unless"]), re.IGNORECASE) if row.get("unless") else None,
        kinds=frozenset(kinds.lstrip("!").split("|")) if kinds else frozenset(),
        excludes=kinds.startswith("!"),
        needs=tuple(tuple(group.split("|")) for group in (row.get("key") or "").lower().split("&")[1:]),
    )


@functools.cache
def rules(name: str) -> Rules:
    """Return the rules of a word list, such as flags.csv."""
    return Rules(read_bundled_csv(PACKAGE, name))


_DOTTED: Final = re.compile(
    r"\b(Co|Ltd|Inc|Corp|Nos?|St|Rd|Mr|Ms|Mrs|Dr|Bldg|approx|U\.S|P\.R)\.(?=[\s,)])(?!\s*$)"
)
_DOT: Final = "\u2024"


def undotted(text: str) -> str:
    """Return a sentence whose abbreviations end in another dot, so that a pattern may stop at the full stop."""
    return _DOTTED.sub(rf"\1{_DOT}", text)


def dotted(text: str) -> str:
    """Return the text as it was before `undotted`."""
    return text.replace(_DOT, ".")


_NORM: Final = re.compile(
    r"\b(?:should|shall|must|ought to|is required to|are required to|requires? that|will be|would be|may be|can be|might be)\b"
    r"|^\s*(?:if|where|whether|when) |\b(?:e\.g\.|for example|delete as appropriate|minimum (?:sample|number|size)|sample sizes? (?:table|for (?:a )?sites?)|tick|please (?:state|describe|indicate|confirm))\b"
    r"|应当|必须|应该|如果|如有|해야|하여야|경우에는",
    re.IGNORECASE,
)


_POLITE: Final = re.compile(
    r"\b(?:I|we) must (?:disappoint|decline|refuse|say|tell|inform|regret|apologi[sz]e|reject)\b",
    re.IGNORECASE,
)
"""Words of courtesy that oblige nobody."""


def is_norm(text: str) -> bool:
    """Tell whether a sentence says what ought to be, or asks, rather than what was.

    >>> is_norm("Interviews should be held in private."), is_norm("Interviews were held in private.")
    (True, False)
    """
    return bool(_NORM.search(_POLITE.sub(" ", text))) or text.rstrip()[-1:] in ("?", "？")


_OTHERS: Final = re.compile(
    r"\b(?:CBP|customs|the (?:article|newspaper|press|report|notice|petition|allegation|agency|government)|(?:the )?Guardian|petitioners?)\b[^.]{0,60}"
    r"\b(?:alleg\w+|claim\w*|assert\w*|suspect\w*|accus\w+|contend\w*|argu\w+|believ\w+)\b|\b(?:alleged|purported|supposed)(?:ly)?\b|\baccording to (?:the )?(?:CBP|press|article|newspaper|notice)",
    re.IGNORECASE,
)


def is_said_by_others(text: str) -> bool:
    """Tell whether a sentence reports what somebody else alleges.

    >>> is_said_by_others("CBP alleges that the factory shares its site."), is_said_by_others("The factory shares its site.")
    (True, False)
    """
    return bool(_OTHERS.search(text))
