"""Print the first command of a section of the README, exactly as a reader would copy it.

python3 .ci/readme_command.py "Test it"
"""

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"


def first_command(readme: str, section: str) -> str:
    """The first fenced block after the section's heading and before the next heading."""
    after = re.split(rf"^## {re.escape(section)}\s*$", readme, maxsplit=1, flags=re.MULTILINE)
    body = re.split(r"^## ", after[1], maxsplit=1, flags=re.MULTILINE)[0] if after[1:] else ""
    block = re.search(r"^```\w*\n(.*?)^```", body, flags=re.MULTILINE | re.DOTALL)
    if block is None:
        raise SystemExit(f'README.md has no section "{section}" with a command in a fenced block')
    return block[1].strip()


if __name__ == "__main__":
    print(first_command(README.read_text("utf-8"), sys.argv[1]))
