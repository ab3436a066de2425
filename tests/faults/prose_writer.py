"""A process that writes a paragraph key by key until it is killed, telling each key it has written.

Its words: ROOT KEY.
"""

from itertools import count
from pathlib import Path

from store.desk.opening import open_desk
from store.desk.paragraphs.sections import add_section, add_statement, write
from store.record.words import words


def main(words_given: list[str]) -> None:
    root, key = Path(words_given[0]), words_given[1]
    desk = open_desk(root, who="央金", clock=lambda: 1662019200000, local=root / ".local")
    sitting = desk.open(key)
    statement = add_statement(sitting, add_section(sitting, words("通信管理局")))
    text = ""
    for number in count(1):
        text += "字"
        write(sitting, "statements", statement, text)
        print(number, flush=True)
