import time

import pytest

from tocsin.reports.visible import visible_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("One <b>bold</b> &amp; word<br>next<p>last", "One bold & word\nnext\nlast"),
        ("<head><title>T</title><body>Body", "Body"),
        ("a<script>if (x<y) go()</script>b<STYLE>p{}</STYLE >c", "a\nb\nc"),
        ("a<!-- not <p> shown -->b", "a\nb"),
        ("a<!-- never closed", "a"),
        ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
        ("a\x00b", "a b"),
        ("&#55296;x &nbsp; y", "\ufffdx y"),
        ("<p title='x'>kept</p", "kept"),
    ],
)
def test_what_a_browser_shows_is_kept(markup, text):
    assert visible_text(markup) == text


@pytest.mark.parametrize("piece", ["<a href=", "<", "<!--", "<script>", "<head>", "</script", "<title></title>", "&"])
def test_damage_costs_no_more_than_length(piece):
    began = time.perf_counter()
    visible_text(piece * 200_000)
    assert time.perf_counter() - began < 3
