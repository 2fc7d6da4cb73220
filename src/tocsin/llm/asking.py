"""Asking a model of one report until it answers in the schema: other forms of request, other tries, one mending."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from tocsin.llm.answer import schema
from tocsin.llm.endpoint import Endpoint, EndpointError
from tocsin.llm.prompting import Message, mending, messages
from tocsin.llm.sending import MAX_ANSWER_BYTES, Reply, Sender, TransportError
from tocsin.llm.shaping import Shaped, UnfitError, shaped
from tocsin.llm.usage import Usage
from tocsin.llm.waiting import TRANSIENT, Gate, backoff, told_to_wait
from tocsin.records import Report

TRIES = 5
_SHARE_OF_A_TRY = 0.4  # of a report's time, so that there is time to ask a silent server again
_GONE_AFTER = 8  # reports
_LONGEST_MENDED = 20_000  # characters of a broken answer that are shown to the model again
_SCHEMA = {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": schema()}}
# From what holds a model most to what every endpoint takes; some refuse a form, some a temperature.
_FORMS: tuple[Mapping[str, Any], ...] = (
    {"response_format": _SCHEMA, "temperature": 0},
    {"response_format": _SCHEMA},
    {"response_format": {"type": "json_object"}, "temperature": 0},
    {"temperature": 0},
    {},
)
_REFUSALS = frozenset({400, 415, 422, 501})


class NoAnswerError(Exception):
    """Why one report has no answer: a stable code and a sentence."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message


