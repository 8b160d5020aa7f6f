"""Each format of each example report against a file; POLICYLINT_WRITE_GOLDEN=1 writes the files anew, for review."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from report_builders import MIXED, REPORTS

from policylint.report import RenderOptions, render

if TYPE_CHECKING:
    from policylint.findings import Report

CASES = Path(__file__).parent.parent / "cases" / "report"

# File name, report, format, options.
GOLDEN = [
    *((f"{name}.zh-TW.txt", report, "text", RenderOptions()) for name, report in REPORTS.items()),
    *((f"{name}.{form}", REPORTS[name], form, RenderOptions())
      for name in ("mixed", "clean", "hostile", "nothing", "confidential") for form in ("json", "github")),
    *((f"{name}.md", REPORTS[name], "summary", RenderOptions()) for name in ("mixed", "clean", "hostile")),
    ("many.github", REPORTS["many"], "github", RenderOptions()),
    ("mixed.en.txt", MIXED, "text", RenderOptions(language="en")),
    ("mixed.en.md", MIXED, "summary", RenderOptions(language="en")),
    ("mixed.en.github", MIXED, "github", RenderOptions(language="en")),
    ("clean.en.txt", REPORTS["clean"], "text", RenderOptions(language="en")),
    ("clean-with-waiver.en.txt", REPORTS["clean-with-waiver"], "text", RenderOptions(language="en")),
    ("nothing.en.txt", REPORTS["nothing"], "text", RenderOptions(language="en")),
    ("mixed.colour.txt", MIXED, "text", RenderOptions(colour=True)),
    ("clean.colour.txt", REPORTS["clean"], "text", RenderOptions(colour=True)),
    ("warnings.colour.txt", REPORTS["warnings"], "text", RenderOptions(colour=True)),
    ("mixed.quiet.txt", MIXED, "text", RenderOptions(quiet=True)),
    ("hostile.quiet.txt", REPORTS["hostile"], "text", RenderOptions(quiet=True)),
    ("mixed.stats.txt", MIXED, "text", RenderOptions(quiet=True, statistics={"檢查時間": "0.12 秒"})),
    ("clean.stats.txt", REPORTS["clean"], "text", RenderOptions(language="en", statistics={})),
    ("long-line.narrow.txt", REPORTS["long-line"], "text", RenderOptions(width=50)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "report", "form", "options"), GOLDEN, ids=[case[0] for case in GOLDEN])
def test_output_is_as_in_the_file(name: str, report: Report, form: str, options: RenderOptions) -> None:
    # The escape character is written as its picture, so that an editor shows the file as it is.
    output = "".join(render(report, form, options=options)).replace("\x1b", "␛")
    path = CASES / name
    if os.environ.get("POLICYLINT_WRITE_GOLDEN"):
        path.write_text(output, encoding="utf-8", newline="")
    assert output == path.read_bytes().decode()


def test_every_golden_file_is_used() -> None:
    assert {path.name for path in CASES.iterdir()} == {case[0] for case in GOLDEN}
