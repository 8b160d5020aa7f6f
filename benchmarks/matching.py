"""How well terms are matched: pairs of texts, one that uses a term and one in which its characters merely meet.

    python benchmarks/matching.py PAIRS.tsv [--by category] [--json]
    python benchmarks/matching.py PAIRS.tsv --ordinary LINES.txt... [--sample 100] [--seed 1] [--json]

A row of the tab-separated file, after its header, is ``id term should_match text note``; ``\\n`` and ``\\uXXXX`` are
escapes, and the first word of the note is the row's category. Each row is one ``forbid`` rule with that one term and
default options, checked through the public API as Markdown, because posts hold code spans and addresses. A row counts
as found where a finding is an error or a warning; one at info (a mere possibility) does not count. Evasion is opt in
and reports at info, so that in its rows every finding counts.

With ``--ordinary`` the terms of two and more Chinese characters are one rule for ordinary lines, and a random sample
of the candidates that were rejected in silence, because their characters belong to different words, is listed for a
person to read. A term of one character is left out: inside a longer word it is rejected by definition.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import policylint
from policylint.api import run_for
from policylint.drafts import read_text
from policylint.engine.matching import Matcher
from policylint.engine.scan import DraftScan
from policylint.text.boundary import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

OPTIONS: dict[str, dict[str, object]] = {
    "skip": {"gap": "noise"},
    "evasion": {"gap": "noise", "evasion": ["homophone", "phonetic", "split"]},
}
"""Options of a row's rule, by category; the others have none."""

APART = ("long", "sense")
"""Whether a longer word or another sense is meant, no engine can tell without exceptions: counted apart."""

HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    id: str
    term: str
    wanted: bool
    text: str
    note: str

    @property
    def category(self) -> str:
        return re.split(r"[:： ]", self.note, maxsplit=1)[0]

    @property
    def exceptions(self) -> list[str]:
        """Longer words with the term, which the note names: 最佳化 in "long: 最佳化 = optimisation"."""
        return [word for word in HAN.findall(self.note) if self.term in word and word != self.term]


def read(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").split("\n")[1:]
    cells = [line.rstrip("\r").split("\t") for line in lines if line.strip()]
    return [
        Row(id=c[0], term=unescape(c[1]), wanted=c[2] == "1", text=unescape(c[3]), note=c[4] if len(c) > 4 else "")
        for c in cells
    ]


def unescape(text: str) -> str:
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text).replace("\\n", "\n")


def by_policylint(row: Row, exceptions: Sequence[str] = ()) -> bool:
    options = OPTIONS.get(row.category, {})
    rule = {"id": "term", "kind": "forbid", "terms": [row.term], **options}
    if exceptions:
        rule["unless"] = {"within": list(exceptions)}
    report = policylint.check_text(row.text, policy={"rules": [rule]}, format="markdown")
    if report.incomplete:
        sys.exit(f"{row.id}: {report.incomplete[0].reason}")
    return any(f.rule == "inline/term" and (f.severity != "info" or "evasion" in options) for f in report.findings)


def by_substring(row: Row) -> bool:
    return row.term in row.text


def by_word_edge(row: Row) -> bool:
    return re.search(rf"\b{re.escape(row.term)}\b", row.text) is not None


def by_jieba(row: Row) -> bool:
    import jieba

    jieba.setLogLevel("ERROR")
    return row.term in jieba.lcut(row.text)