class Asker:
    """Asks one endpoint, from several threads; what form of request it takes is learnt once."""

    def __init__(self, endpoint: Endpoint, usage: Usage, *, seconds: float, connections: int) -> None:
        self._endpoint, self._usage, self._seconds = endpoint, usage, seconds
        self._sender = Sender(endpoint, connections)
        self._gate = Gate()
        self._lock = threading.Lock()
        self._form = 0
        self._unreached: int | None = None  # reports in a row for which nothing answered; None before any answer

    def ask(self, report: Report) -> Shaped:
        """The model's answer on a report; raises NoAnswerError, or EndpointError where none can be had of any."""
        deadline = time.monotonic() + self._seconds
        said = self._answer(report, (), deadline)
        try:
            return shaped(said)
        except UnfitError as error:
            self._usage.count("repairs")
            mended = self._answer(report, mending(said[:_LONGEST_MENDED], str(error)), deadline)
        try:
            return shaped(mended)
        except UnfitError as error:
            raise NoAnswerError("llm_bad_answer", f"The model's answer cannot be used, twice: {error}") from None

    def close(self) -> None:
        """Ends waits, tries and connections."""
        self._gate.closed.set()
        self._sender.close()

    def _answer(self, report: Report, more: Sequence[Message], deadline: float) -> str:
        """The words of a message, in the richest form of request that the endpoint takes."""
        for form in range(self._form, len(_FORMS)):
            reply = self._persist(self._request(report, more, form), deadline)
            if reply.status in _REFUSALS and form + 1 < len(_FORMS):
                continue
            words = self._words(reply)
            with self._lock:
                self._form = max(self._form, form)
            return words
        raise AssertionError("the last form is always answered")

    def _request(self, report: Report, more: Sequence[Message], form: int) -> dict[str, Any]:
        how = _FORMS[form]
        bound = how.get("response_format") is _SCHEMA
        asked = [*messages(report, with_schema=not bound), *more]
        return {"model": self._endpoint.model, "messages": asked, "stream": False, **how}

    def _persist(self, content: Mapping[str, Any], deadline: float) -> Reply:
        """The first reply that another try would not better; raises NoAnswerError where time or tries run out."""
        trouble = NoAnswerError("llm_timed_out", self._too_slow())
        for tries in range(TRIES):
            if not self._gate.wait(deadline):
                break
            self._usage.count("retries", int(tries > 0))
            pause = backoff(tries)
            try:
                reply = self._sender.send(content, min(deadline, time.monotonic() + _SHARE_OF_A_TRY * self._seconds))
            except TransportError as error:
                trouble = self._why(error)
                if error.kind == "too_large":
                    break
            else:
                self._unreached = 0
                if reply.status not in TRANSIENT and not _garbled(reply):
                    return reply
                trouble = self._unserved(reply)
                told = told_to_wait(reply.retry_after)
                pause = pause if told is None else told
                self._gate.hold(reply.status, pause)
            if tries + 1 == TRIES or time.monotonic() + pause > deadline:
                break
            self._gate.sleep(pause)
        if trouble.code == "llm_unreachable" and self._gone():
            raise EndpointError(trouble.message)
        raise trouble

    def _gone(self) -> bool:
        """Whether the server is taken for gone: it never answered, or has not for many reports."""
        with self._lock:
            if self._unreached is None:
                return True
            self._unreached += 1
            return self._unreached >= _GONE_AFTER

    def _words(self, reply: Reply) -> str:
        """The content of the first choice; raises EndpointError or NoAnswerError where there is none."""
        if reply.status != 200:
            raise self._refused(reply)
        self._usage.answered(reply.body.get("usage"))
        message = _message(reply.body)
        content = message.get("content")
        if isinstance(content, list):  # some give parts instead of one text
            content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
        if not isinstance(content, str) or not content.strip():
            told = message.get("refusal")
            why = f": {self._endpoint.harmless(told)}" if isinstance(told, str) and told else ""
            raise NoAnswerError("llm_no_answer", f"The model gave no answer on it{why}.")
        return content

    def _refused(self, reply: Reply) -> Exception:
        told = self._endpoint.harmless(_error_words(reply.body))
        where = self._endpoint.shown
        if reply.status in (401, 403):
            return EndpointError(f"{where} refuses the key: put the right one into TOCSIN_LLM_KEY.")
        if reply.status in (404, 405):
            said = f" ({told})" if told else ""
            return EndpointError(
                f"{where} knows no such address or no model {self._endpoint.model}{said}: correct --llm-url or "
                "--llm-model."
            )
        if 300 <= reply.status < 400:
            return EndpointError(f"{where} redirects elsewhere: name the address it leads to with --llm-url.")
        if reply.status == 402:
            return EndpointError(f"{where} wants payment first ({told}).")
        return NoAnswerError(
            "llm_refused", f"The endpoint refused the request ({reply.status}): {told or 'no reason'}."
        )

    def _unserved(self, reply: Reply) -> NoAnswerError:
        if _garbled(reply):
            return NoAnswerError("llm_bad_answer", "What answers is no OpenAI-compatible endpoint: check --llm-url.")
        told = self._endpoint.harmless(_error_words(reply.body))
        said = f" ({told})" if told else ""
        return NoAnswerError(
            "llm_unavailable", f"The endpoint answered {reply.status} to every try{said}: try again later."
        )

    def _why(self, error: TransportError) -> NoAnswerError:
        if error.kind == "too_large":
            size = MAX_ANSWER_BYTES // (1024 * 1024)
            return NoAnswerError(
                "llm_bad_answer", f"The model's answer is longer than {size} MiB, which no reading is."
            )
        if error.kind == "timeout":
            return NoAnswerError("llm_timed_out", self._too_slow())
        told = f"Nothing answers at {self._endpoint.shown} ({error.detail})"
        return NoAnswerError("llm_unreachable", f"{told}: start the server or correct --llm-url.")

    def _too_slow(self) -> str:
        return f"The model gave no answer within {self._seconds:g} seconds: give it longer with --llm-timeout."


def _garbled(reply: Reply) -> bool:
    """Whether a reply of success is none of the API: a page of HTML, an empty body."""
    return reply.status == 200 and not _message(reply.body)


def _message(body: Any) -> Mapping[str, Any]:
    choices = body.get("choices") if isinstance(body, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    return message if isinstance(message, dict) else {}


def _error_words(body: Any) -> str:
    """The server's own sentence, in the shapes that servers give it."""
    error = body.get("error", body.get("detail", body.get("message"))) if isinstance(body, dict) else None
    told = error.get("message") if isinstance(error, dict) else error
    return told if isinstance(told, str) else ""
