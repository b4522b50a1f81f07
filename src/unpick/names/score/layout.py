"""Where things stand in the arrays of packed names, and by which numbers they go: shared by all that reads them."""

from typing import Final

__all__ = [
    "MAX_FORMS",
    "MAX_MEANT",
    "MAX_PLACES",
    "MAX_READ",
    "MAX_TOKENS",
    "NAME_WIDTH",
    "TOKEN_WIDTH",
    "WIDTH",
]

MAX_TOKENS: Final = 16
"""Words of a name that are compared; none of the 2,343 names of the lists in tests/truth has more."""

MAX_FORMS: Final = 8
"""Spellings of a word that are kept: as given, other romanisations, other readings."""

MAX_PLACES: Final = 6
"""Places that a word may mean that are kept."""

MAX_MEANT: Final = 4
"""English wordings of a romanised brand that are kept."""

MAX_READ: Final = 8
"""Korean readings of a word of pinyin that are kept."""

NASAL_BITS: Final = 7
"""Bits for the nasals of a spelling; those of MAX_FORMS spellings fit into one number."""

BRAND, TRADE, WEAK, ROLE, PLACE, NUMBER, STATE = range(7)
"""Kinds of words, in the order of findings.KINDS."""

LEADS, OWN_ACRONYM, CUT_HERE, COMMON = 1, 2, 4, 8
"""What a word is in its name: a leading place, the initials of the rest, cut off, carried by many."""

KOREAN, CHINESE, TRUNCATED = 1, 2, 4
"""What a name is as a whole."""

NAME_WIDTH: Final = 9
START, COUNT, FLAGS, ORDER, INITIALS_AT, INITIALS_END, WHOLE_BRAND, SAID, DIALECT = range(NAME_WIDTH)
"""Columns of a name: its first token, how many, flags, a hash that puts pairs in order, its initials, the hash of the
Korean skeleton of its brand words joined (0 when short), of their letters joined (0 where there are not several), and how many
hashes of skeletons in Cantonese and Wade-Giles stand behind its tokens (`dialects.py`)."""

COUNTED: Final = (0, 4, 18, 8, 12, 22)
"""Bits of DIALECT from which it counts, in the order of the hashes: spelled in Cantonese, in Wade-Giles, said with the word before;
read in Cantonese, in Wade-Giles, said by Hanzi."""

SPELLED_SO: Final = 15 | 15 << 4 | 15 << 18
READ_SO: Final = 15 << 8 | 15 << 12 | 15 << 22

OPEN_SPELLING, FROM_LATIN = 1 << 16, 1 << 17
"""Marks of DIALECT: its spelling is of one syllable or pinyin as well; what it is read as comes from pinyin."""

GLOSSED_AT, GLOSSES_AT, CHARACTERS_AT = 26, 30, 36
"""Bits of DIALECT from which it counts the English words of a brand in Latin letters, the glosses of one in Hanzi, and its characters;
their hashes stand behind those of the dialects (`glossed.py`)."""

GLOSSED_WORDS, GLOSSES, CHARACTERS = 15, 63, 7
"""What is counted there at most."""

WHERE_BITS: Final = 6
"""The lowest bits of the hash of such a word: its token, or its first character and the one behind its last, of three bits each."""

TOKEN_WIDTH: Final = 2
WORD, IN_NAME = range(TOKEN_WIDTH)
"""Columns of a token: the number of its word, and what it is in its name."""

FORMS: Final = 35
FOLDS: Final = FORMS + MAX_FORMS
KOREAN_FOLDS: Final = FOLDS + MAX_FORMS
CODES: Final = KOREAN_FOLDS + MAX_FORMS
MEANT: Final = CODES + MAX_PLACES
READ_AS: Final = MEANT + MAX_MEANT
WIDTH: Final = READ_AS + MAX_READ
(KIND, WIDE, SPELLED, SOUNDED, MEANS, READINGS, READ_HERE, LETTERS, SIZE, SEEN_LETTERS, FOLD_LETTERS, FOLD_SIZE,
 PINYIN, KOREAN_SYLLABLES, NAME_SYLLABLES, SOUTHERN, STEM, CONCEPT, SENSE, BROADLY, GOODS, TERM, HALF, OTHER_HALF, ABBREVIATED, SHORT,
 LOAN, OTHER_LOAN, NASALS, FORM_COUNT, CODE_COUNT,
 TEXT_AT, TEXT_END, FOLD_AT, FOLD_END) = range(FORMS)  # fmt: skip
"""Columns of a word. First its kind, its script and what tells two words apart without a closer look, side by side, so that for most
pairs no more of a row is read: marks, one bit a hash, of its spellings, of its sounds, of what it means, of its Korean
readings and of the skeleton that such a reading meets; then the set of its letters, their number, the set of them as a reader of
print sees them, set and number of the letters of its skeleton. Then syllables (of a brand or place also those of Korean
names, `syllabary.py`, and the hash of its skeleton as the South begins it, 0 where it is not made of them), hashes of what it means, of its sense and of the one that
translators take it for, of the goods that it deals in where other
goods are sorted with them (`said.goods_of`), of what it means whatever its kind and of what its two halves mean (金属材料: metal, material), of the first letters of its
syllables and of a short word, of the consonants of an English word, in Hangul or as English, which of the nasals of each
spelling are ng (`korean.nasals`), then hashes of its spellings, of their skeletons and Korean skeletons, codes of places, and hashes of what a romanised word says in English
and of the Korean skeletons of what a word of pinyin is read as."""

EQUAL, READING, MEANING, KINDRED, SOUND, WITHIN, SLIP, NEAR, CUT_SHORT, INITIALS, READ, NASAL, BY_HAND = (
    range(1, 14)
)
"""How two words meet; 0 is not at all."""

GLUED, MISREAD, GLUED_SLIP, PART, SAID_IN_WORDS, CANTONESE, WADE_GILES, OLD_SPELLING, GLOSSED = range(20, 29)
"""How words that are left over meet when joined."""

LONG: Final = 96
"""Letters of joined words that are read."""

ROOM: Final = 3 * LONG + MAX_TOKENS * MAX_TOKENS
"""Numbers that the comparison of two names works in: three rows of letters, then the pairs of words that may meet."""

FLAT: Final = 24
FLAT_FORM, FLAT_ROLE, FLAT_WORD, FLAT_FORMS, FLAT_TEXT, FLAT_FOLD = (
    TERM,
    HALF,
    OTHER_HALF,
    CONCEPT,
    BROADLY,
    SOUTHERN,
)
"""The first columns of the words of names, one row a token in the order of the names, so that they are read one after the other;
in the place of six of them the hash of the first spelling, what the word is in its name, its number, how many spellings it has,
and where its letters and those of its skeleton begin."""
