"""Maps of others under the incidents, from this machine, loaded by nobody who has none."""

from __future__ import annotations

import pytest
from browsing import WHY_NOT, served

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")

LAND, SEA, PAINT = [247, 245, 240], [227, 232, 234], [200, 30, 160]
OCEAN, SIBERIA = (-40, 0), (75, 62)


@pytest.fixture(scope="module")
def mapped(filled, drawn_map, painted_map):
    with served(filled, tiles=[drawn_map, painted_map]) as desk:
        yield desk


def there(page):
    page.wait_for_function("() => window.ground?.map.getSource('tiles:painted') && window.ground.map.loaded()")


def colour(page, lon, lat):
    return page.evaluate(
        """([lon, lat]) => {
            const { map } = window.ground;
            const at = map.project([lon, lat]);
            const copy = window.ground.copied();
            const sharp = copy.width / map.getCanvas().clientWidth;
            return [...copy.getContext('2d').getImageData(at.x * sharp, at.y * sharp, 1, 1).data].slice(0, 3);
        }""",
        [lon, lat],
    )


def test_both_kinds_are_drawn_and_switched(mapped, opened):
    watched = opened(mapped)
    page = watched.go("/?at=20,10,1.5")
    there(page)
    assert colour(page, *OCEAN) == PAINT
    assert watched.troubles() == []
    page.get_by_label("painted").uncheck()
    page.wait_for_function("() => location.search.includes('hidden=painted') && window.ground.map.loaded()")
    assert colour(page, *OCEAN) == LAND, "the land of the archive lies over the ocean"
    assert colour(page, *SIBERIA) == SEA, "its sea over Siberia"
    page.get_by_label("small-map").uncheck()
    page.wait_for_function("() => location.search.includes('small-map') && window.ground.map.loaded()")
    assert colour(page, *OCEAN) == SEA
    page.reload()
    there(page)
    assert not page.get_by_label("painted").is_checked()
    assert colour(page, *OCEAN) == SEA


def test_incidents_lie_over_them(mapped, opened):
    page = opened(mapped).go("/?at=1,14,4&hidden=")
    there(page)
    layers = page.evaluate("window.ground.map.getStyle().layers.map(layer => layer.id)")
    theirs = [one for one in layers if one.startswith("tiles:")]
    assert len(theirs) == 8
    for one in theirs:
        above = "routes" if one == "tiles:small-map:places" else "areas-far"
        assert layers.index(one) < layers.index(above) < layers.index("clusters"), one


def test_what_it_holds_is_drawn_by_its_name(mapped, opened):
    page = opened(mapped).go("/?at=-30,0,3&hidden=painted")
    there(page)
    shown = page.evaluate(
        """window.ground.map.queryRenderedFeatures()
            .filter(f => f.source === 'tiles:small-map').map(f => f.layer.id + ' ' + (f.properties.name ?? ''))"""
    )
    assert {"tiles:small-map:roads ", "tiles:small-map:places Testville", "tiles:small-map:wells:point "} <= set(shown)
    told = page.locator(".maplibregl-ctrl-attrib-inner")
    assert "Test mappers" in told.inner_text()
    assert told.locator("img").count() == 0


def test_they_are_there_in_the_dark_too(mapped, opened):
    page = opened(mapped).go("/?at=20,10,1.5&hidden=painted")
    there(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "() => window.ground.map.getStyle()?.layers.some(one => one.id === 'land' && one.paint['fill-color'] === '#212426')"
    )
    there(page)
    page.wait_for_function("() => window.ground.map.areTilesLoaded()")
    assert colour(page, *SIBERIA) == [16, 18, 19]


def test_who_has_none_loads_nothing_for_them(base, opened):
    watched = opened(base)
    asked = []
    watched.page.on("request", lambda request: asked.append(request.url))
    page = watched.go("/")
    page.wait_for_function("() => window.ground?.map.loaded()")
    assert any("/api/tiles" in url for url in asked)
    assert not any("/built/tiles" in url or "/tiles/" in url for url in asked)
    assert page.locator(".switches").count() == 0


def test_one_that_cannot_be_read_is_told_of(filled, opened, tmp_path):
    path = tmp_path / "broken.pmtiles"
    path.write_bytes(b"PMTiles\x03" + b"\xff" * 200)
    with served(filled, tiles=[path]) as desk:
        page = opened(desk).go("/")
        page.wait_for_selector(".switches .note:has-text('broken cannot be drawn')")
        page.wait_for_function("() => window.ground?.map.loaded()")
