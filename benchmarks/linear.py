"""Whether the work grows with the length of the input and no faster: time(16 n) as a multiple of time(n).

    python benchmarks/linear.py [--rounds N] [--only SUBJECT...] [--each]

Each subject is given inputs that try to trip it up: long runs of one unit, brackets that nobody closes, thousands of
rules. What is linear takes about 16 times as long for 16 times the input; what is quadratic, 256 times. Everything is
CPU time, measured in one run and in turns, so that what else the machine does falls on all alike; figures are medians.
Python's garbage collector rests meanwhile, because what it does depends on all that is in memory.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import policylint
from policylint.api import run_for
from policylint.drafts import FORMATS, read_text
from policylint.engine.run import check
from policylint.errors import PolicyError
from policylint.policy.lint import lint
from policylint.policy.loader import load
from policylint.text.boundary import classify
from policylint.text.entities import emoji, entities
from policylint.text.evasion import find_evasions
from policylint.text.evasion_build import patterns_of
from policylint.text.fold import fold
from policylint.text.lexicon import Lexicon, open_lexicon
from policylint.text.measure import measure
from policylint.yamltree import compose_all, to_python

ROOT = Path(__file__).parent.parent
HOSTILE = json.loads((ROOT / "tests/cases/hostile/texts.json").read_text(encoding="utf-8"))
KINDS: Any = to_python(compose_all((ROOT / "benchmarks/kinds.yaml").read_text(encoding="utf-8")).documents[0])
TIMES = 16
ENOUGH = 0.002
"""Seconds that a small input should take: it is doubled until it does, but not beyond LONGEST characters."""
LONGEST = 50_000

Call = Callable[[], object]
"""What is timed; its input is made beforehand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something to measure: ``prepare`` makes, from an input's name and a size, a call and how much it goes through.

    ``size`` is the small input's where it is given, else one that takes long enough.
    """

    name: str
    unit: str
    inputs: tuple[str, ...]
    prepare: Callable[[str, int], tuple[Call, int]]
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Seconds for an input and for one of TIMES its size, and how much the second goes through."""

    input: str
    small: float
    large: float
    amount: int

    @property
    def ratio(self) -> float:
        return self.large / self.small

    @property
    def rate(self) -> float:
        return self.amount / self.large


def of_text(function: Callable[[str], object], unit: str, size: int) -> tuple[Call, int]:
    """A call with a run of about ``size`` characters."""
    text = (unit * size)[:size]
    return partial(function, text), len(text)


