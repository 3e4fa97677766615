#!/usr/bin/env python3
"""Django's command line for this project; `./run manage …` calls it in the right environment."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cumthidua.settings")
    try:
        from django.core.management import execute_from_command_line
    except ImportError as error:
        raise SystemExit(f"Django is missing ({error}). Use: sh run manage {sys.argv[-1]}") from error
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
