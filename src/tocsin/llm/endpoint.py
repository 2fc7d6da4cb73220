"""Where a model answers: an address, a model's name, a key that is never shown."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import msgspec

_LONGEST = 2000
_SHOWN_OF_A_SERVERS_WORDS = 200
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class EndpointError(Exception):
    """Why no report can be read by this endpoint, in one sentence that says what to do."""


class Secret:
    """A text that does not print itself, so that no message, log or traceback shows it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return "Secret(…)" if self._text else "Secret()"

    def __bool__(self) -> bool:
        return bool(self._text)

    def reveal(self) -> str:
        """The text itself, for the one header that carries it."""
        return self._text


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """``url`` is the base of an OpenAI-compatible API, such as http://localhost:11434/v1."""

    url: str
    model: str
    key: Secret = Secret("")

    @classmethod
    def named(cls, url: str | None, model: str | None, key: str | None = None) -> Endpoint:
        """The endpoint that a user names; raises :class:`EndpointError` where that is none."""
        if not (url or "").strip() or not (model or "").strip():
            missing = "address" if not (url or "").strip() else "model"
            raise EndpointError(
                f"The reader llm has no {missing}: name both with --llm-url and --llm-model, or in TOCSIN_LLM_URL and "
                "TOCSIN_LLM_MODEL."
            )
        return cls(url=_checked_url(str(url).strip()), model=_checked_model(str(model)), key=_checked_key(key))

    @property
    def completions(self) -> str:
        """The address that answers messages."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        path = path if path.endswith("/chat/completions") else f"{path}/chat/completions"
        return urlunsplit(parts._replace(path=path))

    @property
    def shown(self) -> str:
        """The address as it may be shown: a query can hold a key."""
        parts = urlsplit(self.url)
        return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))

    @property
    def exposed(self) -> bool:
        """Whether the key would travel unencrypted to another machine."""
        parts = urlsplit(self.url)
        return bool(self.key) and parts.scheme == "http" and parts.hostname not in _LOOPBACK

    def harmless(self, words: str) -> str:
        """A server's words, short, on one line, without the key that some servers repeat."""
        secret = self.key.reveal()
        told = words.replace(secret, "…") if secret else words
        told = told.encode("utf-8", "replace").decode()  # halves of characters can be neither filed nor printed
        return " ".join(told.split())[:_SHOWN_OF_A_SERVERS_WORDS]


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        wrong = parts.scheme not in ("http", "https") or not parts.hostname or (parts.port or 1) < 1
    except ValueError:
        wrong = True
    if wrong or len(url) > _LONGEST or not url.isprintable():
        raise EndpointError("The address of the reader llm is none: write it like http://localhost:11434/v1.")
    if parts.username or parts.password:
        raise EndpointError("The address of the reader llm holds a password: put the key into TOCSIN_LLM_KEY instead.")
    return url


def _checked_model(model: str) -> str:
    name = model.strip()
    if len(name) > _LONGEST or not name.isprintable():
        raise EndpointError("The model's name cannot be one: write it as the endpoint lists it, like qwen3:8b.")
    return name


def _checked_key(key: str | None) -> Secret:
    text = (key or "").strip()
    if not text.isascii() or not (text.isprintable()):
        raise EndpointError("TOCSIN_LLM_KEY holds characters that no key has: copy the key anew.")
    return Secret(text)