def parts(name: str, size: int) -> str:
    """A hostile draft of about ``size`` characters: its strings, those in brackets repeated."""
    made = HOSTILE["drafts"][name]
    count = max(size // sum(len(part[0]) for part in made if isinstance(part, list)), 1)
    return "".join(part if isinstance(part, str) else part[0] * count for part in made)


def draft(form: str, name: str, size: int) -> tuple[Call, int]:
    text = parts(name, size)
    return partial(read_text, "draft", text, format=form), len(text)


def find_all(text: str) -> None:
    entities(text)
    emoji(text)
    measure(text, "x-weighted")
    measure(text, "mastodon")


def boundary(lexicon: Lexicon, unit: str, size: int) -> tuple[Call, int]:
    """Every second pair of characters of a text is a candidate."""
    text = (unit * size)[:size]

    def call() -> None:
        for start in range(1, size - 2, 2):
            classify(text, start, start + 2, lexicon=lexicon)

    return call, size // 2


def evasions(lexicon: Lexicon, unit: str, size: int) -> tuple[Call, int]:
    text = (unit * size)[:size]
    patterns = patterns_of("保證", ("homophone", "phonetic", "split"))
    return lambda: [list(find_evasions(text, pattern, lexicon=lexicon)) for pattern in patterns], size


YAML: dict[str, Callable[[int], str]] = {
    "keys": lambda n: "".join(f"k{i}: v\n" for i in range(n // 8)),
    "equal keys": lambda n: "a: b\n" * (n // 5),
    "list": lambda n: "- a\n" * (n // 4),
    "flow": lambda n: "[" + "a, " * (n // 3) + "]",
    "documents": lambda n: "--- a\n" * (n // 6),
    "aliases": lambda n: "- &a b\n" + "- *a\n" * (n // 5),
    "folded": lambda n: ">\n" + "  a\n\n" * (n // 5),
    "quoted": lambda n: "'" + "a\n  ''" * (n // 6) + "'",
    "escapes": lambda n: '"' + "\\u6a5f" * (n // 6) + '"',
    "comments": lambda n: "#\n" * (n // 2) + "a",
    "tags": lambda n: "- !x a\n" * (n // 7),
    "open brackets": lambda n: "[" * n,
}


def yaml(name: str, size: int) -> tuple[Call, int]:
    text = YAML[name](size)
    return lambda: [to_python(document) for document in compose_all(text).documents], len(text)


def rules(folder: Path, name: str, count: int) -> tuple[Call, int]:
    """Loading rules from a file; with ``unknown keys``, each has a mistake that is reported at its place."""
    key = "severty" if name == "unknown keys" else "severity"
    text = "".join(f"- {{id: r{i}, kind: forbid, terms: [詞{i}], {key}: error}}\n" for i in range(count))
    path = folder / f"{key}-{count}.yaml"
    path.write_text(f"policylint: 1\nname: many\nrules:\n{text}", encoding="utf-8")

    def call() -> None:
        with suppress(PolicyError):
            load(path)

    return call, count


def remarks(lexicon: Lexicon, name: str, count: int) -> tuple[Call, int]:
    """Lint of rules of one term, of one rule of many terms, and of terms that lie within one another."""
    characters = "機密保證天然第一有效國家系統公司產品服務活動內部資料消息"
    words = [a + b + c for a in characters for b in characters for c in characters][:count]
    if name == "nested terms":
        words = [word[: 1 + i % 3] + word for i, word in enumerate(words)]
    one = {"kind": "forbid", "id": "r"}
    found = [{**one, "id": f"r{i}", "terms": [w]} for i, w in enumerate(words)]
    loaded = load({"rules": found if name == "rules" else [{**one, "terms": list(dict.fromkeys(words))}]})
    return lambda: list(lint(loaded, lambda: lexicon)), count


def whole_check(policy: policylint.Policy, unit: str, size: int) -> tuple[Call, int]:
    text, numbers = (unit * size)[:size], count()
    # A number in front, for rules remember what they found in a text that they have just seen.
    return lambda: policylint.check_text(f"{next(numbers)}\n{text}", policy=policy, metadata=KINDS["metadata"]), size


def of_kind(kind: str) -> policylint.Policy:
    numbered = [{"id": f"r{i}", "kind": kind, **rule} for i, rule in enumerate(KINDS["kinds"][kind]["rules"])]
    return policylint.load_policy({"name": "kind", **KINDS["company"], "rules": numbered})


def repeated(policy: policylint.Policy, name: str, size: int) -> tuple[Call, int]:
    """A run of drafts that have nothing in common, the same footer, every sentence, or all sentences but one."""
    draw = random.Random(1)
    words = ["".join(chr(draw.randrange(0x4E00, 0x9FA5)) for _ in range(20)) for _ in range(size * 5)]
    pool = words[:100] if name == "sentences" else words
    common = {"footer": words[:1], "template": words[:4]}.get(name, [])
    own = 1 if name == "template" else 5
    texts = ["。".join([*draw.choices(pool, k=own), *common]) for _ in range(size)]
    documents = [read_text(f"{i}.txt", text, format="text") for i, text in enumerate(texts)]
    return lambda: check(policy.program, documents, run_for(policy)), size


def subjects(folder: Path) -> Iterator[Subject]:
    lexicon = open_lexicon(folder)
    policy = policylint.load_policy(
        {
            "rules": [
                {"id": "word", "kind": "forbid", "terms": ["機密", "best", "No.1", "Black Friday"], "gap": "noise"},
                {"id": "evasive", "kind": "forbid", "terms": ["保證"], "evasion": ["homophone", "phonetic", "split"]},
                {"id": "pattern", "kind": "forbid", "patterns": ["(?:治療|根治).{0,6}癌"], "in": "everywhere"},
                {"id": "length", "kind": "limit", "measure": "characters", "max": 100},
            ]
        }
    )
    characters, runs = "characters", tuple(HOSTILE["entities"])
    folds = ("機", "ａ", "é", "e\u0301", "\u0301", "機\u0336", "\u200b", "㍿", "ｶﾞ", "\u1112\u1161", "🇹")
    yield Subject(name="fold", unit=characters, inputs=folds, prepare=partial(of_text, fold))
    yield Subject(name="entities, emoji, lengths", unit=characters, inputs=runs, prepare=partial(of_text, find_all))
    hans = ("手機密碼", "機", "研究生命起源", "\U00020000")
    yield Subject(name="boundary", unit="candidates", inputs=hans, prepare=partial(boundary, lexicon))
    spellings = ("吃飽正在保zh", "保症有效，", "保", "ㄅㄠˇ", "保zhen")
    yield Subject(name="evasion", unit=characters, inputs=spellings, prepare=partial(evasions, lexicon))
    for form in FORMATS:
        prepare = partial(draft, form)
        yield Subject(name=f"draft: {form}", unit=characters, inputs=tuple(HOSTILE["drafts"]), prepare=prepare)
    yield Subject(name="YAML", unit=characters, inputs=tuple(YAML), prepare=yaml)
    yield Subject(
        name="loading 20,000 rules", unit="rules", inputs=("sound",), prepare=partial(rules, folder), size=1_250
    )
    yield Subject(
        name="reporting 5,000 errors", unit="rules", inputs=("unknown keys",), prepare=partial(rules, folder), size=312
    )
    terms, lists = partial(remarks, lexicon), ("terms", "nested terms", "rules")
    yield Subject(name="lint of 20,000 terms", unit="terms", inputs=lists, prepare=terms, size=1_250)
    checks = tuple(HOSTILE["checks"])
    yield Subject(name="whole check", unit=characters, inputs=checks, prepare=partial(whole_check, policy))
    for kind, said in KINDS["kinds"].items():
        prepare = partial(whole_check, of_kind(kind))
        yield Subject(name=f"kind: {kind}", unit=characters, inputs=(*checks, *said["inputs"]), prepare=prepare)
    runs, inputs = partial(repeated, of_kind("duplicate")), ("distinct", "footer", "sentences", "template")
    yield Subject(name="repeated drafts", unit="drafts", inputs=inputs, prepare=runs, size=250)


def seconds(call: Call) -> float:
    begin = time.process_time()
    call()
    return time.process_time() - begin


def measured(subject: Subject, name: str, rounds: int) -> Measured:
    size = subject.size or 500
    small, _ = subject.prepare(name, size)
    small()  # what is made at first use
    while subject.size is None and size < LONGEST and seconds(small) < ENOUGH:
        size *= 2
        small, _ = subject.prepare(name, size)
    large, amount = subject.prepare(name, TIMES * size)
    short, long = [], []
    for _ in range(rounds):
        short += [seconds(small), seconds(small)]
        long.append(seconds(large))
    return Measured(input=name, small=statistics.median(short), large=statistics.median(long), amount=amount)


def row(label: str, found: list[Measured], unit: str) -> str:
    worst = max(found, key=lambda m: m.ratio)
    slowest = min(found, key=lambda m: m.rate)
    return (
        f"{label:25} {len(found):>6} {statistics.median(m.ratio for m in found):7.1f} {worst.ratio:7.1f}  "
        f"{json.dumps(worst.input, ensure_ascii=True)[1:-1]:18.18} {rate(statistics.median(m.rate for m in found)):>8} "
        f"{rate(slowest.rate):>8} {unit}/s"
    )


def rate(value: float) -> str:
    return f"{value / 1e6:,.1f} M" if value >= 1e6 else f"{value / 1e3:,.0f} k"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=[""], metavar="SUBJECT", help="those whose names begin with this")
    parser.add_argument("--each", action="store_true", help="a line for each input as well")
    args = parser.parse_args()
    print(f"time({TIMES} n) / time(n), medians of {args.rounds} rounds; linear is about {TIMES}, or less")
    print(f"{'':25} {'inputs':>6} {'median':>7} {'highest':>7}  {'':18} {'median':>8} {'slowest':>8}")
    with tempfile.TemporaryDirectory() as name:
        os.environ["POLICYLINT_CACHE_DIR"] = name
        for subject in subjects(Path(name)):
            if not subject.name.startswith(tuple(args.only)):
                continue
            gc.collect()
            gc.disable()
            found = [measured(subject, each, args.rounds) for each in subject.inputs]
            gc.enable()
            print(row(subject.name, found, subject.unit), flush=True)
            for one in found if args.each else ():
                print(row("", [one], subject.unit))


if __name__ == "__main__":
    main()
