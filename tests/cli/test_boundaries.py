"""``tocsin places at`` and ``tocsin places boundaries``: positions told, boundaries added or refused whole."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tocsin.cli.app import tocsin

AREA = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"shapeName": "Bafoulabé\x1b[31m"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[-11, 13.5], [-10, 13.5], [-10, 14], [-11, 14], [-11, 13.5]]],
            },
        }
    ],
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "gazetteer.db"))
    return lambda *args: CliRunner().invoke(tocsin, args)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "districts.geojson"
    path.write_text(json.dumps(AREA), encoding="utf-8")
    return str(path)


def test_a_position_is_told(run):
    told = json.loads(run("places", "at", "14.45", "-11.44", "--format", "json").stdout)
    assert (told["country"], told["admin1"]["code"], told["approximate"]) == ("ML", "03", False)


def test_what_is_no_position_is_asked_wrongly(run):
    result = run("places", "at", "95", "0")
    assert result.exit_code == 2
    assert "latitude goes from -90 to 90" in result.stderr


def test_boundaries_are_added_listed_used_and_removed(run, file):
    assert "Added 1 area." in run("places", "boundaries", "add", file).stderr
    listed = run("places", "boundaries", "list").stdout
    assert "districts.geojson" in listed
    assert "ML" in listed
    told = run("places", "at", "13.7", "-10.5", "--format", "json").stdout
    assert json.loads(told)["admin2"]["name"] == "Bafoulabé[31m"
    assert run("places", "boundaries", "remove", "districts.geojson").exit_code == 0
    assert run("places", "boundaries", "remove", "districts.geojson").exit_code == 1


def test_a_malformed_file_is_one_sentence(run, file, tmp_path):
    broken = tmp_path / "broken.geojson"
    broken.write_text(json.dumps(AREA).replace("Polygon", "Point"))
    result = run("places", "boundaries", "add", file, str(broken))
    assert result.exit_code == 1
    assert "Feature 1 of" in result.stderr
    assert "Nothing was added" in result.stderr
    assert "No boundaries" in run("places", "boundaries", "list").stdout


def test_a_missing_file_is_one_sentence(run):
    result = run("places", "boundaries", "add", "nowhere.geojson")
    assert result.exit_code == 1
    assert "No file at nowhere.geojson" in result.stderr
