"""Maps and charts as files that stand alone, tables as CSV, and every view on paper."""

from __future__ import annotations

import base64
import struct

import pytest
from browsing import WHY_NOT, views

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")

# How many pixels of a picture have each of some colours.
PIXELS = """async ([source, colours]) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.naturalWidth, picture.naturalHeight];
    const pen = canvas.getContext('2d');
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const found = colours.map(() => 0);
    for (let n = 0; n < data.length; n += 4) {
        colours.forEach(([r, g, b], c) => {
            found[c] += data[n] === r && data[n + 1] === g && data[n + 2] === b;
        });
    }
    return found;
}"""
INK, PAPER, SEA, CAPTIVITY, UNREST = (28, 27, 25), (251, 250, 247), (227, 232, 234), (0, 103, 166), (162, 66, 122)


def taken(page, button, tmp_path):
    with page.expect_download() as coming:
        button.click()
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def pixels(page, path, *colours):
    kind = "png" if path.suffix == ".png" else "svg+xml"
    source = f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
    return page.evaluate(PIXELS, [source, [list(one) for one in colours]])


def drawn(page):
    page.wait_for_function(
        "() => window.ground?.map.loaded() && window.ground.map.querySourceFeatures('clusters').length"
    )


def test_the_map_is_a_picture_with_its_legend(base, opened, tmp_path):
    page = opened(base).go("/?country=NE&since=2025-01-01&at=3,15,4")
    page.wait_for_function("() => window.ground?.map.loaded()")
    path = taken(page, page.get_by_role("button", name="Map as PNG"), tmp_path)
    assert path.name == "5-incidents-niger.png"
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    across, down = page.evaluate("(b => [b.clientWidth, b.clientHeight])(window.ground.map.getCanvas())")
    assert width == across * 2 and height > down * 2 + 100
    captivity, unrest, ink, paper = pixels(page, path, CAPTIVITY, UNREST, INK, PAPER)
    assert captivity > 50 and ink > 50 and paper > 1000
    assert unrest > 50, "no protest is on this map: its colour is the legend's"


def test_a_chart_stands_alone_as_svg_and_png(base, opened, tmp_path):
    page = opened(base).go("/tallies?outcome=abducted&by=month&nationality=PH&since=2025-01-01")
    path = taken(page, page.get_by_role("button", name="Save as SVG"), tmp_path)
    told = path.read_text(encoding="utf-8")
    assert "Abducted, from PH, from 1 Jan 2025: by month" in told and "as known on" in told
    assert "var(--" not in told and "style=" not in told
    bars, paper = pixels(page, path, CAPTIVITY, PAPER)
    assert bars > 1000 and paper > 1000
    picture = taken(page, page.get_by_role("button", name="Save as PNG"), tmp_path)
    across = page.locator("svg.bars").bounding_box()["width"]
    width, _ = struct.unpack(">II", picture.read_bytes()[16:24])
    assert abs(width - 2 * (across + 32)) <= 2
    assert pixels(page, picture, CAPTIVITY)[0] > 2 * bars


def test_a_chart_says_as_of_when(base, opened, tmp_path):
    page = opened(base).go("/actors/jnim?as_of=2099-01-01")
    path = taken(page, page.get_by_role("button", name="Save as SVG").first, tmp_path)
    assert "as it was known at 2099-01-01" in path.read_text(encoding="utf-8")
    assert page.get_by_role("button", name="Save as PNG").count() == 3


@pytest.mark.parametrize(
    ("view", "link"),
    [
        ("/?country=NE", "CSV"),
        ("/incidents?country=NE", "CSV"),
        ("/cases", "CSV"),
        ("/tallies?outcome=abducted", "Rows as CSV"),
        ("/tallies?outcome=abducted", "Incidents as CSV"),
        ("/actors", "CSV"),
        ("/advisories", "CSV"),
        ("/reports", "CSV"),
    ],
)
def test_a_table_is_taken_away(base, opened, tmp_path, view, link):
    page = opened(base).go(view)
    path = taken(page, page.get_by_role("link", name=link, exact=True), tmp_path)
    assert path.suffix == ".csv" and len(path.read_text(encoding="utf-8").splitlines()) > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_is_ink_on_paper(base, opened, scheme):
    watched = opened(base, scheme=scheme)
    for name, path in views(base).items():
        page = watched.go(path)
        page.emulate_media(media="print", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)", name
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(28, 27, 25)", name
        assert not page.locator(".top").is_visible() and page.locator("main h1").is_visible(), name
        assert page.locator("main button:visible:not(.chosen *, .facet *, .told *)").count() == 0, name
        page.emulate_media(media="screen", color_scheme=scheme)


def test_the_map_is_on_paper_too(base, opened):
    page = opened(base).go("/")
    drawn(page)
    page.pdf(format="A4")
    source = page.evaluate("document.querySelector('.printed canvas').toDataURL()")
    sea, captivity = page.evaluate(PIXELS, [source, [list(SEA), list(CAPTIVITY)]])
    assert sea > 1000 and captivity > 20


def test_a_table_stays_a_table_on_paper(base, opened):
    page = opened(base).go("/incidents")
    page.set_viewport_size({"width": 700, "height": 900})
    assert page.evaluate("getComputedStyle(document.querySelector('.list tr')).display") == "block"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.list tr')).display") == "table-row"
    assert not page.locator("td.choose").first.is_visible()
