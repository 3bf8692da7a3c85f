"""Speed of the quantities engine on news text, beside the libraries that read quantities.

    python benchmarks/quantities.py [--characters N] [--peers PYTHON]

Texts are the article bodies of ../shared (English and Hebrew). Peers need old dependencies and so live in an
environment of their own, whose interpreter --peers names:

    uv venv peers && uv pip install -p peers/bin/python quantulum3 'emoji<2' recognizers-text-number-with-unit

They read the same English text in the same run; neither reads Hebrew numbers. CPU seconds of one process,
tables loaded.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
Reader = Callable[[str], Iterable[Any]]
PEER_SHARE = 20  # peers are slow: they read one text in so many


def texts(language: str, characters: int) -> list[str]:
    """Article bodies of a language, about so many characters; repeated when there are too few."""
    bodies = [json.loads(line).get("body") or "" for line in _lines(SHARED / "articles" / "gold.jsonl")]
    bodies += [
        json.loads(line)["text"] for name in ("facts", "market") for line in _lines(SHARED / f"gold/{name}_dev.jsonl")
    ]
    hebrew = [body for body in bodies if sum("א" <= c <= "ת" for c in body[:400]) > 100]
    chosen = hebrew if language == "he" else [b for b in bodies if b not in hebrew and b[:400].isascii()]
    if not chosen:
        raise SystemExit("needs ../shared (measuring data)")
    out: list[str] = []
    size = 0
    while size < characters:
        for body in chosen:
            out.append(body)
            size += len(body)
    return out


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.is_file() else []


def ours(language: str) -> Reader:
    """The engine of this project."""
    from news_assets.quantities import find_quantities
    from news_assets.text.document import Document

    return lambda text: find_quantities(Document(text, language))


def quantulum3(_language: str) -> Reader:
    """The parser of quantulum3."""
    read: Reader = import_module("quantulum3.parser").parse
    return read


def recognizers(_language: str) -> Reader:
    """Numbers, percentages and currencies of Recognizers-Text."""
    number, unit = import_module("recognizers_number"), import_module("recognizers_number_with_unit")
    calls = (number.recognize_number, number.recognize_percentage, unit.recognize_currency)
    return lambda text: [found for call in calls for found in call(text, "en-us")]


READERS = {"news_assets": ours, "quantulum3": quantulum3, "recognizers": recognizers}


def measure(name: str, language: str, sample: list[str]) -> dict[str, Any]:
    """Characters per second of a reader over a sample."""
    read = READERS[name](language)
    for text in sample[:2]:
        list(read(text))
    start, found = time.process_time(), 0
    for text in sample:
        found += len(list(read(text)))
    seconds, size = time.process_time() - start, sum(map(len, sample))
    return {
        "reader": name,
        "language": language,
        "characters": size,
        "found": found,
        "per_second": round(size / seconds),
    }


def peer(python: str, name: str, sample: list[str]) -> dict[str, Any]:
    """The same measurement in another interpreter."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(sample, file)
        file.flush()
        command = [python, str(Path(__file__).resolve()), "--worker", name, file.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no output"])[-1]
        return {"reader": name, "language": "en", "characters": 0, "found": 0, "per_second": f"not run: {reason[:60]}"}
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return row


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--peers", help="interpreter of the peers' environment")
    parser.add_argument("--worker", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        name, file = options.worker
        print(json.dumps(measure(name, "en", json.loads(Path(file).read_text(encoding="utf-8")))))
        return
    english = texts("en", options.characters)
    rows = [measure("news_assets", "he", texts("he", options.characters)), measure("news_assets", "en", english)]
    if options.peers:
        rows += [peer(options.peers, name, english[::PEER_SHARE]) for name in ("quantulum3", "recognizers")]
    print(f"{'reader':14s} {'lang':4s} {'characters':>11s} {'found':>7s}  characters/s")
    for row in rows:
        print(
            f"{row['reader']:14s} {row['language']:4s} {row['characters']:11,d} {row['found']:7,d}  {row['per_second']}"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
