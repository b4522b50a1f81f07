"""Sections on labelled pairs: hard sets by kind and script, negatives accepted, the public bench by five folds."""

from collections.abc import Mapping, Sequence

import numpy as np

from _names_metrics import (
    F1,
    Rate,
    auc,
    auc_interval,
    counts_at,
    cut_at_precision,
    fold_counts,
    folds_of,
)
from _names_ours import Scored
from _names_report import Table
from _names_sets import Pairs

__all__ = ["accepted", "by_kind", "by_script", "frozen_check", "public_bench", "ranking"]

SAME, UNSURE = 2, 1
NATIVE = ("hangul-latin", "hanzi-latin")
LEAST = 30
"""Pairs of a script below which no line is printed."""
HARD = (
    *("pairs, dev half", "pairs, test half", "hard set, open half", "translations", "ordinary"),
    *("ordinary, set 3, dev half", "ordinary, set 3, test half"),
    *("public names, dev half", "public names, test half", "dirty names, dev seed", "dirty names, test seed"),
    *("names of four regions, dev half", "names of four regions, test half"),
    *("set 6, dev half", "set 6, test half"),
)


def _said(one: Scored, at: np.ndarray, outcome: int) -> Rate | None:
    return None if one.outcomes is None else Rate(int((one.outcomes[at] == outcome).sum()), at.size)


def _ranked_row(one: Scored, pairs: Pairs, at: np.ndarray) -> list[object]:
    """Return AUC with interval, recall at two precisions, and precision and recall at the shipped outcomes."""
    same, scores = pairs.same[at], one.scores[at]
    positives, value = at[same], auc(scores, same)
    bound = auc_interval(value, positives.size, at.size - positives.size) if value is not None else None
    cells: list[object] = [
        f"{value:.3f} ({bound[0]:.2f}-{bound[1]:.2f})" if value is not None and bound else None
    ]
    # Where nothing is to be told apart, precision is 1 at any threshold.
    cells += [cut_at_precision(scores, same, p).found if value is not None else None for p in (0.90, 0.95)]
    if one.outcomes is None:
        return [*cells, None, None, None]
    accepted = at[one.outcomes[at] == SAME]
    return [*cells, _said(one, positives, SAME), _said(one, positives, UNSURE),
            Rate(int(pairs.same[accepted].sum()), accepted.size)]  # fmt: skip


RANKING = ("AUC", "recall at P 0.90", "recall at P 0.95", "said same", "said unsure", "precision of same")


def sets_of(pairs: Pairs, names: Sequence[str]) -> list[tuple[str, np.ndarray]]:
    """Return the sets that are there, each with the numbers of its pairs."""
    sources = np.array([row.source for row in pairs.rows])
    return [(name, np.flatnonzero(sources == name)) for name in names if (sources == name).any()]


def ranking(pairs: Pairs, scored: Sequence[Scored]) -> Table:
    """Return each hard set as a whole, for every scorer."""
    rows = [
        [
            name,
            int(pairs.same[at].sum()),
            int((~pairs.same[at]).sum()),
            one.name,
            *_ranked_row(one, pairs, at),
        ]
        for name, at in sets_of(pairs, HARD)
        for one in scored
    ]
    return Table(
        "Hard pairs",
        ("set", "same", "different", "scorer", *RANKING),
        rows,
        "Thresholds of the recall columns are found on the set itself, for each scorer; `said` and `precision of same` are the "
        "outcomes as shipped.",
    )


def by_script(pairs: Pairs, scored: Sequence[Scored]) -> Table:
    """Return the halves of our pairs by the scripts of the two names, thresholds found within each."""
    rows = []
    for name, at in sets_of(pairs, HARD[:2]):
        scripts = np.array([pairs.rows[i].scripts for i in at])
        native = np.isin(scripts, NATIVE)
        groups = [("hangul or hanzi to latin", native), *((s, scripts == s) for s in sorted(set(scripts)))]
        for script, held in groups:
            own = at[held]
            if own.size < LEAST:
                continue
            counts = [int(pairs.same[own].sum()), int((~pairs.same[own]).sum())]
            rows += [[name, script, *counts, one.name, *_ranked_row(one, pairs, own)] for one in scored]
    for name, at in sets_of(pairs, ("EU list, native",)):
        half = sets_of(pairs, HARD[:1])[0][1]
        native = half[[pairs.rows[i].scripts in NATIVE for i in half]]
        for one in scored:
            cells = _ranked_row(one, pairs, at)
            for place, precision in ((1, 0.90), (2, 0.95)):
                cut = cut_at_precision(one.scores[native], pairs.same[native], precision).threshold
                cells[place] = Rate(int((one.scores[at] >= cut).sum()), at.size)
            rows.append([name, "native to latin", at.size, 0, one.name, *cells])
    return Table(
        "Hard pairs by script",
        ("set", "scripts", "same", "different", "scorer", *RANKING),
        rows,
        "Thresholds found within each line. The EU list has positives only; its thresholds are those of the development half, Hangul "
        "or Hanzi to Latin.",
    )


def by_kind(pairs: Pairs, scored: Sequence[Scored]) -> Table:
    """Return each kind at the thresholds of its whole set: positives found, negatives accepted."""
    rows = []
    for name, at in sets_of(pairs, HARD):
        kinds = np.array([pairs.rows[i].kind for i in at])
        for one in scored:
            cuts = [cut_at_precision(one.scores[at], pairs.same[at], p).threshold for p in (0.90, 0.95)]
            for label in (True, False):
                for kind in sorted(set(kinds[pairs.same[at] == label])):
                    own = at[(kinds == kind) & (pairs.same[at] == label)]
                    taken = [Rate(int((one.scores[own] >= cut).sum()), own.size) for cut in cuts]
                    rows.append([name, kind, "same" if label else "different", one.name, *taken,
                                 _said(one, own, SAME), _said(one, own, UNSURE)])  # fmt: skip
    return Table(
        "Hard pairs by kind",
        (
            "set",
            "kind",
            "truth",
            "scorer",
            "over the cut of P 0.90",
            "over the cut of P 0.95",
            "said same",
            "said unsure",
        ),
        rows,
        brief=False,
    )


