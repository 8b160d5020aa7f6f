"""How often the kind speaker is right on sentences of which it is known whether they speak for the company.

    python benchmarks/attribution.py TABLE.tsv [--half held] [--errors]

The table has a header with the columns ``text`` and ``speaks`` (or ``speaks_for_company``), which is 1 or 0, and may
have ``half``. A sentence is taken to speak for the company where a rule with the checks quoted and voice finds
something in it, on a personal account of a company without a roster.
"""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import policylint
from policylint.api import run_for
from policylint.drafts import read_text
from policylint.engine.run import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

POLICY = {
    "names": {"company": ["山嵐茶", "Shanlan Tea"]},
    "accounts": {"me": {"platform": "x", "kind": "personal"}},
    "rules": [{"id": "speaker", "kind": "speaker", "check": ["quoted", "voice"]}],
}


class Outcome(NamedTuple):
    """Sentences counted by whether they speak for the company, and whether something was found in them."""

    right: int
    wrong: list[str]
    missed: list[str]

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + len(self.missed))


def rows(table: Path) -> list[Mapping[str, str]]:
    """The rows of a table, each with ``speaks``."""
    with table.open(encoding="utf-8", newline="") as file:
        read = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{**row, "speaks": row.get("speaks") or row["speaks_for_company"]} for row in read]


def measure(table: Iterable[Mapping[str, str]]) -> Outcome:
    """What is found in the sentences of a table."""
    policy = policylint.load_policy(POLICY)
    run = run_for(policy)
    right, wrong, missed = 0, [], []
    for row in table:
        document = read_text("sentence", row["text"], format="text", metadata={"account": "me"})
        found = bool(check(policy.program, [document], run).findings)
        speaks = row["speaks"] == "1"
        right += found and speaks
        if found and not speaks:
            wrong.append(row["text"])
        elif speaks and not found:
            missed.append(row["text"])
    return Outcome(right, wrong, missed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--half", help="only the rows of this half")
    parser.add_argument("--errors", action="store_true", help="list the sentences that are judged wrongly")
    options = parser.parse_args()
    chosen = [row for row in rows(options.table) if options.half in (None, row.get("half"))]
    outcome = measure(chosen)
    print(f"{len(chosen)} sentences: precision {outcome.precision:.3f}, recall {outcome.recall:.3f}")
    if options.errors:
        for text in outcome.wrong:
            print(f"found, and should not be: {text}")
        for text in outcome.missed:
            print(f"not found: {text}")


if __name__ == "__main__":
    main()
