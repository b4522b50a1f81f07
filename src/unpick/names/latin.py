"""Reading a run of Latin letters, word by word: longest phrase first, then what only the rest can tell."""

import functools
import re
from typing import Final

from unpick.names.lexicon import Entry, Place, Tables, in_britain, stem
from unpick.names.misread import Misread, led_by_digit
from unpick.names.misspelt import Glued, Misspelt
from unpick.names.parts import Part

__all__ = ["LatinReader", "acronym_of", "words_of"]

_NUMBER: Final = re.compile(r"(?:no|nr)?0*(\d{1,4})(?:st|nd|rd|th)?")
_ROMAN: Final = {"ii": "2", "iii": "3", "iv": "4", "vii": "7", "viii": "8", "ix": "9", "xii": "12"}
"""Roman numbers that are no syllable of a name; I, V, X, VI and XI are."""

_INITIALS: Final = re.compile(r"\b((?:[a-z]\.){2,})")
_GENERAL: Final = re.compile(r"\bgen\.(?=\s*[a-z])")
"""An abbreviation by its full stop alone: without it, gen is a syllable of Chinese."""

_IMPORT_EXPORT: Final = re.compile(r"\bi\s*/\s*e\b|\be\s*/\s*i\b")
_VENTURE: Final = re.compile(r"\bj\s*/\s*[vo]\b|\bj\.?v\b")
_MESSRS: Final = re.compile(
    r"^\W*m\s*/\s*s\b\.?(?=.*\b(?:ltd|limited|co|company|corp|corporation|inc|llc)\b)"
)
"""Messrs before a firm; before a name without a form it may be a motor ship."""

_HONG_KONG: Final = re.compile(r"\bhk\b")
_WORD: Final = re.compile(r"[^\W_]+")
_MIXED: Final = re.compile(r"\d+[a-z]+|[a-z]+\d+")
_ZERO_INSIDE: Final = re.compile(r"[a-z]{1,}0[a-z]*")
_MISREAD: Final = str.maketrans("015", "ols")

_JOINED_WORDS: Final = 4
_REJOINED: Final = 7
"""Letters from which a word of the tables is long enough to be known in two pieces."""

_CUT_WORDS: Final = 3
"""Words of a name from which its last may be cut."""

_MEMO: Final = 400_000

# What a word asks of the words around it.
_END, _START, _SHY_PLACE, _NAMED, _SHY_WORD, _ADMIN, _PINYIN, _KOREAN, _BRAND, _GLUED = (
    1 << at for at in range(10)
)
_UNSETTLED: Final = _END | _START | _SHY_PLACE | _NAMED | _SHY_WORD | _ADMIN
_LEADING: Final = ("place", "state", "number", "role", "weak")

Token = tuple[Part | None, int]
"""A part, or None for a stop word, with what it asks of its surroundings."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case: I/E, J/V and dotted initials are written out, misreadings undone."""
    if "/" in text:
        text = _MESSRS.sub("", text)
        text = _IMPORT_EXPORT.sub(" import export ", text)
    if "j" in text and ("jv" in text or "j." in text or "j/" in text or "j /" in text):
        text = _VENTURE.sub(" joint venture ", text)
    if "." in text:
        text = _INITIALS.sub(_join_initials, text)
        text = _GENERAL.sub("general ", text)
    if "hk" in text:
        text = _HONG_KONG.sub("hongkong", text)
    return [word if word.isalpha() else _mend(word) for word in _WORD.findall(text)]


_IN_BRACKETS: Final = re.compile(r"\(\s*([a-z]{3,6})\s*\)")


_PLACE_IN_BRACKETS: Final = re.compile(r"\(\s*([a-z ]{3,20}?)\s*\)")


