"""Messages as a browser shows them: wide and narrow, light and dark."""

from pathlib import Path

import pytest
from samples import SAMPLES

from alerts.message import compose
from flows.commands.alerts import FORMS

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
CHROMIUM = Path("/usr/bin/chromium")

LUMINANCE = """
element => {
  const parts = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number)
  const light = rgb => rgb.map(c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0)
  const card = light(parts(getComputedStyle(document.querySelector('.card')).backgroundColor))
  const ink = light(parts(getComputedStyle(element).color))
  return (Math.max(card, ink) + 0.05) / (Math.min(card, ink) + 0.05)
}"""


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed; apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1000])
@pytest.mark.parametrize("name", ["raised", "raised-ko", "correction", "conflict", "hostile"])
def test_page_fits_reads_and_asks_nobody(browser, tmp_path, name, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.set_content(FORMS["html"](compose(*SAMPLES[name])))
    page.screenshot(path=str(tmp_path / f"{name}-{width}-{scheme}.png"), full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing is cut off at the side"
    assert not faults
    assert not [url for url in asked if not url.startswith("data:")], "no picture, font or script from elsewhere"
    contrasts = [e.evaluate(LUMINANCE) for e in page.query_selector_all("h1, h2, p, th, td, li, a, code, blockquote")]
    assert min(contrasts) >= 4.5, "every text stands out from its ground (WCAG AA)"
    context.close()
