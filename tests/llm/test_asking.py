"""Asking an endpoint that misbehaves in every way that endpoints do."""

from __future__ import annotations

import json
import time
from email.utils import formatdate

import pytest
from llm_making import STORY, Say, StandIn, answer, claim, completion

from tocsin.llm import Endpoint, EndpointError, LlmReader, Prices, Usage, asking, sending
from tocsin.llm.waiting import told_to_wait
from tocsin.records import Failure, Reading, Report

REPORT = Report(id="r1", text=STORY, published="2025-05-14", lang="en")
GOOD = Say(completion(answer(claim())))


@pytest.fixture(autouse=True)
def short_waits(monkeypatch):
    monkeypatch.setattr(asking, "backoff", lambda tries: 0.01)


def asked_of(*script, key=None, seconds=20.0, reports=1, choose=None, **more):
    """What the reader makes of a report whose requests are answered so; with the stand-in and the usage."""
    with (
        StandIn(*script, choose=choose) as server,
        LlmReader(Endpoint.named(server.url, "small:1b", key), seconds=seconds, **more) as reader,
    ):
        outcomes = [reader.read(REPORT) for _ in range(reports)]
        return outcomes[-1], server, reader.usage


def test_a_good_answer_is_a_reading_under_the_models_name():
    found, server, usage = asked_of(GOOD)
    assert isinstance(found, Reading) and found.model == "llm-1.0:small:1b"
    assert [c.type for c in found.claims] == ["abduction"]
    assert server.paths == ["/v1/chat/completions"]
    asked = server.asked[0]
    assert asked["model"] == "small:1b" and asked["response_format"]["type"] == "json_schema"
    assert (usage.tokens_asked, usage.tokens_answered, usage.reports) == (1000, 200, 1)


@pytest.mark.parametrize(
    "trouble",
    [
        Say({"error": {"message": "overloaded"}}, status=500),
        Say({"error": "slow down"}, status=429, headers={"Retry-After": "0"}),
        Say(b"", status=503),
        Say(b"<html><body>Please log in</body></html>", kind="text/html"),
        Say(b'{"choices": [{"message": {"content": "{}"'),
        Say(b'{"choices": []}'),
        Say(completion(answer(claim())), headers={"Content-Length": "99999"}),
        Say(reset=True),
    ],
    ids=["500", "429", "503", "html", "cut body", "no choice", "cut connection", "reset"],
)
def test_what_passes_is_tried_again(trouble):
    found, server, usage = asked_of(trouble, trouble, GOOD)
    assert isinstance(found, Reading) and len(found.claims) == 1
    assert len(server.asked) == 3 and usage.events["retries"] == 2


def test_retry_after_is_waited_for():
    _, server, _ = asked_of(Say({}, status=429, headers={"Retry-After": "1"}), GOOD)
    assert server.times[1] - server.times[0] >= 1.0


def test_retry_after_beyond_the_limit_is_not():
    began = time.monotonic()
    found, server, _ = asked_of(Say({}, status=429, headers={"Retry-After": "3600"}), GOOD, seconds=5)
    assert isinstance(found, Failure) and found.code == "llm_unavailable"
    assert len(server.asked) == 1 and time.monotonic() - began < 4


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("7", 7.0), (formatdate(1_000_060, usegmt=True), 60.0), (formatdate(5, usegmt=True), 0.0), ("soon", None),
     ("-3", None), ("9" * 400, None), (None, None)],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(header, seconds):
    assert told_to_wait(header, now=lambda: 1_000_000.0) == seconds


def test_a_silent_server_is_left_when_time_is_up():
    began = time.monotonic()
    found, _, usage = asked_of(Say(completion(answer()), delay=5), seconds=1)
    assert isinstance(found, Failure) and found.code == "llm_timed_out" and "1 seconds" in found.message
    assert time.monotonic() - began < 3 and usage.events["failed"] == 1


