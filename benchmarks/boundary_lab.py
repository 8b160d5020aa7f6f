"""Tune and measure Han boundaries alone: substring candidates on simply folded text, each classified.

python benchmarks/boundary_lab.py pairs FILE.tsv [--failures] [--held | --tuned SHARED.tsv]
python benchmarks/boundary_lab.py crossings TERMS.tsv LINES.txt... [--sample 100] [--seed 1]
python benchmarks/boundary_lab.py cost TERMS.tsv LINES.txt...
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from policylint.text.boundary import Classification, classify, is_han
from policylint.text.lexicon import open_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.text.lexicon import Lexicon

HAN_CATEGORIES = ("seg", "seg2", "lure", "comp", "mixed")


def simple_fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def unescape(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n")


def read_tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n")[1:] if line]


def candidates(text: str, term: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    simple, wanted = text.translate(lexicon.fold), term.translate(lexicon.fold)
    at = simple.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = simple.find(wanted, at + 1)


def pairs(args: argparse.Namespace, lexicon: Lexicon) -> None:
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    shared = {row[1] for row in read_tsv(args.shared)} if args.shared else set()
    for row_id, term, expected, text, note in read_tsv(args.file):
        if args.half and (args.half == "held") != is_held(term, shared):
            continue
        category = re.split(r"[: ]", note)[0]
        folded = simple_fold(unescape(text))
        found = [classify(folded, a, b, lexicon=lexicon) for a, b in candidates(folded, simple_fold(term), lexicon)]
        got, want = any(c.is_hit for c in found), expected == "1"
        outcome = ("tp" if want else "fp") if got else ("fn" if want else "tn")
        tally[category][outcome] += 1
        tally["all but long/sense"][outcome] += category not in ("long", "sense")
        tally["all Han"][outcome] += category in HAN_CATEGORIES
        if args.failures and got != want and category in HAN_CATEGORIES:
            print(row_id, term, expected, text, *map(show, found))
    for category, t in sorted(tally.items()):
        precision = t["tp"] / max(t["tp"] + t["fp"], 1)
        recall = t["tp"] / max(t["tp"] + t["fn"], 1)
        rate = t["fp"] / max(t["fp"] + t["tn"], 1)
        n = sum(t.values())
        print(f"{category:20} n={n:4} precision={precision:.3f} recall={recall:.3f} fpr={rate:.3f} {dict(t)}")


def is_held(term: str, shared: set[str]) -> bool:
    """How own-pairs.tsv splits: terms of the shared pairs are for tuning, five in eight others are held out."""
    import hashlib

    return term not in shared and int(hashlib.md5(term.encode()).hexdigest(), 16) % 8 < 5


def show(found: Classification) -> str:
    return f"[{found.verdict} {found.loss:.2f}/{found.straddle:.2f} {'|'.join(found.words)}]"


def occurrences(args: argparse.Namespace, lexicon: Lexicon) -> Iterator[tuple[str, str, int, int]]:
    terms = {simple_fold(row[1]).translate(lexicon.fold) for row in read_tsv(args.file)}
    if args.phrases:
        terms |= {simple_fold(row[4]).translate(lexicon.fold) for row in read_tsv(args.phrases)}
    terms = {t for t in terms if len(t) > 1 and all(map(is_han, t))}
    pattern = re.compile("(?=(" + "|".join(sorted(terms, key=len, reverse=True)) + "))")
    for path in args.lines:
        for line in path.read_text("utf-8").split("\n"):
            folded = simple_fold(line)
            for m in pattern.finditer(folded.translate(lexicon.fold)):
                for size in range(2, len(m[1]) + 1):
                    if m[1][:size] in terms:
                        yield m[1][:size], folded, m.start(), m.start() + size


def crossings(args: argparse.Namespace, lexicon: Lexicon) -> None:
    verdicts: Counter[str] = Counter()
    rejected, seen = [], set()
    for _, line, a, b in occurrences(args, lexicon):
        found = classify(line, a, b, lexicon=lexicon)
        verdicts[found.verdict] += 1
        excerpt = f"{line[max(a - 14, 0) : a]}【{line[a:b]}】{line[b : b + 14]}"
        if not found.is_hit and not (args.unique and excerpt in seen):
            seen.add(excerpt)
            rejected.append(f"{excerpt}  {show(found)}")
    print(dict(verdicts), len(rejected))
    if args.sample and len(rejected) > args.sample:
        rejected = random.Random(args.seed).sample(rejected, args.sample)
    print("\n".join(rejected))


def cost(args: argparse.Namespace, lexicon: Lexicon) -> None:
    found = list(occurrences(args, lexicon))
    for turn in ("cold", "warm", "again", "again"):
        begin = time.process_time()
        verdicts = Counter(classify(line, a, b, lexicon=lexicon).verdict for _, line, a, b in found)
        spent = time.process_time() - begin
        print(turn, f"{len(found)} candidates, {spent / len(found) * 1e6:.1f} us each", dict(verdicts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pairs", "crossings", "cost"])
    parser.add_argument("file", type=Path)
    parser.add_argument("lines", type=Path, nargs="*")
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--half", choices=["held", "tuned"])
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--phrases", type=Path)
    parser.add_argument("--unique", action="store_true")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--seed", type=int, default=20261)
    args = parser.parse_args()
    cache = Path(tempfile.gettempdir()) / "policylint-boundary-lab"
    begin = time.perf_counter()
    lexicon = open_lexicon(cache)
    opened = (time.perf_counter() - begin) * 1e3
    size = (cache / "lexicon.bin").stat().st_size
    print(f"opened in {opened:.1f} ms, {size:,} bytes")
    {"pairs": pairs, "crossings": crossings, "cost": cost}[args.what](args, lexicon)


if __name__ == "__main__":
    main()
