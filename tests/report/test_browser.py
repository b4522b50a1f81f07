"""A real browser shows the pages: no error, no request, nothing wider than the screen, no name cut off."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.report import sample
from unpick.report.page import render_index, render_page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Without these a headless browser calls home on its own, which would look like a request of the page.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]

# Boxes of text that reach out of their rectangle, and shapes out of the picture.
CUT_OFF = """() => {
  const out = [];
  for (const group of document.querySelectorAll('svg.chain g')) {
    const box = group.querySelector('rect.box');
    if (!box) continue;
    const edge = box.getBoundingClientRect();
    for (const text of group.querySelectorAll('text')) {
      const place = text.getBoundingClientRect();
      if (place.left < edge.left || place.right > edge.right || place.bottom > edge.bottom + 1)
        out.push(text.textContent);
    }
  }
  return out;
}"""

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width) return ['page ' + document.documentElement.scrollWidth];
  return [...document.querySelectorAll('body *')]
    .filter(one => !one.closest('.scroll') && !one.closest('thead'))
    .filter(one => { const b = one.getBoundingClientRect(); return b.right > width + 1 || b.left < -1; })
    .map(one => one.tagName + ' ' + one.className);
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as player:
        started = player.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


def pages() -> dict[str, str]:
    found = {f"sample-{lang}": render_page(sample.document(), lang=lang) for lang in ("en", "ko", "zh", "ug")}
    long_name = {**sample.MAKER, "name": "W" * 90}
    wild = sample.chain(1, [sample.shipment(1, long_name)], sample.IMPORTER, long_name)
    found["folded"] = render_page(sample.document(sample.many_chains()))
    found["row"] = render_page(sample.document([sample.long_chain()]))
    found["wild"] = render_page(sample.document([wild], title="X" * 300))
    found["index"] = render_index(
        {
            **sample.document(),
            "replays": [
                {
                    "case": "invented",
                    "outcome": "presumed",
                    "as_expected": True,
                    "page": "a.html",
                    "asked_on": None,
                    "known_at": None,
                }
            ],
        }
    )
    return found


@pytest.mark.parametrize("name", pages())
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_page_is_whole(browser: Any, tmp_path: Path, name: str, width: int, scheme: str):
    file = tmp_path / "page.html"
    file.write_text(pages()[name], encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(CUT_OFF) == []
    assert said == []
    assert asked == [file.as_uri()]
    context.close()


def test_the_keyboard_reaches_the_answer_the_picture_and_a_step(browser: Any, tmp_path: Path):
    file = tmp_path / "page.html"
    file.write_text(render_page(sample.document()), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(file.as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#answer")
    seen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.className")
        )
    assert "scroll" in seen
    assert "#step-3" in seen
    page.close()


def test_every_text_has_contrast_enough_on_both_grounds(browser: Any, tmp_path: Path):
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1 for text."""
    file = tmp_path / "page.html"
    file.write_text(render_page(sample.document()), encoding="utf-8")
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(file.as_uri())
        worst = page.evaluate(CONTRAST)
        assert worst["ratio"] >= 4.5, (scheme, worst)
        page.close()


CONTRAST = """() => {
  const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return m.length === 3 ? [...m, 1] : m; };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = one => {
    const box = one.closest('svg g') && one.closest('svg g').querySelector('rect.box');
    if (box) { const f = getComputedStyle(box).fill; if (f !== 'none') return parse(f); }
    for (let at = one; at; at = at.parentElement) {
      const c = parse(getComputedStyle(at).backgroundColor); if (c[3] === 1) return c; }
    return [255, 255, 255, 1];
  };
  let worst = {ratio: 99};
  for (const one of document.querySelectorAll('body *')) {
    const own = [...one.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || ['TITLE', 'DESC', 'STYLE'].includes(one.tagName.toUpperCase())) continue;
    const style = getComputedStyle(one);
    const a = light(parse(one instanceof SVGElement ? style.fill : style.color)), b = light(ground(one));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = {ratio, text: one.textContent.slice(0, 40), tag: one.tagName};
  }
  return worst;
}"""