def acronym_of(text: str) -> tuple[str, str]:
    """Return an acronym in brackets that repeats the words before it, and the text without it.

    >>> acronym_of("general bureau of atomic energy (gbae)")
    ('gbae', 'general bureau of atomic energy  ')
    """
    found = _IN_BRACKETS.search(text)
    if found is None:
        return "", text
    initials = iter([word[0] for word in _WORD.findall(text[: found.start()])])
    # Each letter is the initial of a word, in their order; words may be passed over: of, and.
    if all(letter in initials for letter in found.group(1)):
        return found.group(1), f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


def _join_initials(found: re.Match[str]) -> str:
    return found.group(1).replace(".", "") + " "


def _mend(word: str) -> str:
    """Undo optical misreadings in words that mix letters and digits: DAND0NG, C0."""
    led = led_by_digit(word)
    if led:
        return led
    if (word.isdigit() or _NUMBER.fullmatch(word) or _MIXED.fullmatch(word)) and not _ZERO_INSIDE.fullmatch(
        word
    ):
        return word
    return word.translate(_MISREAD)


class LatinReader:
    """The Latin words of one set of tables, ready to look up; it remembers each word that it has read."""

    def __init__(self, tables: Tables) -> None:
        plain = {form: entry for form, entry in tables.words.items() if not _is_cjk(form)}
        self._words = in_britain(plain) | plain
        self._places = {form: place for form, place in tables.places.items() if not _is_cjk(form)}
        joined = [*self._places, *(form for form, entry in self._words.items() if entry.tongue)]
        # Places and romanised words may be spelled with blanks inside: Shi Jia Zhuang, mao yi.
        self._joined = frozenset(form for form in joined if " " not in form and len(form) >= 4)
        self._longest: dict[str, int] = {}
        for form in self._joined:
            for cut in range(2, len(form) - 1):
                self._longest[form[:cut]] = _JOINED_WORDS
        for form in self._words:
            first, *rest = form.split(" ")
            if rest:
                self._longest[first] = max(self._longest.get(first, 1), len(rest) + 1)
        self._memo: dict[str, Token] = {}
        self._misspelt = Misspelt(self._words)
        self._glued = Glued(self._words, self._places)
        self._misread = Misread(self._words, self._places)
        self._halves: dict[str, tuple[str, str]] = {}
        long = [form for form, entry in self._words.items() if len(form) >= _REJOINED and not entry.tongue]
        pieces = {
            piece for form in long for cut in range(2, len(form) - 1) for piece in (form[:cut], form[cut:])
        }
        # One of two pieces at least is no word of its own: ship ping.
        self._pieces = frozenset(pieces - self._words.keys() - self._places.keys())

    def beside_brackets(self, text: str) -> str:
        """Return the text in which a small place alone in brackets has an admin word, so that it is read as one."""
        return _PLACE_IN_BRACKETS.sub(self._admin, text)

    def _admin(self, found: re.Match[str]) -> str:
        place = self._places.get(found.group(1).replace(" ", ""))
        return f" {found.group(1)} county " if place and place.reading == "shy" else found.group()

    def read(self, words: list[str], *, cut: bool = False) -> list[Part]:
        """Return the parts that the words make; `cut` says that the last word may be a beginning only."""
        tokens: list[Token] = []
        if len(words) > _CUT_WORDS:
            words = self._misread.with_a_form(self._misspelt.phrase(words) if cut else words)
        asked, at, end = 0, 0, len(words)
        longest, memo = self._longest, self._memo
        while at < end:
            word = words[at]
            used, token = 1, None
            if word in longest:
                used, token = self._phrase(words, at)
            if token is None:
                token = memo.get(word) or self._single(word)
            asked |= token[1]
            tokens.append(token)
            at += used
        if asked & _GLUED:
            parted = [half for word in words for half in self._halves.get(word, (word,))]
            return self.read(parted, cut=cut)
        if asked & _BRAND and not self._pieces.isdisjoint(words):
            tokens = self._rejoined(tokens)
        if len(tokens) > 1 and tokens[-1][1] & _BRAND and (cut or self.is_cut(words)):
            tokens[-1] = self._completed(words[-1]) or tokens[-1]
        if asked & _UNSETTLED:
            tokens = self._settled(tokens, asked)
        return [part for part, _ in tokens if part is not None]

    def _phrase(self, words: list[str], at: int) -> tuple[int, Token | None]:
        for size in range(min(self._longest[words[at]], len(words) - at), 1, -1):
            taken = words[at : at + size]
            phrase = " ".join(taken)
            token = self._memo.get(phrase)
            if token is not None:
                return size, token
            entry = self._words.get(phrase)
            joined = "".join(taken)
            if entry is None and joined in self._joined:
                entry = self._words.get(joined)
                if entry is None:
                    return size, self._keep(phrase, _place_token(self._places[joined], phrase, joined))
            if entry is not None:
                return size, self._keep(phrase, _word_token(entry, phrase))
        return 1, None

    def _keep(self, text: str, token: Token) -> Token:
        if len(self._memo) >= _MEMO:
            self._memo.clear()
        self._memo[text] = token
        return token

    def _single(self, word: str) -> Token:
        return self._keep(word, self._look_up(word))

    def _look_up(self, word: str) -> Token:
        entry = self._words.get(word)
        if entry is not None:
            return _word_token(entry, word)
        place = self._places.get(word)
        if place is not None and len(word) >= 3:
            return _place_token(place, word, word)
        number = _ROMAN.get(word)
        if number is None and not word.isalpha():
            found = _NUMBER.fullmatch(word)
            number = found.group(1) if found else None
        if number is not None:
            return Part(kind="number", text=word, key=number, concept=number), 0
        meant = self._misspelt.meant(word)
        if meant is not None:
            return _word_token(self._words[meant], meant)
        slipped = self._misread.slipped_place(word)
        if slipped:
            codes = " ".join(self._places[slipped].codes)
            return Part(kind="place", text=word, key=slipped, concept=codes), _SHY_PLACE
        halves = self._glued.halves(word)
        if halves is not None:
            self._halves[word] = halves
            return None, _GLUED
        shaped = self._misread.by_shape(word)
        return self._look_up(shaped) if shaped else (Part(kind="brand", text=word, key=word), _BRAND)

    def _rejoined(self, tokens: list[Token]) -> list[Token]:
        """Join two words of which one is unknown where they make a long word of the tables: gen eral, ship ping."""
        out = tokens[:1]
        for token in tokens[1:]:
            (before, asked), (part, asks) = out[-1], token
            if before is not None and part is not None and (asked | asks) & _BRAND:
                joined = before.text + part.text
                entry = self._words.get(joined) if len(joined) >= _REJOINED else None
                if entry is not None:
                    out[-1] = _word_token(entry, joined)
                    continue
            out.append(token)
        return out

    def is_cut(self, words: list[str]) -> bool:
        """Tell whether the last of several words is only the beginning of a word of the tables: TRADING CORPORATI.

        A beginning of under four letters counts after a generic word, where a legal form is to be expected.
        """
        if len(words) < _CUT_WORDS or words[-1] in self._words or words[-1] in self._places:
            return False
        return self._misspelt.is_beginning(words[-1], self._words.get(words[-2]))

    def _completed(self, word: str) -> Token | None:
        form = self._misspelt.completed(word)
        if form is None:
            return None
        part = _word_token(self._words[form], form)[0]
        return (part, 0) if part else None

    def _settled(self, tokens: list[Token], asked: int) -> list[Token]:
        if asked & (_ADMIN | _NAMED):
            tokens = _beside_admin_words(tokens)
        if asked & _SHY_WORD:
            tokens = _romanised_together(tokens)
        if asked & (_END | _START):
            tokens = _at_the_ends(tokens)
        return _shy_places(tokens) if asked & _SHY_PLACE else tokens


