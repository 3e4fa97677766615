"""The facts stated in five public documents, as they were read (`seeds.json`). Null is unknown."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def seeds() -> dict[str, Any]:
    return json.loads((HERE / "seeds.json").read_text("utf-8"))


def cluster_codes() -> list[str]:
    return [record["code"] for record in seeds()["clusters"]]


@cache
def year_told_by(source_file: str) -> int:
    """The year a document speaks of: that of the conference it reports."""
    return next(
        conference["year"]
        for conference in seeds()["conferences"]
        if conference["source_file"] == source_file
    )


@cache
def cited(source_file: str) -> str:
    """A document as a reader knows it: who published it and when, and its number among the sources."""
    document = next(row for row in seeds()["documents"] if row["source_file"] == source_file)
    publisher = f" của {document['publisher']}" if document.get("publisher") else ""
    day = document.get("published")
    published = f" ngày {date.fromisoformat(day[:10]):%d/%m/%Y}" if day else ""
    return f"Bài đăng{publisher}{published} (tài liệu nguồn {source_file[:3]})"
