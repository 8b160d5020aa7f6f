"""How fast policylint is: start-up as multiples of ``python -c pass``, and drafts per second on one core.

    python benchmarks/speed.py [--rounds N]

Everything is measured in one run and in turns, so that what else the machine does falls on all alike.
Figures are medians.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import policylint
from policylint.api import run_for
from policylint.drafts import read_text
from policylint.engine.run import check

ROOT = Path(__file__).parent.parent
SIZES = ((200, 50), (2_000, 300), (20_000, 300))
SHIPPED = "brand-tw"
FRONT_MATTER = "---\nplatform: facebook\naccount: brand-fb\nauthor: 小美\npublish_at: 2026-11-01 09:00\n---\n"


def posts(count: int, seed: int = 1) -> list[str]:
    """Posts of about 150 characters, put together from the sentences of the example drafts."""
    draw = random.Random(seed)
    sentences = [
        sentence
        for path in sorted((ROOT / "examples/drafts").rglob("*.md"))
        for sentence in path.read_text(encoding="utf-8").replace("\n", "。").split("。")
        if 8 < len(sentence) < 60
    ]
    found = []
    while len(found) < count:
        text = ""
        while len(text) < 140:
            text += draw.choice(sentences) + "。"
        found.append(text)
    return found


def policy(terms: int, patterns: int, seed: int = 2) -> dict[str, object]:
    """Made-up terms of two to four characters, which hardly ever stand in a post, as real rules do."""
    draw = random.Random(seed)
    characters = [chr(code) for code in range(0x4E00, 0x9FA5)]
    words = ["".join(draw.choices(characters, k=draw.choice((2, 3, 4)))) for _ in range(terms)]
    expressions = [
        f"(?:{draw.choice(words)}|{draw.choice(words)}).{{0,6}}{draw.choice(words)}" for _ in range(patterns)
    ]
    singles = [{"id": f"p{i}", "kind": "forbid", "patterns": [p]} for i, p in enumerate(expressions)]
    return {"rules": [{"id": "terms", "kind": "forbid", "terms": words}, *singles]}


def start_up(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "post.txt").write_text(posts(1)[0], encoding="utf-8")
        (folder / "post.md").write_text(FRONT_MATTER + posts(1)[0], encoding="utf-8")
        for label, rules in (("one", policy(1, 0)), ("large", policy(20_000, 300))):
            (folder / f"{label}.yaml").write_text(json.dumps({"policylint": 1, "name": label, **rules}), "utf-8")
        environ = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPATH": str(ROOT)}
        compileall.compile_dir(ROOT / "policylint", quiet=2)
        # What the installed command runs.
        start = [sys.executable, "-c", "from policylint.cli import main; main()"]
        command = [*start, "check", "--fail-on", "never", "--quiet"]
        one = [*command, "post.txt", "--policy", "one.yaml"]
        brand, large = [*command, "post.txt"], [*command, "post.txt", "--policy", "large.yaml"]
        # Each with what is taken out of its cache beforehand.
        cases = (
            ("python -c pass", [sys.executable, "-c", "pass"], ""),
            ("python -c 'import click'", [sys.executable, "-c", "import click"], ""),
            ("check post.txt, one rule, warm", one, ""),
            ("check post.txt, one rule, cold: the policy is compiled", one, "*.cache"),
            ("check post.txt, one rule, for the first time: the lexicon is made, too", one, "*"),
            ("check post.txt, warm", brand, ""),
            ("check post.txt, cold", brand, "*.cache"),
            ("check post.md with front matter, warm", [*command, "post.md"], ""),
            ("check post.txt, 20,000 terms + 300 patterns, warm", large, ""),
        )
        times: dict[str, list[float]] = {label: [] for label, _, _ in cases}
        for turn in range(rounds + 1):
            for i, (label, call, forgotten) in enumerate(cases):
                cache = folder / f"cache{i}"
                for kept in cache.glob(forgotten) if forgotten else ():
                    kept.unlink()
                own = {**environ, "POLICYLINT_CACHE_DIR": str(cache)}
                started = time.perf_counter()
                subprocess.run(call, cwd=folder, env=own, check=False, capture_output=True)
                # The first turn fills the caches.
                times[label] += [time.perf_counter() - started] if turn else []
        floor = statistics.median(times["python -c pass"])
        print(f"Start-up, median of {rounds} rounds")
        for label, taken in times.items():
            median = statistics.median(taken)
            print(f"  {median * 1000:7.1f} ms  {median / floor:5.1f} x  {label}")


def throughput(rounds: int) -> None:
    texts = posts(5_000)
    length = statistics.mean(map(len, texts))
    documents = [read_text(f"{i}.txt", text, format="text") for i, text in enumerate(texts)]
    print(f"Throughput, posts of {length:.0f} characters on one core, median of {rounds} rounds")
    cases: dict[str, tuple[policylint.api.PolicySource, int]] = {
        f"{terms:,} terms + {patterns} patterns": (policy(terms, patterns), len(texts)) for terms, patterns in SIZES
    }
    # Everything that a policy can hold; its rules on repeated posts remember the earlier ones of the run.
    cases[SHIPPED] = (SHIPPED, len(texts) // 10)
    for label, (source, count) in cases.items():
        started = time.perf_counter()
        loaded = policylint.load_policy(source)
        cold = time.perf_counter() - started
        run = run_for(loaded)
        check(loaded.program, documents[:100], run)
        scanning, reading = [], []
        for _ in range(rounds):
            started = time.perf_counter()
            check(loaded.program, documents[:count], run)
            scanning.append(time.perf_counter() - started)
            started = time.perf_counter()
            check(loaded.program, (read_text("a.txt", text, format="text") for text in texts[:count]), run)
            reading.append(time.perf_counter() - started)
        print(
            f"  {label:28} {count:5,} posts: "
            f"{count / statistics.median(scanning):9,.0f} posts/s scanned, "
            f"{count / statistics.median(reading):9,.0f} read and scanned; compiled in {cold:.2f} s"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    start_up(rounds)
    throughput(max(3, rounds // 3))
