"""Ctrl-C ends a command at whatever moment it comes."""

from __future__ import annotations

import signal
import time

import pytest

from tocsin.cli.interrupting import listen


class Falling:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)


@pytest.fixture
def listening():
    before = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    listen()
    yield
    signal.signal(signal.SIGINT, before)


def test_it_ends_at_once(listening):
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_it_waits_until_an_object_is_taken_down(listening):
    def work():
        fallen = Falling()
        del fallen
        until = time.monotonic() + 5
        while time.monotonic() < until:
            time.sleep(0.01)

    with pytest.raises(KeyboardInterrupt):
        work()


def test_what_another_has_set_is_left_alone():
    before = signal.getsignal(signal.SIGINT)
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        listen()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
