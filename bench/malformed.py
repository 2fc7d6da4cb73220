"""Feed 200 malformed inputs among 10 good ones to the intake, and to the command line where it is there.

Prints how many failed with one clear sentence, how many of the good were read, wall time and peak memory;
exits with 1 where anything but that happened. Usage: ``python bench/malformed.py [--seed N] [--keep DIR]``.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from pypdf import PdfWriter

from tocsin.reports import receive

MALFORMED = 200
GOOD = 10
_CLI = [sys.executable, "-c", "from tocsin.cli import main; main()"]

Builder = Callable[[random.Random], bytes]


def pdf(content: bytes, *, filtered: bool = False, kids: str = "[3 0 R]") -> bytes:
    """A PDF of one page that shows ``content`` (a content stream, deflated where ``filtered``)."""
    deflated = " /Filter /FlateDecode" if filtered else ""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids {kids} /Count 1 >>".encode(),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)}{deflated} >>".encode() + b"\nstream\n" + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out) + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def shown(text: str) -> bytes:
    """The content stream that prints ``text`` (ASCII without parentheses), a line a line."""
    lines = " ".join(f"({line}) Tj T*" for line in text.split("\n"))
    return f"BT /F1 12 Tf 14 TL 72 770 Td {lines} ET".encode()


def locked_pdf(rng: random.Random) -> bytes:
    """A PDF that needs a password."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf(shown("Nobody can read this."))))
    writer.encrypt(f"secret {rng.random()}", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _zip(rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<document>{rng.random()}</document>")
    return out.getvalue()


def _json(value: object) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _deep_mail(rng: random.Random) -> bytes:
    depth = rng.randint(300, 3000)
    heads = (f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(depth))
    return b"Subject: nested\n" + "".join(heads).encode()


def _attachment_only(rng: random.Random) -> bytes:
    body = rng.randbytes(40).hex()
    return (
        b"From: desk@example.org\nSubject: see attached\nContent-Type: application/octet-stream\n"
        b'Content-Disposition: attachment; filename="a.bin"\n\n' + body.encode()
    )


def _bomb(rng: random.Random) -> bytes:
    packer = zlib.compressobj(9)
    blank = bytes(1024 * 1024)
    packed = b"".join(packer.compress(blank) for _ in range(rng.randint(300, 400))) + packer.flush()
    return pdf(packed, filtered=True)


def _laughs(_: random.Random) -> bytes:
    entities = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY l0 "lol">{entities}]><lolz>&l9;</lolz>'.encode()


def _control(rng: random.Random) -> bytes:
    return bytes(rng.choice([1, 2, 3, 4, 5, 6, 7, 14, 15, 16]) for _ in range(rng.randint(50, 500)))


def _noise(rng: random.Random) -> bytes:
    return b"\x00\x01\x02" + rng.randbytes(rng.randint(200, 2000))


def _script(rng: random.Random) -> bytes:
    return f"<html><head><script>alert({rng.random()})</script></head><body></body></html>".encode()


def _duplicate_keys(rng: random.Random) -> bytes:
    return f'{{"text": "One thing {rng.random()}.", "text": "Another."}}\n'.encode()


_KINDS: tuple[tuple[str, str, Builder], ...] = (
    ("empty", ".txt", lambda r: b""),
    ("blank", ".txt", lambda r: b" \n\t" * r.randint(1, 99)),
    ("noise", ".txt", _noise),
    ("control", ".txt", _control),
    ("zip", ".txt", _zip),
    ("office", ".docx", _zip),
    ("old-office", ".doc", lambda r: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + r.randbytes(500)),
    ("picture", ".html", lambda r: b"\x89PNG\r\n\x1a\n" + r.randbytes(300)),
    ("photo", ".txt", lambda r: b"\xff\xd8\xff\xe0" + r.randbytes(300)),
    ("packed", ".jsonl", lambda r: gzip.compress(_json({"text": str(r.random())}))),
    ("program", ".txt", lambda r: b"\x7fELF" + r.randbytes(300)),
    ("database", ".txt", lambda r: b"SQLite format 3\x00" + r.randbytes(300)),
    ("rich-text", ".txt", lambda r: b"{\\rtf1 hello}"),
    ("odd-utf16", ".txt", lambda r: b"\xff\xfe" + b"a\x00" * r.randint(9, 99) + b"\x00"),
    ("lone-utf16", ".txt", lambda r: b"\xff\xfe" + b"\x00\xd8" * r.randint(2, 9)),
    ("too-long", ".txt", lambda r: b"word " * (200_001 + r.randint(0, 9))),
    ("broken-line", ".jsonl", lambda r: b'{"text": "cut' + str(r.random()).encode()),
    ("no-text", ".jsonl", lambda r: _json({"id": f"n{r.random()}", "title": "Only a title"})),
    ("number-text", ".jsonl", lambda r: _json({"text": r.randint(0, 99)})),
    ("null-text", ".jsonl", lambda r: _json({"text": None})),
    ("blank-text", ".jsonl", lambda r: _json({"text": " \n" * r.randint(1, 9)})),
    ("surrogate", ".jsonl", lambda r: _json({"text": "half \ud800 a character"})),
    ("surrogate-id", ".jsonl", lambda r: _json({"id": "\udfff", "text": "A text with a bad id."})),
    ("list-id", ".jsonl", lambda r: _json({"id": [r.random()], "text": "A text with a bad id."})),
    ("long-number", ".jsonl", lambda r: b'{"id": ' + b"9" * 6000 + b', "text": "t"}\n'),
    ("deep", ".jsonl", lambda r: b'{"text": ' + b"[" * r.randint(50_000, 200_000) + b"\n"),
    ("deep", ".json", lambda r: b"[" * r.randint(50_000, 200_000)),
    ("latin1-line", ".jsonl", lambda r: '{"text": "enlev\xe9"}\n'.encode("latin-1")),
    ("twice", ".jsonl", _duplicate_keys),
    ("scalars", ".json", lambda r: _json([r.random()])),
    ("cut", ".json", lambda r: b'{"reports": [{"text": "a"}, ' + b" " * r.randint(0, 9)),
    ("string", ".json", lambda r: _json("only a string")),
    ("header", ".pdf", lambda r: b"%PDF-1.7\n"),
    ("cut", ".pdf", lambda r: pdf(shown("Cut."))[: r.randint(20, 200)]),
    ("noise", ".pdf", lambda r: b"%PDF-1.4\n" + r.randbytes(2000)),
    ("locked", ".pdf", locked_pdf),
    ("textless", ".pdf", lambda r: pdf(b"0 0 100 100 re f")),
    ("circular", ".pdf", lambda r: pdf(shown("Round."), kids="[2 0 R]")),
    ("locked", ".txt", locked_pdf),
    ("nested", ".html", lambda r: b"<html><body>" + b"<div>" * r.randint(10_000, 100_000)),
    ("script", ".html", _script),
    ("blank", ".html", lambda r: b"<html><body>" + b"<p>&nbsp;</p>" * r.randint(1, 99)),
    ("unclosed", ".html", lambda r: b"<html><a " + b"<" * r.randint(1000, 50_000)),
    ("attachment", ".eml", _attachment_only),
    ("deep", ".eml", _deep_mail),
    ("headers", ".eml", lambda r: b"Subject: nothing else\n" * r.randint(1, 999) + b"\n"),
    ("laughs", ".xml", _laughs),
    ("table", ".csv", lambda r: b"a,b\n1,2\n" * r.randint(1, 99)),
    ("web-archive", ".warc", lambda r: b"WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n"),
)


def _costly(directory: Path, rng: random.Random) -> list[Path]:
    """Inputs too big or too strange to have more than one of."""
    made = [directory / "bad-bomb.pdf", directory / "bad-too-large.txt", directory / "bad-long-line.jsonl"]
    made[0].write_bytes(_bomb(rng))
    made[1].write_bytes(b"word " * (21 * 1024 * 1024 // 5))
    made[2].write_bytes(b'{"text": "' + b"a" * (21 * 1024 * 1024) + b'"}\n')
    if hasattr(os, "mkfifo"):
        made.append(directory / "bad-pipe.txt")
        os.mkfifo(made[-1])
        made.append(directory / "bad-link-out.txt")
        made[-1].symlink_to("/etc/hostname")
        made.append(directory / "bad-link-to-nothing.txt")
        made[-1].symlink_to(directory / "gone.txt")
    return made


def _story(number: int) -> str:
    return (
        f"Gunmen took {number + 2} drivers from a convoy near the river crossing on Monday, a prefect said.\n"
        "The lorries were found empty the next morning and a search was under way.\n"
        f"It was attack number {number} on that road since the start of the rains."
    )


def _good(directory: Path, number: int) -> Path:
    text = _story(number)
    builders: tuple[tuple[str, bytes], ...] = (
        (".txt", text.encode()),
        (".jsonl", _json({"id": f"good{number}", "text": text})),
        (".html", f"<html><head><title>News</title></head><body><p>{text}</p></body></html>".encode()),
        (".eml", f"From: Desk <desk@example.org>\nSubject: News\n\n{text}".encode()),
        (".pdf", pdf(shown(text))),
    )
    suffix, data = builders[number % len(builders)]
    path = directory / f"good-{number:02d}{suffix}"
    path.write_bytes(data)
    return path


def make(directory: Path, seed: int) -> list[Path]:
    """Write 200 malformed inputs (``bad-*``) and 10 good ones (``good-*``) into ``directory``.

    The same seed gives the same inputs. Each bad one holds no readable report; each good one holds one. Gives
    the paths of all.
    """
    rng = random.Random(seed)
    paths = _costly(directory, rng)
    for number in range(MALFORMED - len(paths)):
        name, suffix, builder = _KINDS[number % len(_KINDS)]
        path = directory / f"bad-{number:03d}-{name}{suffix}"
        path.write_bytes(builder(rng))
        paths.append(path)
    return paths + [_good(directory, number) for number in range(GOOD)]


def is_one_sentence(message: str) -> bool:
    """Whether a failure reads as one sentence: a capital, one full stop at the end, no line break."""
    return bool(re.fullmatch(r"[A-Z][^\n]{10,250}\.", message)) and ". " not in message


def try_api(directory: Path, paths: list[Path]) -> bool:
    """Receive the directory and print what came of it; True where all is as it should be."""
    began = time.perf_counter()
    failures: set[str] = set()
    reports: set[str] = set()
    blunt: list[tuple[str, str]] = []
    for item in receive([directory]):
        path = item.source.rpartition(":")[0] if re.search(r":\d+\Z", item.source) else item.source
        (failures if item.failure else reports).add(Path(path).name)
        if item.failure and not is_one_sentence(item.failure.message):
            blunt.append((path, item.failure.message))
    seconds = time.perf_counter() - began
    bad = {path.name for path in paths if path.name.startswith("bad-")}
    good = {path.name for path in paths} - bad
    print(f"API: {len(failures & bad)} of {len(bad)} malformed failed, {len(blunt)} without one clear sentence;")
    print(f"     {len(reports & good)} of {len(good)} good read; {seconds:.1f} s, peak {_peak()}")
    for name in sorted(bad - failures | bad & reports | good - reports | good & failures):
        print(f"     not as it should be: {name}")
    for name, message in blunt:
        print(f"     {name}: {message!r}")
    return failures == bad and reports == good and not blunt


def _peak() -> str:
    try:
        import resource
    except ImportError:
        return "memory unknown on this system"
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    own, worker = (resource.getrusage(of).ru_maxrss // unit for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"{own} MB and {worker} MB in the worker"


def try_cli(directory: Path, paths: list[Path]) -> bool | None:
    """Ingest the directory from the command line; None where there is no such command yet."""
    if subprocess.run([*_CLI, "ingest", "--help"], capture_output=True, check=False).returncode != 0:
        return None
    with tempfile.TemporaryDirectory() as other:
        ledger = ["--ledger", str(Path(other, "bench.db"))]
        began = time.perf_counter()
        run = subprocess.run([*_CLI, *ledger, "ingest", str(directory)], capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - began
        command = [*_CLI, *ledger, "reports", "--failed", "--format", "json"]
        listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    traces = (run.stdout + run.stderr).count("Traceback")
    missing = [path.name for path in paths if path.name.startswith("bad-") and path.name not in listed]
    wrongly = [path.name for path in paths if path.name.startswith("good-") and path.name in listed]
    print(f"CLI: exit status {run.returncode} (1 is right), {traces} tracebacks, {seconds:.1f} s;")
    print(f"     {MALFORMED - len(missing)} of {MALFORMED} failures listed, {len(wrongly)} good ones among them")
    for name in missing[:10] + wrongly:
        print(f"     not as it should be: {name}")
    return run.returncode == 1 and not traces and not missing and not wrongly


def main() -> int:
    """Run both; 0 where all is as it should be."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, help="write the inputs here and leave them")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        directory = options.keep or Path(temporary)
        directory.mkdir(parents=True, exist_ok=True)
        paths = make(directory, options.seed)
        api = try_api(directory, paths)
        cli = try_cli(directory, paths)
    if cli is None:
        print("CLI: there is no ingest command to try")
    return 0 if api and cli is not False else 1


if __name__ == "__main__":
    sys.exit(main())
