"""What single characters say in English, a few words each, from the definitions of Unihan."""

import re
from collections.abc import Iterator
from pathlib import Path

import opencc

from name_readings import fields, is_common
from unpick.names.glosses import base

__all__ = ["glosses"]

MOST = 8
"""Words kept of a character, in the order of its definition."""

NO_GLOSS = frozenset(
    [
        "about",
        "above",
        "after",
        "again",
        "against",
        "all",
        "also",
        "and",
        "any",
        "anyone",
        "anything",
        "are",
        "around",
        "because",
        "become",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "can",
        "cannot",
        "cause",
        "did",
        "does",
        "down",
        "during",
        "each",
        "either",
        "else",
        "ever",
        "every",
        "few",
        "for",
        "from",
        "get",
        "had",
        "has",
        "have",
        "having",
        "her",
        "hers",
        "him",
        "his",
        "how",
        "into",
        "its",
        "just",
        "let",
        "like",
        "made",
        "make",
        "many",
        "may",
        "me",
        "more",
        "most",
        "much",
        "must",
        "near",
        "neither",
        "nor",
        "not",
        "off",
        "one",
        "only",
        "onto",
        "other",
        "our",
        "out",
        "over",
        "own",
        "per",
        "shall",
        "she",
        "should",
        "similar",
        "since",
        "so",
        "some",
        "somebody",
        "someone",
        "something",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "thus",
        "till",
        "too",
        "toward",
        "under",
        "until",
        "upon",
        "used",
        "very",
        "was",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "yes",
        "yet",
        "you",
        "your",
        "adjective",
        "adverb",
        "affix",
        "cantonese",
        "character",
        "classifier",
        "component",
        "conjunction",
        "dialect",
        "exclamation",
        "final",
        "grammatical",
        "interjection",
        "interrogative",
        "kangxi",
        "kokuji",
        "literary",
        "measure",
        "modern",
        "negative",
        "noun",
        "numerary",
        "particle",
        "phonetic",
        "possessive",
        "prefix",
        "preposition",
        "pronoun",
        "radical",
        "simplified",
        "suffix",
        "surname",
        "syllable",
        "traditional",
        "transliteration",
        "variant",
        "verb",
        "word",
        "co-wife",
        "concubine",
        "copulate",
        "corpse",
        "diarrhea",
        "dung",
        "excrement",
        "feces",
        "fornicate",
        "penis",
        "prostitute",
        "semen",
        "shit",
        "urinate",
        "urine",
        "vagina",
        "vulva",
        "whore",
    ]
)
"""Words of grammar and of dictionaries, and a few that no firm takes for its name."""

_NOTE = re.compile(
    r"\([^)]*\)|\[[^]]*\]|[^;,]*\b(?:surname|radical|variant|same as|abbreviation|Cant\.)[^;,]*",
    re.IGNORECASE,
)
_LITTLE = re.compile(r"^(?:(?:a|an|the|to|be|of|as|kind of|type of|species of) )+")
_SORT = re.compile(r" (?:trees?|birds?|fish|plants?|flowers?|grass|stone|color)$")
"""What a definition says beside the name of a kind: maple tree."""

_WORD = re.compile(r"[a-z]{3,14}")


def phrases(definition: str) -> Iterator[str]:
    """Yield the single words of a definition, in its order, in lower case; phrases of several words are left out.

    >>> list(phrases("a white horse with black mane; a camel"))
    ['camel']
    """
    for one in re.split(r"[;,/:]", _NOTE.sub("", definition)):
        told = _SORT.sub("", _LITTLE.sub("", one.strip().lower()))
        if _WORD.fullmatch(told) and told not in NO_GLOSS:
            yield told


def glosses(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the simplified characters in common use, each with its words; inflected ones as the word that is there without it."""
    found = fields(folder / "Unihan_Readings.txt.bz2", "kDefinition")
    converter = opencc.OpenCC("s2t")
    told = {}
    for letter in sorted(filter(is_common, found)):
        both = dict.fromkeys((letter, converter.convert(letter)))
        spelled = [word for one in both for word in phrases(found.get(one, {}).get("kDefinition", ""))]
        if spelled:
            told[letter] = list(dict.fromkeys(spelled))
    known = frozenset(word for words in told.values() for word in words)
    for letter, words in told.items():
        bases = dict.fromkeys(base(word, known - {word}) or word for word in words)
        yield letter, " ".join(list(bases)[:MOST])
