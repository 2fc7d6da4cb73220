"""Reading by a language model of the user's choice: asked over HTTP, believed only as far as the text bears it out.

The model answers in a schema of ours, each value with a quote. What comes out is made here: offsets where the quotes
stand, places from the gazetteer, states from the tables of names. A value whose quote is not in the report is dropped.
"""

from __future__ import annotations

from tocsin.llm.endpoint import Endpoint, EndpointError
from tocsin.llm.reader import LlmReader
from tocsin.llm.usage import Prices, Usage

__all__ = ["Endpoint", "EndpointError", "LlmReader", "Prices", "Usage"]
