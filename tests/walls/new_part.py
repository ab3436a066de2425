"""What becomes of a document that was referred to, the kind of part that CONTRIBUTING.md adds: run in a copy of the
house that has it (see `test_new_part`), it prints what it saw as JSON."""

import json
import sys
from pathlib import Path
from typing import Any

from store.archive.documents import CONFERENCE, diff, merge
from store.checks.report import message
from store.desk.checking import look
from store.desk.opening import open_desk
from store.desk.paragraphs.sections import add, add_section, add_statement, remove
from store.desk.recovery.history import versions
from store.figures.reference_values import referred
from store.part_kinds import TAKEN
from store.record import paper  # type: ignore[attr-defined]
from store.record.codec import from_document, to_document
from store.record.decoding import Misfit
from store.record.exchange import from_json, to_json
from store.record.naming import cell_name
from store.record.reference import PartKey, reference
from store.record.words import words

NOW = 1_662_019_200_000


def seen(root: Path) -> dict[str, Any]:
    """Everything the house does with the part."""
    desk = open_desk(root, who="卓玛", clock=lambda: NOW, local=root / ".local")
    desk.add_sample()
    name = desk.find("24")
    sitting = desk.open(name)
    section = add_section(sitting, words("卫生健康委", en="the health commission"))
    notice = paper.Paper(0, words("就医通告", en="Notice on care"), "藏卫〔2022〕9号", section)
    key = add(sitting, "papers", notice)
    add_statement(sitting, section, f"请按{{d:{key}}}就医。")
    add_statement(sitting, section, "另见{d:gone}。")
    sitting.save()
    document = desk.repository.load(name).document
    conference = from_document(document)
    series, ref = desk.series_of(conference), PartKey("papers", key)
    lines = {lang: [line.name for line in versions(desk, name, lang)[0].lines] for lang in ("zh", "en")}
    told: dict[str, Any] = {
        "row": document["papers"][key],
        "loaded": conference.parts("papers")[key] == notice,
        "refused": _refused({**document, "papers": {key: {"order": 0, "number": 9}}}),
        "reference": reference(str(ref)) == ref,
        "named": [cell_name(series, conference, ref, lang) for lang in ("zh", "en")],
        "in the history": [
            any(cell_name(series, conference, ref, lang) in line for line in lines[lang]) for lang in lines
        ],
        "comes to": referred(series, conference, ref),
        "printed": [
            part for part in sitting.draft("zh").text.split("\n") if "就医" in part or "另见" in part
        ],
        "refers nowhere": [
            message(found, series, conference, "en")
            for found in look(sitting)
            if found.rule == "refers-nowhere" and found.failed
        ],
        "clashes": _clashes(document, key),
        "exchanged": _exchanged(series, conference),
        "no window": "papers" in TAKEN,
    }
    remove(sitting, "sections", section)
    told["left"] = [*sitting.conference.parts("papers")]
    return told


def _refused(document: dict[str, Any]) -> str:
    try:
        from_document(document)
    except Misfit as misfit:
        return misfit.said("en")
    return ""


def _clashes(document: dict[str, Any], key: str) -> list[list[str]]:
    """One gives it another number, the other another title: half and half would be a third document."""
    mine, theirs = json.loads(json.dumps(document)), json.loads(json.dumps(document))
    mine["papers"][key]["number"] = "10号"
    theirs["papers"][key]["title"]["zh"] = "新通告"
    _, clashes = merge(theirs, diff(document, mine, CONFERENCE), CONFERENCE)
    return [[step if step != key else "KEY" for step in clash.path] for clash in clashes]


def _exchanged(series: Any, conference: Any) -> bool:
    back = from_json(series, json.loads(json.dumps(to_json(series, conference))), by="", at=0, source="")
    return bool(back.parts("papers") == conference.parts("papers") and to_document(back)["papers"])


if __name__ == "__main__":
    print(json.dumps(seen(Path(sys.argv[1])), ensure_ascii=False))
