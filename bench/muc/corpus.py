"""The MUC-4 reports beside the checkout, each with its keys and templates."""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from muc.keys import Key, keys
from muc.templates import Template, templates
from tocsin.records import Record

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "muc4" / "muc4-dev-tst1-tst2.tar.gz"
_HEAD = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)


class Document(Record, frozen=True):
    """A report: its text as published, upper case, wrapped lines; its keys and what they ask for."""

    id: str
    text: str
    keys: tuple[Key, ...]
    templates: tuple[Template, ...]


def documents(part: str, path: Path = CORPUS) -> list[Document]:
    """The reports of ``part`` (dev, tst1 or tst2), in the order of the files.

    Raises:
        FileNotFoundError: where the corpus is not there.
    """
    texts: dict[str, str] = {}
    found: dict[str, list[Key]] = defaultdict(list)
    with tarfile.open(path) as archive:
        for name, body in _files(archive, part):
            if name.startswith("key-"):
                for key in keys(body):
                    found[key.report].append(key)
            elif "muc" in name:
                texts |= dict(_reports(body))
    return [
        Document(id=name, text=text, keys=tuple(found[name]), templates=templates(found[name], text))
        for name, text in texts.items()
    ]


def _files(archive: tarfile.TarFile, part: str) -> Iterator[tuple[str, str]]:
    for member in sorted(archive.getmembers(), key=lambda m: m.name):
        path = Path(member.name)
        file = archive.extractfile(member) if member.isfile() and path.parent.name == part else None
        if file is not None:
            yield path.name, file.read().decode("latin-1")


def _reports(body: str) -> Iterator[tuple[str, str]]:
    heads = list(_HEAD.finditer(body))
    ends = [h.start() for h in heads[1:]] + [len(body)]
    for head, end in zip(heads, ends, strict=True):
        yield head[1], body[head.end() : end].strip()
