"""The answer of `signals` as one page: each grain apart, each signal with its picture, the same numbers as a table, and its doubts."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from unpick.law.wording import spell_days
from unpick.report.page import render_template
from unpick.report.signal_fold import fold_signals
from unpick.report.signal_svg import draw_signal, is_against_peers, signal_style
from unpick.report.view import build_view
from unpick.report.wording import load_words

__all__ = ["render_signals"]

_STYLE = """
.signals article { break-inside: avoid; border-block-start: 1px solid var(--line); padding-block: 6px 10px; }
.signals summary { cursor: pointer; }
.signals .when-measured { margin-block: 0 4px; color: var(--soft, inherit); }
.signals th, .signals td { overflow-wrap: normal; }
"""


def render_signals(document: Mapping[str, Any]) -> str:
    """Return the page of `unpick.signals/1`; the same document gives the same bytes."""
    words = load_words("en")
    view = build_view(document, words)
    view["title"] = "Signals"
    shown = [{**one, "place": place} for place, one in enumerate(document["signals"], start=1)]
    grains = []
    for name in dict.fromkeys(one["resolution"] for one in shown):
        own = [one for one in shown if one["resolution"] == name]
        # A page shows each silent result with its picture; refusals for one reason stand once.
        told = [_shown(one) for one in fold_signals(own, crowds=False)]
        grains.append({"name": name, "wording": own[0]["wording"], "signals": told})
    return render_template(
        "signals.html.j2",
        words,
        style=_STYLE + signal_style(),
        view=view,
        grains=grains,
        says=document["coverage"]["says"],
        messages=document.get("messages") or (),
    )


def _shown(signal: Mapping[str, Any]) -> dict[str, Any]:
    period = signal["period"]
    return {
        **signal,
        "days": " to ".join(dict.fromkeys(spell_days(period[end]) for end in ("from", "to")))
        if period
        else "",
        "svg": Markup(draw_signal(signal, signal["place"])),  # noqa: S704
        "rows": [
            (one["day"][:7], *(_told(one[name]) for name in ("value", "low", "high")), one["label"])
            for one in signal.get("series") or ()
        ],
        "against_peers": is_against_peers(signal),
        "facts": _facts(signal),
    }


def _facts(signal: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the figures of a signal as name and text, those that are there."""
    dated = signal.get("dated")
    controls = signal.get("controls")
    # At 100% it is no interval of chance: what the stated figures leave possible.
    within = signal.get("interval", 0.9)
    span = "bounds" if within == 1 else f"interval {within:.0%}"
    every = (
        ("estimate", _told(signal["estimate"])),
        (span, " to ".join(dict.fromkeys(_told(signal[end]) for end in ("low", "high") if signal[end] is not None))),
        ("unit", signal["unit"] or ""),
        ("the change lies between", f"{dated['from']} and {dated['to']}" if dated else ""),
        ("p", "below 0.001" if signal.get("p") is not None and signal["p"] < 0.001 else _told(signal.get("p"))),
        ("power", _power(signal)),
        ("n", str(signal["n"])),
        ("controls", str(len(controls)) if controls else ""),
    )  # fmt: skip
    return [(name, told) for name, told in every if told]


def _power(signal: Mapping[str, Any]) -> str:
    if signal.get("power") is None:
        return ""
    what = signal.get("power_for")
    return f"{signal['power']:.0%}" + (f" for {what}" if what else "")


def _told(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
