"""JSON, schema ``policylint/report/v1`` (docs/report-v1.schema.json)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from policylint.report.escape import UNSAFE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policylint.findings import Report
    from policylint.report import RenderOptions


def render(report: Report, options: RenderOptions) -> Iterator[str]:  # noqa: ARG001 - JSON is the same for all
    """One JSON document, readable as it stands, that ends in a line break."""
    text = json.dumps(report.to_dict(), ensure_ascii=False, indent=2)
    # Outside its strings the document has no such character but its own line breaks, so each can become a JSON escape:
    # whoever reads the JSON gets the exact text, a terminal gets nothing to act on, and lone surrogates can be encoded.
    yield UNSAFE.sub(lambda m: "\n" if m[0] == "\n" else f"\\u{ord(m[0]):04x}", text) + "\n"
