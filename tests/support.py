"""What test modules import."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"

Cli = Callable[..., "subprocess.CompletedProcess[str]"]
"""Runs the command line with the given arguments."""
