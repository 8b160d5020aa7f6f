"""What test modules import."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"

Cli = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the command line with the given arguments."""


class Block(Protocol):
    """A fenced block of a document, with the file name that the document gives it, if any."""

    @property
    def name(self) -> str | None: ...
    @property
    def text(self) -> str: ...


def write_blocks(blocks: Iterable[Block], folder: Path) -> Path:
    """A folder with the files that a document shows."""
    for block in blocks:
        if block.name:
            path = folder / block.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    return folder
