"""Which reader a command reads with: the rules, or a model at an endpoint that the user names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tocsin.cli.output import note
from tocsin.cli.trouble import Misasked, Trouble

if TYPE_CHECKING:
    from tocsin.llm import LlmReader

F = TypeVar("F", bound=Callable[..., object])
_READERS = ("rules", "llm")
_GIVEN = "tocsin.reader"
_MOST_PARALLEL = 64


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(_GIVEN, {})[param.name] = value


def _option(*names: str, **more: Any) -> Callable[[F], F]:
    return click.option(*names, expose_value=False, callback=_keep, **more)


def reader_options(command: F) -> F:
    """``--reader`` and what the reader llm needs; open it with :func:`chosen_reader`."""
    options = (
        _option(
            "--reader",
            type=click.Choice(_READERS),
            default="rules",
            show_default=True,
            help="Who reads: Tocsin's own rules, offline, or a language model that you name.",
        ),
        _option(
            "--llm-url",
            metavar="URL",
            help="An OpenAI-compatible endpoint, such as http://localhost:11434/v1 (default: TOCSIN_LLM_URL). "
            "Its key, if it needs one, is taken from TOCSIN_LLM_KEY alone.",
        ),
        _option("--llm-model", metavar="NAME", help="The model to ask there (default: TOCSIN_LLM_MODEL)."),
        _option(
            "--llm-parallel",
            type=click.IntRange(1, _MOST_PARALLEL),
            metavar="N",
            help="Reports asked of at once (default: 4).",
        ),
        _option(
            "--llm-timeout",
            type=click.IntRange(1, 86_400),
            metavar="SECONDS",
            help="The longest to try for one report, asking again included (default: 300); a single try gets two "
            "fifths of it.",
        ),
        _option(
            "--llm-price",
            type=click.FloatRange(0, 1_000_000),
            nargs=2,
            metavar="IN OUT",
            help="What a million tokens asked and answered cost, to be told the sum: --llm-price 0.15 0.60.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def chosen_reader() -> Iterator[LlmReader | None]:
    """Give the model's reader where it was asked for, None for the rules; say at the end what it took.

    Raises Misasked where no endpoint is named, Trouble where the endpoint can read nothing.
    """
    given = click.get_current_context().meta.get(_GIVEN, {})
    if given.get("reader") != "llm":
        _refuse_unused(given)
        yield None
        return
    with _opened(given) as reader:
        from tocsin.llm import EndpointError

        try:
            yield reader
        except EndpointError as error:
            raise Trouble(str(error)) from None
        finally:
            note(reader.usage.summary())


def _refuse_unused(given: dict[str, Any]) -> None:
    unused = next((name for name, value in given.items() if name != "reader" and value not in (None, ())), None)
    if unused:
        raise Misasked(f"--{unused.replace('_', '-')} is for the model's reader: add --reader llm.")


def _opened(given: dict[str, Any]) -> LlmReader:
    from tocsin.llm import Endpoint, EndpointError, LlmReader, Prices, Usage
    from tocsin.llm.reader import PARALLEL, SECONDS

    try:
        endpoint = Endpoint.named(
            given.get("llm_url") or os.environ.get("TOCSIN_LLM_URL"),
            given.get("llm_model") or os.environ.get("TOCSIN_LLM_MODEL"),
            os.environ.get("TOCSIN_LLM_KEY"),
        )
    except EndpointError as error:
        raise Misasked(str(error)) from None
    if endpoint.exposed:
        note(f"The key and the reports go unencrypted to {endpoint.shown}: an https address would protect them.")
    prices = given.get("llm_price")
    return LlmReader(
        endpoint,
        parallel=given.get("llm_parallel") or PARALLEL,
        seconds=given.get("llm_timeout") or SECONDS,
        usage=Usage(Prices(asked=prices[0], answered=prices[1]) if prices else None),
    )
