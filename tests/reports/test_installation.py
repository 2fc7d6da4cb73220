"""A broken installation is told as one: no report is blamed for a library that does not load."""

from __future__ import annotations

import os
import pickle
from concurrent.futures import ProcessPoolExecutor

import pytest
from reports_making import STORY, report, written

from tocsin.reports import InstallationError, receive
from tocsin.reports.guard import Guard
from tocsin.reports.jobs import Job

PAGE = f"<html><body><article><p>{STORY}</p></article></body></html>"
SAYS = "installation of Tocsin is broken .*pip install --force-reinstall tocsin"


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """Puts a library that does not load in the way of the worker."""

    def shadow(name, fault):
        library = tmp_path / "shadow"
        library.mkdir(exist_ok=True)
        (library / f"{name}.py").write_text(fault)
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(library), os.environ.get("PYTHONPATH", "")]))

    return shadow


@pytest.mark.parametrize(
    "fault", ["raise ImportError('libxml2.so.2: no such file')", "import lxml_html_cleaner_that_is_not_there"]
)
def test_a_library_that_does_not_load_is_no_fault_of_the_page(broken, tmp_path, fault):
    broken("trafilatura", fault)
    with pytest.raises(InstallationError, match=SAYS):
        list(receive([written(tmp_path, "a.html", PAGE)]))


def test_other_kinds_are_read_all_the_same(broken, tmp_path):
    broken("trafilatura", "raise ImportError('gone')")
    assert report(tmp_path, "a.txt", STORY).text == STORY


def test_a_worker_that_does_not_start_is_no_fault_of_the_page(broken):
    broken("msgspec", "raise ImportError('gone')")
    with Guard() as guard, pytest.raises(InstallationError, match="does not start"):
        guard.read(Job(kind="html", data=PAGE.encode()))


def test_it_comes_whole_out_of_another_process():
    made = InstallationError(ImportError("no lxml"))
    assert str(pickle.loads(pickle.dumps(made))) == str(made) == str(InstallationError(made))


def _broken_reader(_):
    raise InstallationError("no lxml")


def test_a_reading_process_hands_it_on():
    with ProcessPoolExecutor(1) as pool, pytest.raises(InstallationError, match="no lxml"):
        pool.submit(_broken_reader, None).result()
