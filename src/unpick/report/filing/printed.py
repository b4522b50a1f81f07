"""A paper in the order in which it is printed: the one list of blocks that every format renders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unpick.model.languages import language_name
from unpick.model.paper import Annex, Gap, Kind, Line, Paper, Table
from unpick.report.filing.labels import FORMS, LABELS, VOLUMES, day, not_ready
from unpick.report.filing.rests import Rests, Sentence, quoted_behind
from unpick.report.filing.runs import plain_text, split_words
from unpick.report.script import measure

__all__ = ["Block", "Grid", "Heading", "Paragraph", "Printed", "Sentence", "lay_out_paper", "why_not_ready"]


_LINE_EM = 43.0
"""Width of a line in em: 6.5 inches at 11 points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3, as printed, number included; `page`: it begins a page of its own."""

    level: int
    text: str
    page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that stand together; style is text, bullet, number, quote, fact, keep (with what follows), sign, banner or picture.

    Attributes:
        picture: PNG bytes above the sentences, which are its caption.
    """

    sentences: tuple[Sentence, ...]
    style: str = "text"
    picture: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; `widths` are shares of the line in percent."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Paragraph | Grid

_ATTACHED = "attachments"
"""Field of the section that holds the annexes; a paper without one prints their index behind its last section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """All that a reader sees, in order.

    Attributes:
        front: paragraphs of the title page. blocks: what follows the contents. notes: footnotes from number 1.
        why_not: why it is not ready, empty when nothing was found. not_ready: the words that say so. foot: line at the foot of each page. watermark: line at its head.
    """

    title: str
    subtitle: str
    lang: str
    front: tuple[Paragraph, ...]
    blocks: tuple[Block, ...]
    notes: tuple[str, ...]
    why_not: tuple[str, ...]
    not_ready: str
    foot: str
    watermark: str


def why_not_ready(paper: Paper) -> tuple[str, ...]:
    """Return why a paper must not be filed as it stands: its refusal, unsupported sentences, gaps that stop it.

    A bar that is not met does not stop a filing by itself: it is printed, and a gap says so when it does.
    """
    bare = len(paper.unsupported())
    labels = {annex.label for annex in paper.annexes}
    lost = sorted({cite.annex for item in paper.items() for cite in item.cites} - labels)
    said = [paper.refused] if paper.refused else []
    if bare:
        said.append(
            f"{bare} of {len(paper.items())} sentences assert something without an annex of this paper."
        )
    if lost:
        said.append(f"Annexes are cited that this paper does not have: {', '.join(lost)}.")
    return (*said, *_stops(paper.gaps))


_FEW_STOPS = 2
"""Gaps under one rule that the title page names one by one; more of them are counted, and the list has them all."""


def _stops(gaps: Sequence[Gap]) -> Iterator[str]:
    """Yield what stops a filing; many gaps under one rule in one line, so that a reader sees the others."""
    held: dict[str, list[Gap]] = {}
    for gap in gaps:
        if gap.stops:
            held.setdefault(gap.rule or gap.says, []).append(gap)
    for rule, stops in held.items():
        if len(stops) > _FEW_STOPS:
            first = stops[0].says.removeprefix(f"{rule}: ")
            yield f"{rule[:1].upper()}{rule[1:]}: {len(stops)} gaps, all listed under “{LABELS['gaps']}”; the first: {first}"
        else:
            yield from (gap.says for gap in stops)


def lay_out_paper(paper: Paper) -> Printed:
    """Return a paper as blocks: title page, sections, what speaks against, coverage, annexes, signature, working sheet.

    A section of attachments takes the index of annexes in; the working sheet of the draft comes last, for whoever
    takes it off before the paper is sent.
    """
    notes = Rests(labels=frozenset(annex.label for annex in paper.annexes))
    before, after = list(_sections(paper, notes)), list(_contrary(paper, notes))
    index = [*_annexes(paper), *_cited(notes), *_long(notes)]
    if paper.sections and paper.sections[-1].field == _ATTACHED:
        before, index = [*before, *index], []
    else:
        index = [Heading(level=1, text=LABELS["annexes"]), *index]
    blocks = (
        *before,
        *after,
        *_coverage(paper),
        *index,
        *_signature(paper),
        *_working_sheet(paper),
    )
    form = FORMS.get(paper.form, paper.form)
    foot = f"{form}, case {paper.case}, {VOLUMES[paper.volume.value]}, draft of {day(paper.asked_at)}"
    return Printed(
        title=plain_text(paper.title).strip() or form,
        subtitle=paper.subtitle,
        lang=paper.lang,
        front=tuple(_front(paper)),
        blocks=blocks,
        notes=tuple(notes.texts),
        why_not=why_not_ready(paper),
        not_ready=not_ready(paper.form),
        foot=foot,
        watermark=paper.watermark,
    )


def _say(*texts: str, style: str = "text") -> Paragraph:
    return Paragraph(sentences=tuple(Sentence(text=text) for text in texts), style=style)


def _front(paper: Paper) -> Iterator[Paragraph]:
    why = why_not_ready(paper)
    if why:
        yield _say(not_ready(paper.form), style="banner")
        yield from (_say(one, style="banner") for one in why)
    pairs = [
        *((LABELS["to"] if not at else "", line) for at, line in enumerate(paper.to)),
        *((LABELS["by"] if not at else "", line) for at, line in enumerate(paper.by)),
        (LABELS["case"], paper.case),
        (LABELS["volume"], VOLUMES[paper.volume.value]),
        (LABELS["on"], day(paper.on)),
        (LABELS["known_at"], day(paper.known_at)),
        (LABELS["asked_at"], day(paper.asked_at)),
    ]
    yield from (_say(label, value, style="fact") for label, value in pairs if value)
    yield _say(LABELS["draft"])


def _sections(paper: Paper, notes: Rests) -> Iterator[Block]:
    """Yield the sections; a heading is at most one level below the one before, else its level means nothing."""
    level = 0
    for section in paper.sections:
        level = min(3, level + 1, 1 + section.number.strip(".").count("."))
        rule = f" ({section.rule})" if section.rule else ""
        text = plain_text(f"{section.number} {section.heading}{rule}").strip()
        yield Heading(level=level, text=text or LABELS["untitled"])
        for block, behind in zip(section.blocks, (*section.blocks[1:], None), strict=False):
            if isinstance(block, Table):
                yield from _table(block, notes)
            else:
                yield _line(block, notes, printed=quoted_behind(behind))


def _line(line: Line, notes: Rests, *, printed: str) -> Paragraph:
    style = line.style if line.style in ("text", "bullet", "number", "quote", "picture") else "text"
    said = tuple(notes.give(item, printed=printed) for item in line.items)
    return Paragraph(sentences=said, style=style, picture=line.picture)


def _table(table: Table, notes: Rests) -> Iterator[Block]:
    """Yield a table; what its cells rest on stands in a last column, since a row often rests on one place."""
    count = max([len(table.heads), *(len(row) for row in table.rows)])
    if not count:
        yield _say(table.caption)
        return
    rows = list[tuple[Sentence, ...]]()
    for row in table.rows:
        cells = [notes.bare(item) for item in row]
        cells += [Sentence(text="")] * (count - len(cells))
        rests = dict.fromkeys(notes.rest(item) for item in row)
        rows.append((*cells, Sentence(text=notes.short(" ".join(rest for rest in rests if rest)))))
    heads = (*table.heads, *[""] * (count - len(table.heads)), LABELS["exhibit"])
    if not any(row[-1].text for row in rows):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    yield Grid(caption=table.caption, heads=heads, rows=tuple(rows), widths=_widths(heads, rows))


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Sentence]]) -> tuple[int, ...]:
    """Return shares of the line: room for the longest word of each column, the rest by the length of its texts."""
    least, asked = list[float](), list[float]()
    for at, head in enumerate(heads):
        texts = [head, *(row[at].text for row in rows)]
        words = max(measure(word) for text in texts for word in (split_words(text) or [""]))
        least.append(min(words, 12.0) + 1.2)
        # A little less than in proportion, so that one long column leaves room for what the others say.
        asked.append(min(90.0, max(measure(text) for text in texts)) ** 0.8)
    room = max(0.0, _LINE_EM - sum(least)) / (sum(asked) or 1.0)
    wanted = [one + more * room for one, more in zip(least, asked, strict=True)]
    return tuple(max(1, round(100 * one / (sum(wanted) or 1.0))) for one in wanted)


def _grid(caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Grid:
    return Grid(
        caption=caption,
        heads=tuple(LABELS[head] for head in heads),
        rows=tuple(tuple(Sentence(text=text) for text in row) for row in rows),
        widths=tuple(widths),
    )


def _signature(paper: Paper) -> Iterator[Block]:
    if paper.form in ("petition", "rebuttal", "notice"):
        yield Heading(level=1, text=LABELS["signature"])
        yield _say(LABELS["sign"], style="keep")
        yield _say("", style="sign")


def _contrary(paper: Paper, notes: Rests) -> Iterator[Block]:
    """Yield what speaks against the paper once more, in one place and in the same type as the rest.

    A paper that has a section for it, such as a petition, says it there.
    """
    if any(section.field == "contrary" for section in paper.sections):
        return
    yield Heading(level=1, text=LABELS["contrary"])
    found = [item for item in paper.items() if item.kind is Kind.CONTRARY]
    yield from (Paragraph(sentences=(notes.give(item),), style="bullet") for item in found)
    if not found:
        yield _say(LABELS["contrary_none"])


def _working_sheet(paper: Paper) -> Iterator[Block]:
    """Yield what the person who files needs and the addressee does not: checks, quality bar, gaps, versions."""
    yield Heading(level=1, text=LABELS["working"], page=True)
    yield _say(LABELS["working_intro"])
    yield from _checks(paper)
    yield from _bars(paper)
    yield from _gaps(paper)
    if paper.versions:
        yield Heading(level=2, text=LABELS["versions"])
        yield _grid("", ("name", "version"), paper.versions, (50, 50))


def _checks(paper: Paper) -> Iterator[Block]:
    if paper.checks:
        customs = not paper.to or "Customs" in paper.to[0]
        yield Heading(level=2, text=LABELS["returned" if customs else "returned_by"])
        rows = [(one.asks, one.rule, one.state, one.says) for one in paper.checks]
        asked = any(one.rule.startswith("19 CFR 12.42") for one in paper.checks)
        intro = LABELS["returned_intro" if asked else "returned_why"]
        yield _grid(intro, ("check", "rule", "state", "found"), rows, (32, 26, 12, 30))


def _bars(paper: Paper) -> Iterator[Block]:
    if paper.bars:
        yield Heading(level=2, text=LABELS["bars"])
        rows = [
            (
                bar.name,
                bar.asked,
                f"{bar.value} of {bar.n}" if bar.n else bar.value,
                LABELS["yes" if bar.met else "no"],
            )
            for bar in paper.bars
        ]
        yield _grid(LABELS["bars_intro"], ("bar", "asked", "found", "met"), rows, (40, 26, 22, 12))


def _gaps(paper: Paper) -> Iterator[Block]:
    yield Heading(level=2, text=LABELS["gaps"])
    if not paper.gaps:
        yield _say(LABELS["gaps_none"])
        return
    rows = [(gap.says, gap.close, gap.rule, LABELS["yes" if gap.stops else "no"]) for gap in paper.gaps]
    yield _grid("", ("gap", "close", "rule", "stops"), rows, (36, 34, 18, 12))


def _coverage(paper: Paper) -> Iterator[Block]:
    yield Heading(level=1, text=LABELS["coverage"])
    yield from (_say(one, style="bullet") for one in paper.coverage or (LABELS["coverage_none"],))


def _cited(notes: Rests) -> Iterator[Block]:
    """Yield each row that footnotes cite, once, with its words: what the footnotes need not repeat."""
    held = notes.rows()
    if held:
        yield Heading(level=2, text=LABELS["cited"])
        rows = [
            (one.annex, one.place, " / ".join(one.words), " / ".join(f"“{quote}”" for quote in one.quotes))
            for one in held
        ]
        yield _grid(LABELS["cited_intro"], ("annex", "place", "words", "quoted"), rows, (9, 17, 42, 32))


def _long(notes: Rests) -> Iterator[Block]:
    """Yield the notes that are too long to stand below a page, each under its number."""
    if notes.long:
        yield Heading(level=2, text=LABELS["long_notes"])
        yield _say(LABELS["long_intro"])
        for note, number in notes.long.items():
            yield _say(f"{number}. {note}")


def _annexes(paper: Paper) -> Iterator[Block]:
    if not paper.annexes:
        yield _say(LABELS["annexes_none"])
        return
    rows = [(one.label, _document(one), _dates(one), _bytes_of(one)) for one in paper.annexes]
    yield _grid("", ("annex", "document", "dates", "hash"), rows, (10, 44, 24, 22))


def _bytes_of(annex: Annex) -> str:
    """Return the hash of an exhibit; a protected one is cited by what it lies under in the workspace."""
    if annex.protected and annex.sha256:
        return f"{LABELS['sealed']} {annex.sha256}"
    return annex.sha256 or LABELS["no_bytes"]


def _document(annex: Annex) -> str:
    note = f"{annex.note.rstrip('.')}." if annex.note else ""
    return " ".join(part for part in (_joined(annex.title, annex.publisher), annex.url, note) if part)


def _joined(title: str, publisher: str) -> str:
    return f"{title.rstrip('.')}, {publisher}." if publisher else f"{title.rstrip('.')}."


def _dates(annex: Annex) -> str:
    pages = (
        f"{annex.pages} {LABELS['one_page' if annex.pages == 1 else 'pages']}"
        if annex.pages is not None
        else ""
    )
    archived = f"{LABELS['captured']} {day(annex.captured)}" if annex.captured else ""
    parts = [
        f"{LABELS['published']} {day(annex.published)}" if annex.published else "",
        f"{archived} {annex.archive}".strip(),
        f"{LABELS['language']} {language_name(annex.language)}" if annex.language else "",
        f"{LABELS['translated']} {annex.translated}" if annex.translated else "",
        pages,
        f"{LABELS['origin']} {annex.origin}" if annex.origin else "",
    ]
    return "; ".join(part for part in parts if part)
