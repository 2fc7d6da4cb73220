"""Files of places are taken whole or refused with line and reason, and the gazetteer stays as it was."""

from __future__ import annotations

import gzip
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tocsin.places import BadFileError, Gazetteer, Source, StoreError, building, dumps, reading_ahead

PLACE = "{id}\t{name}\t{name}\t{others}\t{lat}\t{lon}\tP\tPPL\tML\t\t01\t\t\t\t{people}\t\t\tAfrica/Bamako\t{day}\n"


def place(ident=1, **cells):
    values = {"name": "Kobiri", "others": "", "lat": "13.1", "lon": "-9.9", "people": "0", "day": "2014-01-01"}
    return PLACE.format(id=ident, **(values | cells))


def written(folder, text, name="places.txt"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def state(path):
    """All that a gazetteer's file holds, but for how the file is laid out."""
    with sqlite3.connect(path) as db:
        tables = ("place", "name", "spelling", "loaded", "near_rowid", "words_data")
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


WRONG = {
    "too few columns": ("too\tfew\n", "it has 2 columns, not 19"),
    "a blank line": ("\n", "it has 1 column, not 19"),
    "a header": ("\t".join(["geonameid"] * 19) + "\n", "the id 'geonameid' is not a whole number above 0"),
    "an id of zero": (place(0), "the id '0' is not a whole number above 0"),
    "an id too large": (place(2**63), "is not a whole number above 0"),
    "a word for a latitude": (place(2, lat="north"), "the latitude 'north' is not a number between -90 and 90"),
    "a latitude too large": (place(2, lat="94.4"), "the latitude '94.4' is not a number between -90 and 90"),
    "no latitude": (place(2, lat=""), "the latitude '' is not a number between"),
    "no number": (place(2, lon="nan"), "the longitude 'nan' is not a number between -180 and 180"),
    "swapped columns": (place(2, lat="13.1", lon="313.1"), "the longitude '313.1'"),
    "people that are none": (place(2, people="many"), "the population 'many' is not a whole number"),
    "fewer than no people": (place(2, people="-5"), "the population '-5' is not a whole number"),
    "people beyond counting": (place(2, people="9" * 25), "is not a whole number"),
    "a day that is none": (place(2, day="yesterday"), "'yesterday' is not a day such as 2024-05-31"),
    "no name": (place(2, name=""), "the place has no name"),
    "a country that is none": (place(2).replace("\tML\t", "\tMali\t"), "the country 'Mali' is not a code"),
    "a class that is none": (place(2).replace("\tP\t", "\tPPL\t"), "the feature class 'PPL' is not one letter"),
    "an id twice": (place(1, name="Other"), "the id 1 is already on line 1"),
    "an endless line": (place(2, others="x" * 200_000), "it is longer than 100,000 characters"),
    "an endless last line": ("x" * 3_000_000, "it is longer than 100,000 characters"),
    "bytes that are no text": (place(2).encode().replace(b"Kobiri", b"K\xe9ri"), "it is not UTF-8 text"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_bad_line_is_refused_with_its_number_and_reason(empty: Gazetteer, tmp_path: Path, kind: str) -> None:
    line, reason = WRONG[kind]
    before = state(empty.path)
    text = place(1).encode() + (line if isinstance(line, bytes) else line.encode())
    source = written(tmp_path, text)
    with pytest.raises(BadFileError) as refused:
        empty.add([source])
    message = str(refused.value)
    assert message.startswith(f"{source}, line 2: ")
    assert reason in message
    assert message.endswith("nothing was added.")
    assert "\n" not in message and len(message) < 300 + len(str(source))
    assert state(empty.path) == before


def test_every_cut_in_the_last_line_is_refused(empty: Gazetteer, tmp_path: Path) -> None:
    whole = (place(1) + place(2, name="Ségou", day="")).encode()
    start = whole.index(b"\n") + 1
    for end in range(start + 1, len(whole)):
        with pytest.raises(BadFileError, match="line 2: "):
            empty.add([written(tmp_path, whole[:end])])
    assert not empty.contains("Kobiri")
    assert empty.add([written(tmp_path, whole)]).rows == 2


def test_a_last_line_needs_no_break_where_it_is_whole(empty: Gazetteer, tmp_path: Path) -> None:
    assert empty.add([written(tmp_path, (place(1) + place(2)).removesuffix("\n"))]).rows == 2


@pytest.mark.parametrize("kind", ["gz", "zip"])
@pytest.mark.parametrize("damage", ["cut", "altered"])
def test_a_damaged_archive_is_told_in_a_sentence(empty: Gazetteer, tmp_path: Path, kind: str, damage: str) -> None:
    text = "".join(place(i, name=f"Village {i * i}") for i in range(1, 5_000)).encode()
    source = tmp_path / f"ML.{kind}"
    if kind == "gz":
        source.write_bytes(gzip.compress(text))
    else:
        with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("ML.txt", text)
    data = bytearray(source.read_bytes())
    if damage == "cut":
        del data[-40:]
    else:
        data[len(data) // 2] ^= 0xFF
    source.write_bytes(data)
    before = state(empty.path)
    with pytest.raises(BadFileError, match=r"damaged|line \d+: "):
        empty.add([source])
    assert state(empty.path) == before


def test_a_zip_of_something_else_and_an_empty_file_are_refused(empty: Gazetteer, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("picture.png", b"")
    with pytest.raises(BadFileError, match="no file of places"):
        empty.add([tmp_path / "x.zip"])
    with pytest.raises(BadFileError, match="no zip file"):
        empty.add([written(tmp_path, "PK", "y.zip")])
    with pytest.raises(BadFileError, match="empty"):
        empty.add([written(tmp_path, "")])


def test_a_bad_file_takes_the_good_ones_before_it_along(empty: Gazetteer, dump: Path, tmp_path: Path) -> None:
    with pytest.raises(BadFileError, match="19"):
        empty.add([dump, written(tmp_path, "no places here\n", "junk.txt")])
    assert not empty.contains("Kayes")


def test_a_file_that_is_not_there_adds_nothing(empty: Gazetteer, dump: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        empty.add([dump, tmp_path / "none.txt"])
    assert not empty.contains("Kayes")


@pytest.fixture
def in_a_process(monkeypatch):
    """Files of any size are read by a process of their own."""
    monkeypatch.setattr(reading_ahead, "_WORTH_A_PROCESS", 0)


@pytest.mark.usefixtures("in_a_process")
def test_a_process_reads_ahead_and_tells_what_is_wrong(empty: Gazetteer, dump: Path, tmp_path: Path) -> None:
    many = written(tmp_path, "".join(place(i) for i in range(1, 40_001)))
    assert empty.add([dump, many]).rows == 40_012
    before = state(empty.path)
    with pytest.raises(BadFileError, match=r"line 40001: it has 2 columns"):
        empty.add([dump, written(tmp_path, many.read_bytes() + b"too\tfew\n")])
    with pytest.raises(BadFileError, match=r"line 30001: the id 7 is already on line 7"):
        again = [place(i) for i in range(1, 40_001)]
        again[30_000] = place(7)
        empty.add([written(tmp_path, "".join(again))])
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(OSError, match="directory"):
        empty.add([dump, folder])
    assert state(empty.path) == before


@pytest.mark.usefixtures("in_a_process")
def test_a_reader_that_dies_is_told(empty: Gazetteer, dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_PROGRAM", "import os; os.write(1, bytes([0, 0, 9, 9, 1])); os._exit(3)")
    with pytest.raises(BadFileError, match="ended early"):
        empty.add([dump])
    assert not empty.contains("Kayes")


def names_file(folder, *rows, columns=10):
    lines = ["\t".join([*map(str, row), *[""] * (columns - len(row))]) + "\n" for row in rows]
    return written(folder, "".join(lines), "names.txt")


def test_alternate_names_go_to_places_that_are_known(gazetteer: Gazetteer, tmp_path: Path) -> None:
    source = names_file(
        tmp_path,
        (11, 2455518, "ru", "Каес"),
        (12, 2455518, "fr", "Médine-Kayes"),
        (13, 2455518, "en", "Médine Kayes"),
        (14, 2455518, "link", "https://en.wikipedia.org/wiki/Kayes"),
        (15, 2455518, "iata", "KYS"),
        (16, 2455518, "en", " "),
        (17, 999, "en", "Elsewhere"),
    )
    added = gazetteer.add([source])
    assert (added.rows, added.names, added.unknown) == (0, 2, 1)
    assert [e.geonameid for e in gazetteer.lookup("каес")] == [2455518]
    assert not gazetteer.known(["Elsewhere", "KYS"])
    assert gazetteer.find("Medine Kayez", country="ML")[0].entry.geonameid == 2455518
    before = state(gazetteer.path)[:3]
    assert gazetteer.add([source]).names == 0
    assert state(gazetteer.path)[:3] == before


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((12, 2455518, "fr"), "it has 3 columns, not 10"),
        (("x", 2455518, "fr", "Kayes", *[""] * 6), "the id 'x'"),
        ((12, "", "fr", "Kayes", *[""] * 6), "the id ''"),
        ((11, 2455518, "fr", "Kayes", *[""] * 6), "the id 11 is already on line 1"),
    ],
)
def test_a_bad_line_of_names_is_refused(gazetteer: Gazetteer, tmp_path: Path, row: tuple, reason: str) -> None:
    good = names_file(tmp_path, (11, 2455518, "ru", "Каес")).read_text()
    with pytest.raises(BadFileError) as refused:
        gazetteer.add([written(tmp_path, good + "\t".join(map(str, row)) + "\n")])
    assert ", line 2: " in str(refused.value) and reason in str(refused.value)
    assert not gazetteer.contains("Каес")


def test_what_was_loaded_is_told_with_its_digest(gazetteer: Gazetteer, dump: Path) -> None:
    [loaded] = gazetteer.loaded()
    assert (loaded.origin, loaded.rows, loaded.size) == (str(dump), 12, dump.stat().st_size)
    assert len(loaded.sha256) == 64
    gazetteer.add([Source(path=dump, url="https://example.org/ML.zip", etag='"1"')])
    assert ("https://example.org/ML.zip", '"1"') in {(one.origin, one.etag) for one in gazetteer.loaded()}


def test_who_reads_while_places_are_added_sees_the_gazetteer_as_it_was(empty: Gazetteer, tmp_path: Path) -> None:
    seen = []

    def look(*_):
        other = Gazetteer.open(empty.path)
        seen.append((empty.contains("Kobiri"), other.contains("Kobiri"), len(empty.near(13.1, -9.9, 1))))

    empty.add([written(tmp_path, place(1))], look)
    assert seen and set(seen) == {(False, False, 0)}
    assert empty.contains("Kobiri") and Gazetteer.open(empty.path).contains("Kobiri")


def test_the_gazetteer_is_one_file_again_after_places_were_added(empty: Gazetteer, tmp_path: Path) -> None:
    empty.add([written(tmp_path, place(1))])
    assert [p.name for p in tmp_path.glob("gazetteer*")] == ["gazetteer.db"]


def test_two_who_add_at_once_take_turns(empty: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.places import schema

    monkeypatch.setattr(schema, "_SECONDS_FOR_ANOTHER_WRITER", 0.1)
    refusals = []

    def butt_in(*_):
        try:
            Gazetteer.open(empty.path).add([written(tmp_path, place(2, name="Second"), "second.txt")])
        except StoreError as error:
            refusals.append(str(error))

    empty.add([written(tmp_path, place(1))], butt_in)
    assert refusals and "another process is changing it" in refusals[0]
    assert empty.contains("Kobiri") and not empty.contains("Second")


@pytest.mark.parametrize("at", ["reading", "Storing places", "Indexing spellings"])
def test_an_interrupted_run_adds_nothing(empty: Gazetteer, dump: Path, at: str) -> None:
    before = state(empty.path)

    def interrupt(_done, _total, what=None, /):
        if (what or "reading") == at:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        empty.add([dump], interrupt)
    assert state(empty.path) == before
    assert empty.add([dump]).rows == 12


def test_ctrl_c_stops_within_a_long_statement(empty: Gazetteer) -> None:
    from tocsin.places.schema import connected

    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    old = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with pytest.raises(KeyboardInterrupt), connected(empty.path) as db:
            db.execute(endless)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


def test_a_full_disk_is_told_and_adds_nothing(
    gazetteer: Gazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state(gazetteer.path)
    prepare = building.staging.prepare

    def no_room(db):
        prepare(db)
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages + 2}")

    monkeypatch.setattr(building.staging, "prepare", no_room)
    source = written(tmp_path, "".join(place(i, name=f"Village {i}") for i in range(1, 3_000)))
    with pytest.raises(StoreError, match="no room left on the disk"):
        gazetteer.add([source])
    assert state(gazetteer.path) == before


LIMITED = """
import resource, sys
from pathlib import Path
from tocsin.places import Gazetteer, StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
try:
    Gazetteer.open(Path(sys.argv[1])).add([Path(sys.argv[2])])
except StoreError as error:
    print(error)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_a_file_that_may_not_grow_is_told_and_stays_as_it_was(gazetteer: Gazetteer, tmp_path: Path) -> None:
    before = state(gazetteer.path)
    source = written(tmp_path, "".join(place(i, name=f"Village {i}") for i in range(1, 20_000)))
    limit = str(gazetteer.path.stat().st_size + 4096)
    command = [sys.executable, "-c", LIMITED, gazetteer.path, source, limit]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 7, run.stderr
    assert "left as it was" in run.stdout
    assert state(gazetteer.path) == before


KILLED = """
import sys, time
from pathlib import Path
from tocsin.places import Gazetteer
def stay(done, total, what=None, /):
    if what == "Indexing spellings":
        print("there", flush=True)
        time.sleep(60)
Gazetteer.open(Path(sys.argv[1])).add([Path(sys.argv[2])], stay)
"""


def test_a_process_that_is_killed_leaves_the_gazetteer_as_it_was(gazetteer: Gazetteer, tmp_path: Path) -> None:
    before = state(gazetteer.path)
    source = written(tmp_path, "".join(place(i, name=f"Village {i}") for i in range(1, 3_000)))
    command = [sys.executable, "-c", KILLED, gazetteer.path, source]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        process.kill()
    assert not Gazetteer.open(gazetteer.path).contains("Village 7")
    assert state(gazetteer.path) == before
    assert gazetteer.add([source]).rows == 2_999


def test_loading_keeps_to_its_memory(empty: Gazetteer, tmp_path: Path) -> None:
    import tracemalloc

    def peak(rows):
        with (tmp_path / "many.txt").open("w") as out:
            out.writelines(place(i, name=f"Village {i * 7919 % 100_003}") for i in range(1, rows + 1))
        tracemalloc.start()
        building.add(empty.path, [tmp_path / "many.txt"])
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_ahead, "_WORTH_A_PROCESS", 1 << 40)
        patch.setattr(dumps, "_PIECE", 1 << 16)
        few, many = peak(2_000), peak(10_000)
    assert many < few * 1.5, (few, many)


@pytest.mark.parametrize("kind", ["dump", "names"])
def test_order_and_repetition_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(building, "_towns", lambda: iter(()))
    monkeypatch.setattr(building, "area_rows", lambda as_of: iter(()))
    first = written(tmp_path, place(1) + place(2, name="Ségou"), "one.txt")
    second = written(tmp_path, place(3, name="Ségou", others="Segu,Sikoro") + place(2, name="Ségou"), "two.txt")
    if kind == "names":
        second = names_file(tmp_path, (1, 1, "fr", "Segou"), (2, 2, "fr", "Sikoro"))
    orders = [[first, second], [first, second, second, first]]
    if kind == "dump":
        orders.append([second, first])
    found = []
    for number, order in enumerate(orders):
        gazetteer = Gazetteer.open(tmp_path / f"{number}.db")
        for source in order:
            gazetteer.add([source])
        found.append(state(gazetteer.path)[:3])
    assert all(one == found[0] for one in found)
