"""Commands whose answers other programs read: JSON in UTF-8 on stdout, one line on stderr when wrong."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class StableCommand(BaseCommand):
    """Exit status 0 with an answer; 1 and one line on stderr for a wrong argument, never a traceback."""

    def run_from_argv(self, argv: list[str]) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8")
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            self.stderr.write(" ".join(str(error).split()))
            sys.exit(1)

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # Otherwise argparse itself answers a wrong argument, with usage and exit status 2.
        self._called_from_command_line = False
        return super().create_parser(prog_name, subcommand, **kwargs)

    def write_json(self, answer: Any) -> None:
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))


def plain_number(value: Decimal | None) -> int | float | None:
    """A Decimal as JSON has numbers: whole ones as integers, others with their at most two decimals."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
