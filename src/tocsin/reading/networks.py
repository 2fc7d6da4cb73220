"""Trained networks in files of the ONNX format, as the encoders are."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def session(path: Traversable) -> InferenceSession | None:
    """The network in a file, to be run by one thread; None where it is not there or there is nothing to run it."""
    try:
        import onnxruntime
    except ImportError:
        return None
    if not path.is_file():
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # many reports are read side by side; threads within one would only wait
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