def _is_cjk(form: str) -> bool:
    return (
        "\u1100" <= form[:1] <= "\u11ff"
        or "\u3130" <= form[:1] <= "\u9fff"
        or "\uac00" <= form[:1] <= "\ud7af"
    )


def _word_token(entry: Entry, phrase: str) -> Token:
    if entry.kind == "stop":
        return None, 0
    asks = _END if entry.where == "end" else _START if entry.where == "start" else 0
    if entry.tongue:
        asks |= _SHY_WORD if entry.shy else 0
        asks |= _PINYIN if entry.tongue == "pinyin" else _KOREAN
    kind = entry.kind
    if kind == "vessel":
        asks |= _START
    if kind == "admin":
        kind, asks = "weak", asks | _ADMIN
    key = " ".join([stem(word) for word in phrase.split(" ") if word != "and"])
    return Part(kind=kind, text=phrase, key=key, concept=entry.concept, sense=entry.sense), asks


def _place_token(place: Place, phrase: str, joined: str) -> Token:
    asks = {"sure": 0, "shy": _SHY_PLACE, "named": _NAMED}[place.reading]
    return Part(kind="place", text=phrase, key=joined, concept=" ".join(place.codes)), asks


def _as_brand(part: Part) -> Token:
    return _brand(part.text)