METHODS: dict[str, Callable[[Row], bool]] = {
    "policylint": by_policylint,
    "substring": by_substring,
    r"\bterm\b": by_word_edge,
    "jieba tokens": by_jieba,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What became of some rows; a figure is None where there is nothing that it could be a share of."""

    found: int
    missed: int
    mistaken: int
    passed: int

    @property
    def precision(self) -> float | None:
        return share(self.found, self.found + self.mistaken)

    @property
    def recall(self) -> float | None:
        return share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        return share(2 * self.found, 2 * self.found + self.mistaken + self.missed)

    @property
    def false_positive_rate(self) -> float | None:
        return share(self.mistaken, self.mistaken + self.passed)

    def figures(self) -> dict[str, float | None]:
        names = ("precision", "recall", "f1", "false_positive_rate")
        return {name: value if (value := getattr(self, name)) is None else round(value, 4) for name in names}


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def score(rows: Sequence[Row], verdicts: dict[str, bool]) -> Score:
    tally = Counter((row.wanted, verdicts[row.id]) for row in rows)
    return Score(
        found=tally[True, True], missed=tally[True, False], mistaken=tally[False, True], passed=tally[False, False]
    )


def groups(rows: Sequence[Row], *, by_category: bool) -> Iterator[tuple[str, list[Row]]]:
    if by_category:
        for category in dict.fromkeys(row.category for row in rows):
            yield category, [row for row in rows if row.category == category]
    yield "all rows", list(rows)
    yield "all without long, sense", [row for row in rows if row.category not in APART]
    yield "long, sense", [row for row in rows if row.category in APART]


def measure(rows: Sequence[Row], *, by_category: bool) -> dict[str, object]:
    if len({row.id for row in rows}) < len(rows):
        sys.exit("two rows have the same id")
    verdicts = {name: {row.id: method(row) for row in rows} for name, method in METHODS.items()}
    excepted = verdicts["policylint"] | {
        row.id: by_policylint(row, row.exceptions) for row in rows if row.category in APART and row.exceptions
    }
    scores: dict[str, dict[str, object]] = {}
    for group, members in groups(rows, by_category=by_category):
        if members:
            scores[group] = {"rows": len(members)} | {n: score(members, v).figures() for n, v in verdicts.items()}
    apart = [row for row in rows if row.category in APART]
    if apart:
        figures = score(apart, excepted).figures()
        scores["long, sense with exceptions"] = {"rows": len(apart), "policylint": figures}
    failing = [row for row in rows if verdicts["policylint"][row.id] != row.wanted]
    return {
        "scores": scores,
        "failing": [
            {"id": r.id, "term": r.term, "should_match": r.wanted, "text": r.text, "note": r.note} for r in failing
        ],
    }


def print_measure(result: dict[str, object]) -> None:
    scores: dict[str, dict[str, dict[str, float | None]]] = result["scores"]  # type: ignore[assignment]
    failing: list[dict[str, object]] = result["failing"]  # type: ignore[assignment]
    print(" " * 33 + "".join(f"{name:<24}" for name in METHODS).rstrip())
    print(f"{'':27} {'rows':>4} " + " ".join(f"{'P':>5} {'R':>5} {'F1':>5} {'FPR':>5}" for _ in METHODS))
    for group, values in scores.items():
        cells = [list(values[name].values()) if name in values else [None] * 4 for name in METHODS]
        print(f"{group:27} {values['rows']:>4} " + " ".join(" ".join(map(cell, row)) for row in cells).rstrip())
    print(f"\n{len(failing)} failing rows" + (":" if failing else ""))
    for row in failing:
        outcome = "missed" if row["should_match"] else "mistaken"
        print(
            f"  {row['id']:8} {outcome:8} {row['term']}  {json.dumps(row['text'], ensure_ascii=False)}  [{row['note']}]"
        )


def cell(value: float | None) -> str:
    return "    –" if value is None else f"{value:5.3f}"


def crossings(terms: Sequence[str], files: Sequence[Path]) -> tuple[Counter[str], list[str]]:
    """How many candidates in ordinary lines got which verdict, and where characters of different words met."""
    loaded = policylint.load_policy({"rules": [{"id": "terms", "kind": "forbid", "terms": list(terms)}]})
    run, counts, rejected = run_for(loaded), Counter[str](), dict[str, None]()
    rule = loaded.program.rule(0)
    for line in filter(str.strip, (line for path in files for line in path.read_text(encoding="utf-8").split("\n"))):
        document = read_text("line", line, format="text")
        scan = DraftScan(loaded.program, document, document.drafts[0], run)
        places = {(m.start, m.end): m.words for m in Matcher(rule, 0, scan).occurrences() if m.words is not None}
        for (start, end), found in sorted(places.items()):
            counts[found.verdict] += 1
            if found.verdict is Verdict.CROSSING:
                around = f"{line[max(start - 14, 0) : start]}【{line[start:end]}】{line[end : end + 14]}"
                rejected[f"{around}  {'|'.join(found.words)}"] = None
    return counts, list(rejected)


def print_crossings(rows: Sequence[Row], files: Sequence[Path], *, sample: int, seed: int, as_json: bool) -> None:
    terms = [term for term in dict.fromkeys(row.term for row in rows) if len(term) > 1 and HAN.fullmatch(term)]
    counts, rejected = crossings(terms, files)
    shown = random.Random(seed).sample(rejected, min(sample, len(rejected)))
    if as_json:
        print(
            json.dumps({"verdicts": counts, "rejected": len(rejected), "sample": shown}, ensure_ascii=False, indent=2)
        )
        return
    print(f"{len(terms)} terms; {', '.join(f'{n} {verdict}' for verdict, n in counts.most_common())}")
    print(f"{len(shown)} of {len(rejected)} different places where characters of different words meet, and the words:")
    print("\n".join(f"  {line}" for line in shown))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path, metavar="PAIRS.tsv")
    parser.add_argument("--by", choices=["category"])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--ordinary", type=Path, nargs="+", metavar="LINES.txt")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rows = read(args.pairs)
    if args.ordinary:
        print_crossings(rows, args.ordinary, sample=args.sample, seed=args.seed, as_json=args.json)
        return
    result = measure(rows, by_category=args.by == "category")
    if args.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print_measure(result)


if __name__ == "__main__":
    main()