def _same_recall(one: Scored, pairs: Pairs, half: np.ndarray, found: int) -> float:
    """Return the threshold at which a scorer finds as many positives of a half as the product says `same` to."""
    positives = np.sort(one.scores[half][pairs.same[half]])[::-1]
    return float(positives[found - 1]) if found else np.inf


def accepted(pairs: Pairs, scored: Sequence[Scored]) -> list[Table]:
    """Return negatives accepted, cited ones and generated traps: as a whole for every scorer, and by kind.

    A peer knows no outcomes. It is asked at the threshold where it finds as many positives of the development half as we
    say `same` to, so that all accept at one recall.
    """
    half = sets_of(pairs, HARD[:1])[0][1]
    ours = scored[0].outcomes
    assert ours is not None
    found = int((pairs.same[half] & (ours[half] == SAME)).sum())
    sources = sorted({row.source for row in pairs.rows if row.source.startswith(("traps", "cited"))})
    whole, by_kind_rows = [], []
    for name, at in sets_of(pairs, sources):
        kinds = np.array([pairs.rows[i].kind for i in at])
        for one in scored:
            cut = _same_recall(one, pairs, half, found)
            for kind in ("", *sorted(set(kinds))):
                own = at[kinds == kind] if kind else at
                over = Rate(int((one.scores[own] >= cut).sum()), own.size)
                row = [one.name, _said(one, own, SAME), _said(one, own, UNSURE), over]
                if kind:
                    by_kind_rows.append([name, kind, *row])
                else:
                    whole.append([name, *row])
    columns = ("scorer", "said same", "said unsure", "over the threshold of that recall")
    note = f"The threshold is where each scorer finds {found} positives of our development half, as many as we say `same` to."
    return [
        Table("Negatives accepted", ("set", *columns), whole, note),
        Table("Negatives accepted, by kind", ("set", "kind", *columns), by_kind_rows, note, brief=False),
    ]


def public_bench(pairs: Pairs, scored: Sequence[Scored], doubts: dict[str, str]) -> Table:
    """Return F1 of the public bench by five folds, persons and companies apart, with and without doubted labels."""
    rows = []
    for label, schemas in (("persons", ("Person",)), ("companies", ("Company",)),
                           ("other", ("Organization", "LegalEntity", "Vessel"))):  # fmt: skip
        chosen = [row.source == "public bench" and row.schema in schemas for row in pairs.rows]
        part, at = pairs.take(chosen)
        if not at.size:
            continue
        trusted = np.array([row.row not in doubts for row in part.rows])
        for which, held in (("all labels", np.ones(at.size, bool)), ("without doubted labels", trusted)):
            if which != "all labels" and trusted.all():
                continue
            same, folds = part.same[held], folds_of(part.same)[held]
            for one in scored:
                counts = fold_counts(one.scores[at][held], same, folds)
                rows.append(
                    [
                        label,
                        which,
                        int(held.sum()),
                        one.name,
                        *_f1_row(counts),
                        *_shipped(one, at[held], same),
                    ]
                )
    return Table(
        "Public bench of nomenklatura",
        (
            "names",
            "labels",
            "n",
            "scorer",
            "F1",
            "precision",
            "recall",
            "P of same",
            "R of same",
            "R of same or unsure",
        ),
        rows,
        "The threshold of the best F1 on four folds judges the fifth, the same folds for every scorer; F1 with a bootstrap interval.",
    )


def _f1_row(counts: F1) -> list[object]:
    return [
        counts,
        Rate(counts.true, counts.true + counts.false),
        Rate(counts.true, counts.true + counts.missed),
    ]


def _shipped(one: Scored, at: np.ndarray, same: np.ndarray) -> list[object]:
    if one.outcomes is None:
        return [None, None, None]
    said = one.outcomes[at]
    right, positives = int(((said == SAME) & same).sum()), int(same.sum())
    return [Rate(right, int((said == SAME).sum())), Rate(right, positives),
            Rate(int(((said >= UNSURE) & same).sum()), positives)]  # fmt: skip


def frozen_check(
    pairs: Pairs, scored: Sequence[Scored], frozen: Mapping[tuple[str, str, str], float]
) -> Table | None:
    """Return how far logic-v2 as run here is from the scores that its authors froze, None without either."""
    peer = next((one for one in scored if one.name == "logic-v2"), None)
    keys = [(row.schema, row.a, row.b) if row.source == "public bench" else None for row in pairs.rows]
    at = np.array([i for i, key in enumerate(keys) if key in frozen], int)
    if peer is None or not at.size:
        return None
    held = np.array([value for key in keys if key and (value := frozen.get(key)) is not None])
    gap, same = np.abs(peer.scores[at] - held), pairs.same[at]
    flipped = int(((peer.scores[at] >= 0.7) != (held >= 0.7)).sum())
    return Table(
        "logic-v2 beside the scores that its authors froze",
        ("equal to 0.001", "largest gap", "decisions at 0.7 that differ", "F1 at 0.7 here", "F1 at 0.7 frozen"),
        [[Rate(int((gap < 0.001).sum()), at.size), float(gap.max()), flipped,
          counts_at(peer.scores[at], same, 0.7), counts_at(held, same, 0.7)]],
        "A check that the peer runs here as its authors run it; they froze an earlier version of bench and matcher.",
    )  # fmt: skip