@functools.lru_cache(maxsize=65536)
def _brand(text: str) -> Token:
    return Part(kind="brand", text=text, key=text.replace(" ", "")), _BRAND


def _beside_admin_words(tokens: list[Token]) -> list[Token]:
    """Drop `County` after a place, which is then surely one; a district without its word is a brand."""
    out: list[Token] = []
    for part, asks in tokens:
        before = out[-1] if out else (None, 0)
        if asks & _ADMIN and before[0] is not None and before[0].kind == "place":
            out[-1] = (before[0], 0)
        else:
            out.append((part, asks & ~_ADMIN))
    return [_as_brand(part) if part and asks & _NAMED else (part, asks) for part, asks in out]


def _romanised_together(tokens: list[Token]) -> list[Token]:
    """Read a romanised word that brands share as itself only where another romanised word stands by.

    Even then the first one is the brand of a name that has no other: Choson Unsong Muyok Hoesa.
    """
    for tongue in (_PINYIN, _KOREAN):
        marked = [asks for _, asks in tokens if asks & tongue]
        if len(marked) == 1 and marked[0] & _SHY_WORD:
            alone = tongue | _SHY_WORD
            tokens = [_as_brand(p) if p and asks & alone == alone else (p, asks) for p, asks in tokens]
    if not any(asks & (_BRAND | _SHY_PLACE) for _, asks in tokens):
        named = [at for at, (part, _) in enumerate(tokens) if part and part.kind not in ("place", "state")]
        first = tokens[named[0]] if named else (None, 0)
        if first[0] is not None and first[1] & _SHY_WORD:
            tokens = [*tokens[: named[0]], _as_brand(first[0]), *tokens[named[0] + 1 :]]
    return tokens


def _at_the_ends(tokens: list[Token]) -> list[Token]:
    """Read `SA`, `AS`, `PT` as a legal form only where the name ends or starts, else as a brand."""
    out = list(tokens)
    last = max(
        (at for at, (part, _) in enumerate(out) if part and part.kind in ("brand", "trade")), default=-1
    )
    for at, (part, asks) in enumerate(tokens):
        misplaced = (asks & _END and at < last) or (asks & _START and at and at < last)
        if part is not None and (misplaced or (asks & _END and not at)):
            out[at] = _as_brand(part)
    return out


def _shy_places(tokens: list[Token]) -> list[Token]:
    """Read a county or a small town as a place only before a brand, at the head or inside its province."""
    out: list[Token] = []
    last = max((at for at, (_, asks) in enumerate(tokens) if asks & (_BRAND | _SHY_PLACE)), default=-1)
    leads = True
    for at, token in enumerate(tokens):
        part, asks = token
        if part is not None and asks & _SHY_PLACE:
            token = (part, 0) if leads and at < last else _as_brand(part)
        leads = leads and (token[0] is None or token[0].kind in _LEADING)
        out.append(token)
    return out