def test_a_silent_server_is_asked_again_while_there_is_time():
    found, server, _ = asked_of(Say(completion(answer()), delay=5), GOOD, seconds=2)
    assert isinstance(found, Reading) and len(found.claims) == 1 and len(server.asked) == 2


def test_an_endless_answer_is_cut(monkeypatch):
    monkeypatch.setattr(sending, "MAX_ANSWER_BYTES", 50_000)
    found, server, _ = asked_of(Say(b"[" * 200_000))
    assert isinstance(found, Failure) and found.code == "llm_bad_answer"
    assert len(server.asked) == 1


def test_failing_for_good_is_told_in_a_sentence():
    found, server, _ = asked_of(Say({"error": {"message": "out of memory"}}, status=500))
    assert isinstance(found, Failure) and "500" in found.message and "out of memory" in found.message
    assert len(server.asked) == asking.TRIES


@pytest.mark.parametrize(
    "cut", ['{"claims": [{"quotes": ["Gun', "I cannot find any JSON.", "[1, 2]", '{"events": []}', "{" * 5000]
)
def test_an_answer_that_is_no_json_is_mended_once(cut):
    found, server, usage = asked_of(Say(completion(cut)), GOOD)
    assert isinstance(found, Reading) and len(found.claims) == 1
    mending = server.asked[1]["messages"]
    assert [m["role"] for m in mending] == ["system", "user", "assistant", "user"]
    assert mending[2]["content"] == cut and usage.events["repairs"] == 1
    again, server, _ = asked_of(Say(completion(cut)))
    assert isinstance(again, Failure) and again.code == "llm_bad_answer" and len(server.asked) == 2


def test_json_is_found_among_other_words():
    text = "<think>{ maybe }</think>Here it is:\n```json\n" + json.dumps(answer(claim())) + "\n```\nDone."
    found, server, _ = asked_of(Say(completion(text)))
    assert isinstance(found, Reading) and len(found.claims) == 1 and len(server.asked) == 1


def refusing(*refused):
    def choose(body):
        if any(test(body) for test in refused):
            return Say({"error": {"message": "unsupported parameter"}}, status=400)
        return GOOD

    return choose


def kind(body):
    return body.get("response_format", {}).get("type")


@pytest.mark.parametrize(
    ("refused", "left"),
    [
        ((lambda b: "temperature" in b,), ("json_schema", False)),
        ((lambda b: kind(b) == "json_schema",), ("json_object", True)),
        ((kind,), (None, True)),
        ((kind, lambda b: "temperature" in b), (None, False)),
    ],
)
def test_forms_that_an_endpoint_refuses_are_not_asked_for_again(refused, left):
    found, server, _ = asked_of(choose=refusing(*refused), reports=2)
    assert isinstance(found, Reading)
    accepted = [b for b in server.asked if not any(test(b) for test in refused)]
    assert [(kind(b), "temperature" in b) for b in accepted] == [left, left]
    assert not any(test(server.asked[-1]) for test in refused), "the second report is asked of in the form learnt"
    told = server.asked[-1]["messages"][0]["content"]
    assert ('"$defs"' in told) == (left[0] != "json_schema"), "the schema is told where it is not enforced"


def test_a_request_refused_in_every_form_is_told():
    found, *_ = asked_of(Say({"error": {"message": "too many tokens"}}, status=400))
    assert isinstance(found, Failure) and found.code == "llm_refused" and "too many tokens" in found.message


@pytest.mark.parametrize(
    ("reply", "says"),
    [
        (Say({"error": {"message": "Incorrect API key provided: sk-secret-7"}}, status=401), "TOCSIN_LLM_KEY"),
        (Say({"error": {"message": "model 'small:1b' not found"}}, status=404), "model 'small:1b' not found"),
        (Say({}, status=307, headers={"Location": "http://example.org/"}), "redirects elsewhere"),
    ],
)
def test_what_no_report_can_be_read_with_stops_the_run(reply, says):
    with pytest.raises(EndpointError, match=says) as error:
        asked_of(reply, key="sk-secret-7")
    assert "sk-secret" not in str(error.value)


