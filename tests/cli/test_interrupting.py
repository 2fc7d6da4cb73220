"""Ctrl-C ends a command at whatever moment it comes."""

from __future__ import annotations

import signal
import sys
import time
import weakref

import pytest

from tocsin.cli.interrupting import listen


class Plain:
    pass


class Falling:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)


class Failing:
    def __del__(self):
        raise ValueError("no news")


@pytest.fixture
def listening(monkeypatch):
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    listen()
    yield
    signal.signal(signal.SIGINT, before)


def wait():
    until = time.monotonic() + 5
    while time.monotonic() < until:
        time.sleep(0.01)


def test_it_is_heard_though_it_comes_while_an_object_is_taken_down(listening):
    with pytest.raises(KeyboardInterrupt):
        Falling()
        wait()


def test_it_is_heard_though_it_comes_in_the_callback_of_a_weak_reference(listening):
    one = Plain()
    kept = weakref.ref(one, lambda _: signal.raise_signal(signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        del one
        wait()
    assert kept() is None


def test_what_else_nobody_can_catch_is_shown_as_before(monkeypatch):
    shown = []
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: shown.append(lost.exc_type))
    listen()
    Failing()
    assert shown == [ValueError]
