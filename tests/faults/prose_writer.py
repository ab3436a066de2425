"""A process that writes a paragraph key by key until it is killed, telling each key it has written.

python -m tests.faults.prose_writer ROOT KEY
"""

import sys
from itertools import count
from pathlib import Path

from store.desk.opening import open_desk
from store.desk.sections import add_section, add_statement, write
from store.record.words import words


def main(root: Path, key: str) -> None:
    desk = open_desk(root, who="央金", clock=lambda: 1662019200000, local=root / ".local")
    sitting = desk.open(key)
    statement = add_statement(sitting, add_section(sitting, words("通信管理局")))
    text = ""
    for number in count(1):
        text += "字"
        write(sitting, "statements", statement, text)
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
