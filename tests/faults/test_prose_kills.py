"""kill -9 while a paragraph is being written: every acknowledged key is offered and taken over."""

import random
import time
from pathlib import Path

import pytest

from store.desk.opening import open_desk
from store.desk.recovery.recovering import finish, offers, recover
from tests.faults.processes import first_word, killed, start
from tests.stage import sample_desk


@pytest.mark.parametrize("cycles", [3, pytest.param(100, marks=pytest.mark.full)])
def test_no_key_of_a_paragraph_is_lost(tmp_path: Path, cycles: int) -> None:
    key = sample_desk(tmp_path).find("24")
    chance = random.Random(11)
    for _ in range(cycles):
        writer = start(tmp_path, key, of="prose_writer")
        first_word(writer)
        time.sleep(chance.random() * 0.2)
        last = killed(writer)
        desk = open_desk(tmp_path, who="卓玛", clock=lambda: 1662019200001, local=tmp_path / ".local")
        sitting = desk.open(key)
        known = set(sitting.conference.statements)
        [offer] = offers(sitting, desk.left_behind(key))
        assert recover(sitting, offer) == ()
        [(_, statement)] = [item for item in sitting.conference.statements.items() if item[0] not in known]
        assert statement.text["zh"] == "字" * len(statement.text["zh"])
        assert last <= len(statement.text["zh"]) <= last + 1
        assert statement.section in sitting.conference.sections
        sitting.save()
        finish(sitting, offer)
        sitting.close_journal()
