"""Makes the encoder of sentences tell what each means, and finds the cells by which merging looks for like claims.

    pip install onnx onnxruntime scikit-learn
    python train/meaning.py [--like ENCODER] ENCODER...

A sentence's vector is the mean of its pieces' last states, projected on the directions in which the sentences that tell
of occurrences differ most (principal components, each scaled by the root of its deviation). The projection is fitted to
the sentences of the labelled reports as the first ``ENCODER`` has them, and put into each as the output ``meaning``
[1, s, 32]; one that has it already gets it anew. With ``--like`` it is that of another encoder. The cells are the
centres of k-means over the same vectors, written to merging/weights/cells.json unless ``--like`` is given.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from sklearn.cluster import KMeans

from labels import ROOT, TAUGHT, labelled
from tocsin.meanings import SIZE
from tocsin.reading.encoding.encoder import feed
from tocsin.reading.encoding.windows import Window, windows
from tocsin.reading.lexicon import lexicon
from tocsin.reading.text import fold, sentences

CELLS, SEED = 32, 1
INTO = ROOT / "src" / "tocsin" / "merging" / "weights" / "cells.json"
STATES = "/network/MatMul_output_0"  # the mean of the last states of a sentence's pieces
OUTPUT, OURS = "meaning", "meaning."


def states(model: onnx.ModelProto) -> np.ndarray:
    """The states of all labelled sentences, [n, width]."""
    open_ = onnx.ModelProto()
    open_.CopyFrom(model)
    open_.graph.output.append(helper.make_tensor_value_info(STATES, TensorProto.FLOAT, None))
    run = onnxruntime.InferenceSession(open_.SerializeToString(), providers=["CPUExecutionProvider"])
    return np.stack([row for window, cut in _windows() for row in _telling(run, window, cut)])


def _windows() -> Iterator[tuple[Window, set[int]]]:
    for folder in TAUGHT:
        for one in labelled(folder) if folder.exists() else ():
            lex, text = lexicon(one.report.lang or "en"), fold(one.report.text)
            cut = sentences(text, lex.abbreviations, lex.months)
            spans = [(at, at + len(c["quote"])) for c in one.claims if (at := one.report.text.find(c["quote"])) >= 0]
            told = {i for i, x in enumerate(cut) if any(x.start < b and a < x.end for a, b in spans)}
            for window in windows(text, fold(one.report.title or ""), cut):
                if told & set(window.sentences):
                    yield window, told


def _telling(run: onnxruntime.InferenceSession, window: Window, told: set[int]) -> Iterator[np.ndarray]:
    found = run.run([STATES], feed(window))[0][0]
    yield from (row for i, row in zip(window.sentences, found, strict=True) if i in told)


def projection(x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean and the directions [width, SIZE] on which vectors are projected."""
    middle = x.mean(0)
    _, deviation, directions = np.linalg.svd(x - middle, full_matrices=False)
    scale = np.sqrt(deviation[:SIZE] / np.sqrt(len(x)))
    return middle.astype(np.float32), (directions[:SIZE].T / scale).astype(np.float32)


def given(model: onnx.ModelProto) -> tuple[np.ndarray, np.ndarray]:
    """The projection that an encoder holds."""
    held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer if i.name.startswith(OURS)}
    return held[f"{OURS}middle"], held[f"{OURS}directions"]


def put(model: onnx.ModelProto, middle: np.ndarray, directions: np.ndarray) -> None:
    """Adds the output, in place of one that is there."""
    graph = model.graph
    for field in (graph.node, graph.initializer, graph.output):
        kept = [x for x in field if not x.name.startswith(OURS) and x.name != OUTPUT]
        del field[:]
        field.extend(kept)
    graph.initializer.append(numpy_helper.from_array(middle, f"{OURS}middle"))
    graph.initializer.append(numpy_helper.from_array(directions, f"{OURS}directions"))
    apart = helper.make_node("Sub", [STATES, f"{OURS}middle"], [f"{OURS}apart"], name=f"{OURS}sub")
    graph.node.append(apart)
    graph.node.append(helper.make_node("MatMul", [f"{OURS}apart", f"{OURS}directions"], [OUTPUT], name=f"{OURS}mul"))
    graph.output.append(helper.make_tensor_value_info(OUTPUT, TensorProto.FLOAT, [1, "s", SIZE]))
    onnx.checker.check_model(model)


def write_cells(vectors: np.ndarray) -> None:
    """Finds the cells and puts them into the package."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centres = KMeans(CELLS, n_init=10, random_state=SEED).fit(unit).cluster_centers_
    rows = [[round(float(x), 3) for x in c / np.linalg.norm(c)] for c in centres]
    body = {"made_by": "train/meaning.py", "sentences": len(vectors), "cells": rows}
    INTO.write_text(json.dumps(body) + "\n", encoding="utf-8")


def main() -> int:
    """Fits or takes the projection, and puts it into the encoders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("encoders", type=Path, nargs="+", metavar="ENCODER")
    parser.add_argument("--like", type=Path, help="take the projection of this encoder")
    args = parser.parse_args()
    if args.like:
        middle, directions = given(onnx.load(args.like))
    else:
        x = states(onnx.load(args.encoders[0]))
        middle, directions = projection(x)
        write_cells((x - middle) @ directions)
        print(f"{len(x)} sentences")
    for path in args.encoders:
        model = onnx.load(path)
        put(model, middle, directions)
        onnx.save(model, path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