def test_nothing_at_the_address_stops_the_run():
    endpoint = Endpoint.named("http://127.0.0.1:9/v1", "m")
    with LlmReader(endpoint, seconds=5) as reader, pytest.raises(EndpointError, match=r"Nothing answers at http://127"):
        reader.read(REPORT)


def test_the_key_is_sent_and_shown_nowhere():
    key = "sk-secret-7"
    found, server, _ = asked_of(Say({"error": {"message": f"bad header {key}"}}, status=422), key=key)
    assert server.headers[0]["Authorization"] == f"Bearer {key}"
    assert "bad header …" in found.message
    endpoint = Endpoint.named("https://api.example.org/v1?api-key=hidden", "m", key)
    assert key not in repr(endpoint) and "hidden" not in endpoint.shown
    assert endpoint.completions == "https://api.example.org/v1/chat/completions?api-key=hidden"
    assert not any("Authorization" in h for h in asked_of(GOOD)[1].headers)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:11434",
        "ftp://h/v1",
        "http://",
        "http://h:99999999/v1",
        "http://u:p@h/v1",
        "file:///etc/passwd",
        "http://h/\na",
    ],
)
def test_what_is_no_address_is_refused(url):
    with pytest.raises(EndpointError):
        Endpoint.named(url, "m")


def test_only_so_many_are_asked_of_at_once_and_order_is_kept():
    slow = Say(completion(answer(claim())), delay=0.1)
    reports = [(n, Report(id=f"r{n}", text=STORY, lang="en")) for n in range(12)]
    with StandIn(slow) as server, LlmReader(Endpoint.named(server.url, "m"), parallel=3) as reader:
        found = list(reader.stream(reports))
        assert [(n, out.report.id) for n, out in found] == [(n, f"r{n}") for n in range(12)]
        assert server.most_at_once == 3


def test_what_was_answered_outlives_an_interruption():
    def choose(body):
        return Say(completion(answer(claim())), delay=30 if "\nSlow. " in body["messages"][1]["content"] else 0)

    reports = [(n, Report(id=f"r{n}", text=("Slow. " if n == 1 else "") + STORY, lang="en")) for n in range(4)]
    with StandIn(choose=choose) as server, LlmReader(Endpoint.named(server.url, "m"), parallel=4) as reader:
        stream = reader.stream(reports)
        assert next(stream)[0] == 0
        until = time.monotonic() + 5
        while sum(1 for *_, asked in stream._waiting if asked.done()) < 2 and time.monotonic() < until:
            time.sleep(0.01)
        assert [n for n, _ in stream.answered()] == [2, 3]


def test_a_text_too_long_is_not_sent():
    with StandIn(GOOD) as server, LlmReader(Endpoint.named(server.url, "m")) as reader:
        found = reader.read(Report(id="long", text="word " * 30_000))
        assert found.code == "llm_too_long" and not server.asked


def test_money_and_tokens_are_summed_and_nonsense_is_not():
    usage = Usage(Prices(asked=1.0, answered=4.0))
    usage.answered({"prompt_tokens": 1_000_000, "completion_tokens": 500_000})
    for nonsense in (None, [], {"prompt_tokens": -5, "completion_tokens": "many"}, {"prompt_tokens": True}):
        usage.answered(nonsense)
    assert usage.cost == pytest.approx(3.0) and usage.untold == 4
    assert "3.0000 spent" in usage.line() and "4 answers did not tell" in usage.summary()


def test_a_defect_of_ours_on_one_answer_is_a_failure_of_that_report(monkeypatch):
    from tocsin.llm import reader

    def broken(*_):
        raise KeyError("x")

    monkeypatch.setattr(reader, "grounded", broken)
    found, *_ = asked_of(GOOD)
    assert found.code == "reading_failed" and "KeyError" in found.message


def test_half_characters_of_a_server_can_be_written():
    found, *_ = asked_of(Say(b'{"error": {"message": "bad \\ud800 word\\n\\nagain"}}', status=422))
    assert found.message.encode() and "bad ? word again" in found.message
