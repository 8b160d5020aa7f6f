"""Draws the picture of the output that the README shows: runs policylint in a terminal of its own, writes an SVG file.

    python docs/screenshot.py -- check examples/drafts/some-draft.md

Text is set on a grid of cells, two for a full-width character, so that carets stand where they stand in a terminal,
whichever fonts the viewer has.
"""

from __future__ import annotations

import argparse
import fcntl
import itertools
import math
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from wcwidth import wcwidth

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 14  # font size, pixels
WIDE = 15.5  # of full-width glyphs, which fill two cells
CELL = 8.4  # width of a cell: .6 em, the advance of most monospaced fonts
LINE = 21
MARGIN = 20
BAR = 34  # height of the window's title bar
FONTS = (
    "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',"
    "'PingFang TC','Microsoft JhengHei','Noto Sans Mono CJK TC','Noto Sans CJK TC',monospace"
)
BACKGROUND, PLAIN, FAINT = "#16181d", "#d7dae0", "#8b93a3"
BUTTONS = ("#ff5f57", "#febc2e", "#28c840")
COLOURS = {31: "#ff6b6b", 32: "#7bd88f", 33: "#ffc857", 34: "#6cb6ff", 35: "#d2a8ff", 36: "#5fd7d7", 37: "#f2f3f5"}
_TOKEN = re.compile(r"\x1b\[([\d;]*)m|\x1b\[[\d;?]*[A-Za-z]|\r?\n|(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell is drawn."""

    colour: str = PLAIN
    bold: bool = False

    def after(self, parameters: str) -> Style:
        """The style after an SGR sequence; what the grid cannot draw is left out."""
        style = self
        for code in (int(p or 0) for p in parameters.split(";")):
            if code == 0:
                style = Style()
            elif code == 1:
                style = replace(style, bold=True)
            elif code == 2:
                style = replace(style, colour=FAINT)
            elif code in COLOURS or code - 60 in COLOURS:
                style = replace(style, colour=COLOURS.get(code) or COLOURS[code - 60])
            elif code == 39:
                style = replace(style, colour=PLAIN)
        return style


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its combining marks at a place of the grid."""

    row: int
    column: int
    text: str
    width: int
    style: Style


def capture(arguments: list[str], *, columns: int) -> str:
    """What policylint writes to a terminal of so many columns."""
    terminal, shell = pty.openpty()
    fcntl.ioctl(shell, termios.TIOCSWINSZ, struct.pack("HHHH", 1000, columns, 0, 0))
    environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")} | {"TERM": "xterm-256color"}
    command = [sys.executable, "-m", "policylint", *arguments]
    with subprocess.Popen(
        command, stdout=shell, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment
    ) as run:
        os.close(shell)
        output = b""
        try:
            while chunk := os.read(terminal, 65536):
                output += chunk
        except OSError:  # how Linux ends the reading once the program has gone
            pass
        os.close(terminal)
        complaint = run.communicate()[1]
    if run.returncode not in (0, 1):
        sys.exit(f"{shlex.join(command)} ended with {run.returncode}:\n{complaint.decode()}")
    return output.decode()


def glyphs(text: str, *, columns: int) -> list[Glyph]:
    """Terminal output on the grid, wrapped as a terminal wraps it."""
    placed: list[Glyph] = []
    style, row, column = Style(), 0, 0
    for token in _TOKEN.finditer(text):
        parameters, character = token[1], token[2]
        if parameters is not None:
            style = style.after(parameters)
        elif character is None:
            if token[0].endswith("\n"):
                row, column = row + 1, 0
        elif (width := wcwidth(character)) > 0:
            if column + width > columns:
                row, column = row + 1, 0
            placed.append(Glyph(row, column, character, width, style))
            column += width
        elif width == 0 and placed:
            placed[-1] = replace(placed[-1], text=placed[-1].text + character)
    return placed


def svg(placed: list[Glyph], *, columns: int, title: str) -> str:
    """The grid as an SVG document."""
    rows = max((g.row for g in placed), default=0) + 1
    width, height = math.ceil(columns * CELL + 2 * MARGIN), math.ceil(rows * LINE + BAR + MARGIN)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">',
        f"<title>{escape(title)}</title>",
        f"<style>text{{font:{SIZE:g}px {FONTS};fill:{PLAIN}}}.b{{font-weight:700}}",
        f".w{{font-size:{WIDE:g}px;text-anchor:middle}}</style>",
        f'<rect width="{width}" height="{height}" rx="9" fill="{BACKGROUND}"/>',
        *(f'<circle cx="{MARGIN + 6 + 18 * i}" cy="18" r="5.5" fill="{colour}"/>' for i, colour in enumerate(BUTTONS)),
    ]
    for row, line in itertools.groupby(placed, key=lambda g: g.row):
        spans = "".join(_span(run) for run in _runs(line))
        lines.append(f'<text y="{_pixels(BAR + (row + 0.7) * LINE)}">{spans}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _runs(line: Iterable[Glyph]) -> list[list[Glyph]]:
    """The glyphs of a row in runs to be drawn as one: narrow words of one style, and each full-width glyph alone."""
    runs: list[list[Glyph]] = []
    for glyph in line:
        last = runs[-1][-1] if runs else None
        if glyph.text == " ":
            continue
        if (
            last
            and (last.column + 1, last.width, last.style) == (glyph.column, 1, glyph.style)
            and glyph.width == 1
            and len(last.text) == len(glyph.text) == 1
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _span(run: list[Glyph]) -> str:
    first = run[0]
    wide = first.width == 2
    classes = " ".join(name for name, on in (("b", first.style.bold), ("w", wide)) if on)
    attributes = {
        "x": _pixels(MARGIN + (first.column + wide) * CELL),  # a full-width glyph stands in the middle of its two cells
        "class": classes,
        "fill": "" if first.style.colour == PLAIN else first.style.colour,
        # A font with another advance is stretched to the grid.
        "textLength": "" if wide or len(run) == 1 else _pixels(len(run) * CELL),
    }
    listed = "".join(f' {name}="{value}"' for name, value in attributes.items() if value)
    return f"<tspan{listed}>{escape(''.join(g.text for g in run), quote=False)}</tspan>"


def _pixels(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def main() -> None:
    """Run policylint and write the picture."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--columns", type=int, default=92)
    parser.add_argument("--output", type=Path, default=Path(__file__).with_name("screenshot.svg"))
    parser.add_argument("arguments", nargs="+", help="what to run policylint with, after --")
    options = parser.parse_args()
    command = shlex.join(["policylint", *options.arguments])
    text = f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m\n" + capture(options.arguments, columns=options.columns).rstrip()
    picture = svg(glyphs(text, columns=options.columns), columns=options.columns, title=command)
    options.output.write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
