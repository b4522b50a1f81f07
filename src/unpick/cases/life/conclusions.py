"""What a case comes to, conclusion by conclusion, and what of it changed between two looks: pure, over records handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Conclusion", "Flip", "Grounds", "compare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """One conclusion: what it says, and the exhibits it rests on, each by its key."""

    says: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What conclusions are made from, at one look.

    Attributes:
        day: that the law and the ages of evidence are asked about, ISO. exhibits: key to title of every source that can be seen. lists: name to
        the day of its copy. rules: hash over law and tables. withdrawn: key to the reason, of what was taken back.
    """

    day: str
    exhibits: Mapping[str, str]
    lists: Mapping[str, str]
    rules: str
    withdrawn: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A conclusion that changed: before and after (None where there was none), why, and the exhibits behind the change."""

    conclusion: str
    before: str | None
    after: str | None
    because: str
    why: tuple[str, ...]


def compare(
    before: Mapping[str, Conclusion], after: Mapping[str, Conclusion], *, then: Grounds, now: Grounds
) -> tuple[Flip, ...]:
    """Return the conclusions that say something else than before, in a fixed order; the same conclusions give none."""
    found = []
    for name in sorted({*before, *after}):
        old, new = before.get(name), after.get(name)
        if (old and old.says) == (new and new.says):
            continue
        was, now_on = set(old.rests_on if old else ()), set(new.rests_on if new else ())
        because, why = _because(was, now_on, then, now)
        found.append(
            Flip(
                conclusion=name,
                before=old.says if old else None,
                after=new.says if new else None,
                because=because,
                why=why,
            )
        )
    return tuple(found)


def _because(was: set[str], is_now: set[str], then: Grounds, now: Grounds) -> tuple[str, tuple[str, ...]]:
    """Return why a conclusion changed: its own exhibits first; else what changed beside it."""
    came, gone = sorted(is_now - was), sorted(was - is_now)
    parts = []
    if came:
        new = [one for one in came if one not in then.exhibits]
        old = [one for one in came if one in then.exhibits]
        parts += [f"new evidence: {_titles(new, now.exhibits)}"] if new else []
        parts += [f"it rests now on: {_titles(old, now.exhibits)}"] if old else []
    for one in gone:
        if one in now.withdrawn:
            parts.append(f"taken back: {then.exhibits.get(one, one)} ({now.withdrawn[one]})")
        elif one not in now.exhibits:
            parts.append(f"no longer held: {then.exhibits.get(one, one)}")
        else:
            parts.append(f"it rests no longer on: {now.exhibits[one]}")
    parts += _beside(then, now) if not parts else []
    return "; ".join(parts) or "the statements it rests on say something else", (*came, *gone)


def _beside(then: Grounds, now: Grounds) -> list[str]:
    """Return what changed of which a conclusion shows no exhibit: copies of lists, evidence taken back, rules, the day."""
    parts = [
        f"{name}: copy of {then.lists.get(name, 'none')} to {now.lists.get(name, 'none')}"
        for name in sorted({*then.lists, *now.lists})
        if then.lists.get(name) != now.lists.get(name)
    ]
    fresh = sorted(set(now.withdrawn) - set(then.withdrawn))
    parts += [f"taken back: {then.exhibits.get(one, one[:16])} ({now.withdrawn[one]})" for one in fresh]
    came = sorted(set(now.exhibits) - set(then.exhibits))
    parts += [f"new in the workspace: {_titles(came, now.exhibits)}"] if came else []
    parts += ["the rules of law or the tables of this program are others"] if then.rules != now.rules else []
    parts += [f"the day: {then.day} to {now.day}"] if not parts and then.day != now.day else []
    return parts


_FEW = 3


def _titles(keys: Sequence[str], titles: Mapping[str, str]) -> str:
    shown = "; ".join(titles.get(one, one) for one in keys[:_FEW])
    return shown if len(keys) <= _FEW else f"{shown}; and {len(keys) - _FEW} more"
