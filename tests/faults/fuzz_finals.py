"""Fuzzes every way by which a record, its words or its series come in, and reads all that leaves as final.

A sound record, journal, file of the archive, series or bulletin is changed in its structure, mostly into another
valid one, and taken in as a person would. What is accepted is exported in both languages, in forms and formats,
with every warning accepted by a careless clerk; `plain_reader`, which shares nothing with the program's reader,
holds each text that left as final against the record. Run as a program it prints a line for each way:
[way, tried, accepted, refused in words, final texts, slowest seconds]. Anything false, a crash, an answer
after ten seconds or a sign that steers a terminal ends it, with the seed and what was tried.
"""

import contextlib
import copy
import io
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from store.archive import chain
from store.archive.backup import restore_backup, write_backup
from store.archive.chain import Signature
from store.archive.documents import diff
from store.archive.seal import seal, unseal
from store.authoring.series_check import check_series
from store.desk.checking import look, may_stand
from store.desk.desk import Desk
from store.desk.incoming.importing import bring_in, parsed
from store.desk.incoming.reading import keep_reading, read_bulletin
from store.desk.opening import open_desk
from store.desk.outgoing.exporting import Export, Order, Refused
from store.desk.recovery.recovering import finish, offers, recover
from store.desk.recovery.soundness import examine
from store.desk.texts import FORMS
from store.record.quantity import NotAQuantity, read_quantity, to_document
from store.series.shelf import BUILT_IN
from store.signs import visible
from store.troubles import Trouble, Way, reason_words
from tests.faults.plain_reader import cells, disagreements, numerals, unseen

LONGEST = 10
NOW = 1_662_019_200_000
PLACES = ("拉萨市", "日喀则市", "山南市", "林芝市", "昌都市", "那曲市", "阿里地区")
Json = dict[str, Any]


class TookTooLong(BaseException):
    """The answer took more than ten seconds."""


class Untrue(AssertionError):
    """A text left as final that the record does not bear out."""


# -- a sound record


def sound() -> Json:
    """A record with everything beside the grid in both languages, in the shape that is imported."""

    def both(zh: str, en: str) -> Json:
        return {"zh": zh, "en": en}

    def figure(order: int, raw: str, zh: str, en: str, **more: Any) -> Json:
        return {
            "order": order,
            "raw": raw,
            "quantity": quantity(raw),
            "label": both(zh, en),
            "section": "a",
            **more,
        }

    confirmed, carriers = (20, 10, 0, 0, 17, 6, 0), (260, 165, 2, 1, 2, 120, 71)
    first, later = (6, 0, 0, 1, 13, 6, 0), (96, 13, 0, 0, 2, 79, 17)

    def row(counts: tuple[int, ...]) -> Json:
        return {"total": sum(counts), "by_place": dict(zip(PLACES, counts, strict=True))}

    def moment(key: str, value: int, at: str | None = "2022-08-31T24") -> Json:
        return {"indicator": key, "value": value, "as_of": at}

    return {
        "series": "xizang_epidemic",
        "conference": 24,
        "held_on": "2022-09-01",
        "windows": [
            {"from": "2022-08-31T00", "to": "2022-08-31T24", "figures": {"confirmed": row(confirmed), "asymptomatic": row(carriers)}},
            {"from": "2022-09-01T00", "to": "2022-09-01T14", "figures": {"confirmed": row(first), "asymptomatic": row(later)}},
        ],
        "found": {"date": "2022-08-31", "total": 674, "controlled": 669, "community": 5},
        "standing": [moment("high_risk", 477), moment("medium_risk", 149), moment("in_quarantine", 60083, None)],
        "cumulative": [moment("discharged", 406), moment("contacts_released", 22504)],
        "texts": {
            "agenda": "介绍信息通信保障工作", "agenda.en": "with a briefing on communications",
            "byline": "商报讯", "byline.en": "By a reporter", "headline": "防控工作有序推进",
            "headline.en": "Control work goes on", "subheads": "通信畅通", "subheads.en": "Networks hold",
        },
        "parts": {
            "sections": {
                "a": {"order": 0, "department": both("通信管理局", "communications bureau"), "speaker": both("李增芳", "Li Zengfang"),
                      "title": both("副局长", "deputy director"), "verb": "introduce"},
                "b": {"order": 1, "department": both("西藏大学", "university"), "speaker": both("白玛", "Baima"),
                      "title": both("副校长", "vice president"), "verb": "tell_state"},
            },
            "statements": {
                "s": {"order": 0, "section": "a", "manner": "prose",
                      "text": both("处理网络故障{f:f}，推广{l:l}，服务{f:g}，提供“{f:h}”流量包。",
                                   "The bureau repaired {f:f}, offered {l:l} to {f:g} and gave the {f:h} package.")},
                "t": {"order": 1, "section": "b", "manner": "quotation",
                      "text": both("{s:s}。学校{f:k}未出现疫情，{c:c}。", "{s:s}. There was no outbreak for {f:k}, and {c:c}.")},
            },
            "figures": {
                "f": figure(0, "6412个", "网络故障", "network faults"),
                "g": figure(1, "约35万用户", "用户", "users"),
                "h": {"order": 2, "raw": "0元30G", "literal": True, "said": {"en": "0-yuan 30G"}, "section": "a"},
                "k": figure(3, "连续10天", "未出现疫情", "without an outbreak"),
                "m": figure(4, "219个", "点位", "points"),
            },
            "lists": {"l": {"order": 0, "items": ["云平台", "平安平台"], "translated": ["a cloud platform", "a safety platform"],
                            "label": both("平台", "platforms"), "section": "a"}},
            "claims": {"c": {"order": 0, "predicate": both("校园形势总体可控", "the campus was under control"), "section": "b", "speaker": "白玛"}},
            "statuses": {"s": {"order": 0, "goal": both("社会面清零", "zero cases at the community level"), "section": "b",
                               "places": dict.fromkeys(("lhasa", "nagqu", "ngari", "nyingchi", "qamdo", "shannan"), "done") | {"xigaze": "mostly"}}},
            "answers": {"q": {"order": 0, "topic": both("配送", "deliveries"), "question": both("怎么解决？", "What is being done?"),
                              "asker": both("网民", "residents"), "department": both("商务局", "commerce bureau"), "speaker": both("蒋曦", "Jiang Xi"),
                              "title": both("局长", "director"), "verb": "state", "manner": "quotation",
                              "text": both("物资送到{f:m}点位。", "Supplies reached {f:m}."), "cited": {"figures/m": "219个"}}},
        },
    }  # fmt: skip


def quantity(raw: str) -> Json | None:
    """What a figure typed so is."""
    try:
        return to_document(read_quantity(raw))
    except NotAQuantity:
        return None


# -- what is put into a place


BENIGN = {
    "zh": ["一切正常", "工作在一线", "统一部署", "落实各项措施", "（见附件）", "“两个确保”", "第一时间", "一是加强，二是落实", "9月1日起", "12345热线", "20时", "三亚", "下一步", ""],
    "en": ["all is well", "one of the measures", "on Sept. 1", "the hotline 12345", "at the front", "at 8 p.m.", "first of all", "(see annex)", ""],
}  # fmt: skip
PLANTS = {
    "zh": [
        "9999例", "九千九百例", "９９９９例", "٩٩٩٩例", "𝟗𝟗𝟗𝟗例", "⑨⑨例", "玖仟例", "8888人", "百分之八十八", "88%", "八成八", "7777万元", "8 888例",
        "8,888名", "拉萨市8888例", "确诊病例8888例", "新增8888", "88.8亿元", "8888", "八百八十八个", "上千例", "死亡88例", "拉萨88例", "8⁸例", "捌拾捌例",
        "新增感染者均在隔离管控区发现", "新增感染者皆在隔离管控区发现", "社会面没有发现感染者", "社会面无新增", "全区无新增确诊病例",
        "\u202e9例", "\x1b[31m红", "８８例", "88\u200b88例", "8.8万例", "88.8万", "八八八八例", "八千余例", "no. 8888", "eighty-eight例",
    ],
    "en": [
        "9,999 cases", "nine thousand cases", "８８８８ cases", "٨٨٨٨ cases", "eighty-eight cases", "88 percent", "8888 people", "8.8 million yuan", "88 of them",
        "eighty eight thousand", "8888", "a total of 8,888", "88 in Lhasa", "8 888 cases", "8888例", "⑧⑧ cases", "𝟖𝟖𝟖 cases", "88% of cases",
        "All infections were found in controlled areas", "No infections were found at the community level", "No new confirmed cases",
        "\u202e88 cases", "\x1b]0;x\x07", "8\u00ad888 cases", "eight-y-eight cases", "88K cases", "88.8bn yuan", "拉萨 8888",
    ],
}  # fmt: skip
RAWS = (
    "7949万条", "约35万用户", "1023万GB", "2万余人", "500多箱", "1.5万斤", "6630.55万元", "连续12天", "四款", "首例", "没有1例", "88%", "5.8万个", "三分之二",
    "1,306名", "80天以上", "近90人", "20多天", "317家", "0个", "100万亩", "三十六名", "219个保供点位", "8.88亿元", "88台", "2.5倍", "３０人", "十余件",
    "9999", "88公里", "99.9%", "88度", "不足5人", "至少8000人",
)  # fmt: skip
SAID = {"zh": ["9999个", "九千个", "6412个", "六千余个", "约6412个", "6,412个", "6412"], "en": ["9,999", "6,412", "six hundred", "6,412 faults", "about 6,412", "64.12 hundred", "6.4 thousand"]}  # fmt: skip
LITERALS = (
    "0元30G",
    "5G",
    "9999例",
    "八千人",
    "A88",
    "12345热线",
    "三亚一号",
    "24小时",
    "88元套餐",
    "第8888号",
    "G88高速",
    "8折",
)
NAMES = (
    "张三",
    "李四光",
    "王88",
    "九千",
    "一处",
    "Zhang Wei",
    "Eighty Eight",
    "卫生健康委",
    "第八中学",
    "二十八局",
    "88号办",
    "=cmd",
    "\u202e名",
)


class Changer:
    """Changes a record in the shape of the exchange, mostly into one that is valid too."""

    def __init__(self, data: Json, chance: random.Random) -> None:
        self.data, self.chance = data, chance

    def run(self) -> Json:
        ways = [
            self.counts, self.counts, self.moments, self.days, self.figure, self.figure, self.said, self.literal, self.list_,
            self.person, self.prose, self.prose, self.plant, self.plant, self.plant, self.text, self.claim, self.reached,
            self.answer, self.reference, self.number,
        ]  # fmt: skip
        for way in self.chance.sample(ways, self.chance.randint(1, 4)):
            way()
        if self.chance.random() < 0.1:
            self.odd()
        return self.data

    def pick(self, among: Any) -> Any:
        return self.chance.choice(list(among))

    def one(self, part: str) -> Json:
        return self.data["parts"][part][self.pick(self.data["parts"][part])]

    def lang(self) -> str:
        return self.pick(("zh", "en"))

    def words(self, lang: str) -> str:
        """Words for a text: harmless ones, or a number or claim that no figure bears out."""
        pool = BENIGN if self.chance.random() < 0.4 else PLANTS
        return self.pick(pool[lang if self.chance.random() < 0.9 else self.lang()])

    def counts(self) -> None:
        """Other counts by place, all sums made right again (or now and then not)."""
        for at, window in enumerate(self.data["windows"]):
            for row in window["figures"].values():
                for place in row["by_place"]:
                    if self.chance.random() < 0.4:
                        row["by_place"][place] = self.pick(
                            (0, 1, 2, 9, 11, 40, self.chance.randrange(2000), self.chance.randrange(10**6))
                        )
                if self.chance.random() < 0.1:
                    row["by_place"].pop(self.pick(row["by_place"]), None)
                if self.chance.random() < 0.05:
                    row["by_place"][self.pick(PLACES)] = self.pick((None, "not_reported", "not_applicable"))
                if self.chance.random() < 0.95:
                    row["total"] = sum(n for n in row["by_place"].values() if type(n) is int)
            total = sum(row["total"] for row in window["figures"].values())
            if at == 0:
                community = self.pick((0, 0, total, 5, 1, total // 2))
                self.data["found"] |= {
                    "total": total,
                    "controlled": max(0, total - community),
                    "community": min(total, community),
                }

    def moments(self) -> None:
        row = self.pick(self.data["standing"] + self.data["cumulative"])
        row["value"] = self.pick((0, 1, 2, 9, 10, 21, self.chance.randrange(10**5), row["value"] + 1, None))
        if self.chance.random() < 0.2:
            row["as_of"] = self.pick((None, "2022-08-30T24", "2022-08-31T24", "2022-09-01T08"))

    def days(self) -> None:
        """The whole record on another day."""
        shift = timedelta(days=self.pick((-40, -1, 30, 120, 400)))
        moved = re.sub(
            r"\d{4}-\d{2}-\d{2}",
            lambda found: (date.fromisoformat(found[0]) + shift).isoformat(),
            json.dumps(self.data),
        )
        self.data.clear()
        self.data.update(json.loads(moved))

    def figure(self) -> None:
        figure = self.one("figures")
        raw = self.pick(RAWS)
        figure.pop("literal", None)
        figure.pop("said", None)
        figure |= {"raw": raw, "quantity": quantity(raw)}
        if self.chance.random() < 0.1:
            figure["quantity"] = quantity(self.pick(RAWS))
        for answer in self.data["parts"]["answers"].values():
            answer["cited"] = {"figures/m": self.data["parts"]["figures"].get("m", {}).get("raw", "")}

    def said(self) -> None:
        lang = self.lang()
        self.one("figures").setdefault("said", {})[lang] = self.pick(SAID[lang])

    def literal(self) -> None:
        raw = self.pick(LITERALS)
        figure = self.one("figures")
        figure.pop("quantity", None)
        figure |= {
            "raw": raw,
            "literal": True,
            "said": {"en": self.pick((raw, "5G", "the 88 package", "9,999 cases"))},
        }

    def list_(self) -> None:
        row = self.one("lists")
        if self.chance.random() < 0.5:
            row["items"] = [*row["items"], self.words("zh") or "丙"]
            row["translated"] = [*row["translated"], self.words("en") or "C"]
        if self.chance.random() < 0.3:
            row["items" if self.chance.random() < 0.5 else "translated"].pop()
        if self.chance.random() < 0.4:
            raw = self.pick(("两个", "3个", "三个", "四款", "88个", "两款"))
            row |= {"raw": raw, "counted": quantity(raw)}
            text = self.one("statements")["text"]  # under any key: an earlier change may have renamed it
            text["zh"] = text["zh"].replace("{l:l}", "{l:l}{l:l.count}")
            text["en"] = text["en"].replace("{l:l}", "{l:l.count}: {l:l}")
        row["open"] = self.chance.random() < 0.3

    def person(self) -> None:
        row = self.pick((self.one("sections"), self.one("sections"), self.one("answers")))
        name = self.pick(("department", "speaker", "title"))
        row.setdefault(name, {})[self.lang()] = (
            self.pick(NAMES) if self.chance.random() < 0.6 else self.words(self.lang())
        )
        if self.chance.random() < 0.3:
            row["verb"] = self.pick(("state", "introduce", "say", "tell", "stress", "learn", "report"))

    def prose(self) -> None:
        """A text with a reference more, less or another."""
        row = self.pick((self.one("statements"), self.one("answers")))
        slots = ["{f:f}", "{f:g}", "{f:k}", "{f:m}", "{f:f.number}", "{f:f.words}", "{l:l}", "{l:l.count}", "{c:c}", "{s:s}",
                 "{n:high_risk}", "{n:yesterday/confirmed}", "{n:yesterday/confirmed/lhasa}", "{n:in_quarantine}", "{f:zzz}"]  # fmt: skip
        for lang in ("zh", "en"):
            text = row["text"][lang]
            at = self.chance.randint(0, len(text))
            if text[:at].count("{") == text[:at].count("}"):
                row["text"][lang] = text[:at] + self.touched(self.pick(slots)) + text[at:]

    def touched(self, slot: str) -> str:
        """A reference as it is, or with something against it that makes another number of it."""
        if self.chance.random() < 0.6:
            return slot
        return self.pick(
            ("{}teen ", "{}ty ", "{}%", " -{}", " minus {} ", "{}万", "9{}", "{}9", "{} percent", "{}.5", "twenty-{}", "{} thousand ",
             "{}{{f:m.number}}", "{}{{n:high_risk}}", "负{}", "{}成", "{}倍", "十{}", " {} hundred", "1,{}", "{},000", "第{}")
        ).format(slot)  # fmt: skip

    def plant(self) -> None:
        lang = self.lang()
        row = self.pick((self.one("statements"), self.one("statements"), self.one("answers")))
        name = self.pick(("text", "text", "question")) if "question" in row else "text"
        text = row[name][lang]
        at = self.pick((0, len(text), self.chance.randint(0, len(text))))
        row[name][lang] = text[:at] + self.words(lang) + (" " if lang == "en" else "") + text[at:]

    def text(self) -> None:
        lang = self.lang()
        name = self.pick(("agenda", "byline", "headline", "subheads", "body", "host", "topic", "topic_short"))
        self.data["texts"][name if lang == "zh" else f"{name}.en"] = self.words(lang)

    def claim(self) -> None:
        row = self.one("claims")
        lang = self.lang()
        row.setdefault(self.pick(("scope", "hedge", "predicate", "short")), {})[lang] = self.words(lang)
        if self.chance.random() < 0.3:
            row["speaker"] = self.pick(NAMES)

    def reached(self) -> None:
        row = self.one("statuses")
        for place in list(row["places"]):
            if self.chance.random() < 0.4:
                row["places"][place] = self.pick(("done", "mostly", "not_yet"))
        if self.chance.random() < 0.2:
            row["places"].pop(self.pick(row["places"]))
        if self.chance.random() < 0.3:
            row["goal"][self.lang()] = self.words(self.lang())

    def answer(self) -> None:
        row = self.one("answers")
        if self.chance.random() < 0.4:
            row["promise"], row["due"] = self.words("zh"), self.pick(("2022-09-10", None))
        if self.chance.random() < 0.4:
            row["cited"] = self.pick(({}, {"figures/m": "88个"}, {"figures/zz": "1"}, {"high_risk": "477"}))
        if self.chance.random() < 0.4:
            row["asker"][self.lang()] = self.words(self.lang())
        if self.chance.random() < 0.4:
            row["topic"][self.lang()] = self.words(self.lang())

    def reference(self) -> None:
        """A part under another name, or none."""
        part = self.data["parts"][self.pick(self.data["parts"])]
        if self.chance.random() < 0.5:
            part.pop(self.pick(part)) if len(part) > 1 else None
        else:
            key = self.pick(part)
            part[f"{key}2"] = copy.deepcopy(part[key])

    def number(self) -> None:
        self.data["conference"] = self.pick((1, 2, 9, 10, 11, 88, 100, 321, None, 9999))
        self.data["held_at"] = self.pick(("am", "pm", "10", "", "15"))

    def odd(self) -> None:
        """A value of another kind somewhere: it is refused, in words."""
        at: Any = self.data
        while True:
            key = self.pick(at) if isinstance(at, dict) else self.chance.randrange(len(at))
            if isinstance(at[key], (dict, list)) and at[key] and self.chance.random() < 0.8:
                at = at[key]
                continue
            at[key] = self.pick(
                (
                    None,
                    -1,
                    0,
                    10**30,
                    1.5,
                    "",
                    "x" * 300,
                    "\x1b[2J",
                    [],
                    {},
                    True,
                    "²",
                    "\ud800",
                    [[]],
                    {"a": {}},
                )
            )
            return


# -- what leaves


@contextlib.contextmanager
def within(seconds: int = LONGEST) -> Iterator[None]:
    """TookTooLong when what is done takes longer, by the clock of the process: others may use the machine too."""

    def over(*_: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, over)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def told(trouble: Trouble) -> None:
    """A refusal is in words, in both languages, without a sign a terminal would obey."""
    for lang in ("zh", "en"):
        said = trouble.said(lang)
        assert said and "\n" not in said, said
        assert visible(said) == said, ascii(said)
        assert not re.search(r"Error\(|Traceback|NoneType|<store\.", said), said


def final_texts(desk: Desk, key: str, folder: Path, chance: random.Random, *, most: int = 3) -> int:
    """How many final texts of the conference left; Untrue when one of them says what the record does not.

    A careless clerk accepts every warning that a word lets stand.
    """
    sitting = desk.open(key, journal=False)
    for finding in look(sitting):
        if finding.failed and not finding.explained and may_stand(sitting, finding):
            sitting.explain(finding.id, "已核对")
    sitting.save()
    left = 0
    pairs = [(language, form) for language in sitting.texts.languages for form in FORMS]
    for language, form in chance.sample(pairs, min(most, len(pairs))):
        formats = ("txt", chance.choice(("md", "csv", "xlsx", "json")))
        out = folder / f"{language}-{form}"
        try:
            files = Export(
                sitting, Order(folder=out, formats=formats, languages=(language,), forms=(form,))
            ).run()
        except Trouble as trouble:
            told(trouble)
            if isinstance(trouble, Refused):
                for reason in trouble.reasons:
                    word = reason_words(reason, language, Way.both)
                    assert visible(word) == word, ascii(word)
            continue
        for file in files:
            if file.path.name.endswith(".seal.json"):
                continue
            left += 1
            text = as_text(file.path)
            table = file.path.suffix in (".csv", ".xlsx", ".json")
            wrong = (
                of_record(sitting.series, sitting.conference, file.path)
                if table
                else disagreements(sitting.series, sitting.conference, text)
            )
            if wrong:
                raise Untrue(f"{file.path.name}: {wrong[:5]}\n{text[:6000]}")
        shutil.rmtree(out)
    return left


def as_text(path: Path) -> str:
    """What a person sees of a file."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return " ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    text = path.read_text("utf-8-sig")
    return re.sub(r"\\(.)", r"\1", text) if path.suffix == ".md" else text


def of_record(series: Any, conference: Any, path: Path) -> list[str]:
    """What a table of the figures says otherwise than the record."""
    held = cells(conference)
    if path.suffix == ".json":
        data = json.loads(path.read_text("utf-8"))
        wrong = []
        names = {place.name("zh"): place.key for place in series.places}
        for at, window in zip(conference.windows, data["windows"], strict=True):
            for key, row in window["figures"].items():
                mine = held.get((at.key, key), {})
                shown = {names[name]: n for name, n in row["by_place"].items() if type(n) is int}
                shown |= (
                    {"stated" if any(names.values()) and row["by_place"] else "": row["total"]}
                    if type(row["total"]) is int
                    else {}
                )
                wrong += [
                    f"{key} {place} {n}"
                    for place, n in shown.items()
                    if n not in (mine.get(place), mine.get(""), mine.get("stated"))
                ]
        for row in data["standing"] + data["cumulative"]:
            if (
                type(row["value"]) is int
                and row["value"] not in held.get(("", row["indicator"]), {}).values()
            ):
                wrong.append(f"{row}")
        return wrong
    known = {str(n) for n in _numbers(series, conference)}
    if path.suffix == ".csv":
        import csv

        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        return [f"{row}" for row in rows[1:] if row[3] and row[3] not in known]
    text = as_text(path)
    return [
        f"cell {n}"
        for n in re.findall(r"<v>(\d+)</v></c>", re.sub(r'<c [^>]*t="s"[^>]*>.*?</c>', "", text))
        if n not in known
    ]


def _numbers(series: Any, conference: Any) -> set[int]:
    from tests.faults.plain_reader import explained

    return {int(n) for n in explained(series, conference) if n == int(n)}


# -- the ways in


class Ways:
    """One folder in which things are tried; each way gives (accepted, final texts)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base = folder / "base"
        desk = self.desk("base")
        self.key = bring_in(desk, sound(), "sound.json").key
        desk.rows()
        self.bulletins = [
            (language, desk.open(self.key, journal=False).draft(language, form).text)
            for language in ("zh", "en")
            for form in ("full", "notice", "script", "table")
        ]

    def desk(self, name: str, local: str = "") -> Desk:
        root = self.folder / name
        return open_desk(root, who="卓玛", clock=lambda: NOW, local=self.folder / (local or f"{name}.local"))

    def copy(self, name: str = "tried") -> Desk:
        """The sound archive, as a machine opens it that never saw it."""
        shutil.copytree(self.base, self.folder / name)
        return self.desk(name)

    def clear(self) -> None:
        for path in self.folder.iterdir():
            if path.name not in ("base", "base.local"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def changed(self, chance: random.Random) -> Json:
        return Changer(copy.deepcopy(sound()), chance).run()

    def json_import(self, chance: random.Random) -> tuple[bool, int]:
        """A file of figures, into an empty archive or onto the sound record."""
        text = json.dumps(self.changed(chance), ensure_ascii=chance.random() < 0.5)
        desk = self.copy() if chance.random() < 0.3 else self.desk("tried")
        for data in parsed(text, "x.json"):
            key = bring_in(desk, data, "x.json").key
        return True, final_texts(desk, key, self.folder / "out", chance)

    def generation(self, chance: random.Random) -> tuple[bool, int]:
        """A file of the archive: its document changed and everything resealed so that it fits itself; its history
        changed; or its bytes damaged."""
        desk = self.copy()
        path = next(self.folder.glob(f"tried/conferences/*/*/{self.key}.*"))
        tables = unseal(path.read_bytes(), self.key, 1)
        document = tables["conference"]["1"]
        how = chance.random()
        if how < 0.7:
            other = self.desk("other")
            changed = bring_in(other, self.changed(chance), "x").key
            document = other.repository.load(changed).document
            document = {**document, "held_on": "2022-09-01", "number": 24}
            if chance.random() < 0.5:
                value_at(document, chance)
            entries: list[chain.ChainEntry] = []
            for number in range(chance.randint(1, 3)):
                kind = chain.CHANGED if number else chain.CREATED
                entries.append(
                    chain.entry_after(self.key, entries, kind, Signature("甲", NOW), [], document, "n")
                )
            tables = {"conference": {"1": document}, "revisions": {str(e["number"]): e for e in entries}}
            path.write_bytes(seal(tables, self.key, 1, 0))
        elif how < 0.85:
            value_at(tables["revisions"], chance)
            path.write_bytes(seal(tables, self.key, 1, 0))
        else:
            data = bytearray(path.read_bytes())
            for _ in range(chance.randint(1, 5)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            if chance.random() < 0.3:
                del data[chance.randrange(len(data)) :]
            path.write_bytes(bytes(data))
        return self.looked_at(desk, chance)

    def looked_at(self, desk: Desk, chance: random.Random) -> tuple[bool, int]:
        """Everything that looks at an archive: the list, the search, the check, each command, the texts."""
        for row in desk.rows():
            if row.trouble is not None:
                told(row.trouble)
        desk.found("拉萨")
        for trouble in examine(desk):
            told(trouble)
        command(self.folder / "tried", chance)
        return True, final_texts(desk, desk.find("24"), self.folder / "out", chance)

    def journal(self, chance: random.Random) -> tuple[bool, int]:
        """What a sitting that died left: lines of changes with right sums, or damaged ones."""
        desk = self.copy()
        other = self.desk("other")
        was = desk.repository.load(self.key).document
        now = other.repository.load(bring_in(other, self.changed(chance), "x").key).document
        lines: list[Json] = [{"n": 0, "journal": 1, "key": self.key, "generation": 1, "at": NOW}]
        changes = [
            one for one in diff(was, now) if one.path[0] not in ("held_on", "number", "version", "series")
        ]
        for number, change in enumerate(changes, 1):
            line = {"n": number, "at": NOW + number, "by": "甲", **change.as_json()}
            if chance.random() < 0.1:
                value_at(line, chance)
            if chance.random() < 0.1:
                line["typing"] = True
            lines.append(line)
        data = b""
        for line in lines:
            body = json.dumps(line, ensure_ascii=False).encode("utf-8", "replace")
            data += b"%08x %s\n" % (zlib.crc32(body), body)
        if chance.random() < 0.2:
            spoilt = bytearray(data)
            for _ in range(chance.randint(1, 5)):
                spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
            data = bytes(spoilt)
        journals = self.folder / "tried.local" / "journals"
        journals.mkdir(parents=True, exist_ok=True)
        (journals / f"{self.key}.{'0' * 16}.0.jsonl").write_bytes(data)
        desk.unsaved(self.key)
        sitting = desk.open(self.key)
        try:
            for offer in offers(sitting, desk.left_behind(self.key)):
                finish(sitting, offer, recover(sitting, offer))
            sitting.save()
        finally:
            sitting.close_journal()
        return True, final_texts(desk, self.key, self.folder / "out", chance)

    def bulletin(self, chance: random.Random) -> tuple[bool, int]:
        """`read --save` of a bulletin somebody edited: what was entered must stand in it."""
        _, text = chance.choice(self.bulletins)
        text = edited(text, chance)
        desk = self.copy() if chance.random() < 0.3 else self.desk("tried")
        fresh = not list(desk.rows())
        proposal = read_bulletin(desk, text, today=date(2022, 9, 1))
        if not proposal.values:
            return False, 0
        key = keep_reading(desk, proposal, "x").key
        conference = desk.load(key)
        if fresh:
            stands = {value for _, values in numerals(text) for value in values}
            for at, row in cells(conference).items():
                for place, value in row.items():
                    if (
                        value
                        and value not in stands
                        and not (len(row) == 1 or value == sum(row.values()) - value)
                    ):
                        raise Untrue(f"read {at} {place} {value} from\n{text}")
        return True, final_texts(desk, key, self.folder / "out", chance)

    def series(self, chance: random.Random) -> tuple[bool, int]:
        """A series and its phrase books, changed in their structure; the sound figures put into it."""
        desk = self.copy()
        folder = self.folder / "tried" / "series" / "xizang_epidemic"
        shutil.copytree(BUILT_IN / "xizang_epidemic", folder)
        for name in chance.sample(["series.toml", "zh.toml", "en.toml"], chance.choice((1, 1, 2))):
            path = folder / name
            path.write_text(changed_toml(path.read_text("utf-8"), chance), "utf-8")
        checked = check_series(desk.shelf, folder)
        for fault in checked.faults:
            told(fault)
        desk.shelf.refresh()
        for row in desk.rows():
            if row.trouble is not None:
                told(row.trouble)
        if chance.random() < 0.3:
            command(self.folder / "tried", chance)
        return True, final_texts(desk, self.key, self.folder / "out", chance)

    def backup(self, chance: random.Random) -> tuple[bool, int]:
        """A changed record through a backup and back: the same record, and nothing false of it."""
        desk = self.desk("other")
        key = bring_in(desk, self.changed(chance), "x").key
        desk.rows()
        write_backup(self.folder / "other", self.folder / "b.zip", NOW)
        if chance.random() < 0.3:
            from tests.faults.fuzz_files import resealed, rezipped

            spoilt = chance.choice((rezipped, resealed))((self.folder / "b.zip").read_bytes(), chance)
            (self.folder / "b.zip").write_bytes(spoilt)
            restore_backup(self.folder / "b.zip", self.folder / "tried")
            desk = self.desk("tried")
            return self.looked_at_any(desk, chance)
        restore_backup(self.folder / "b.zip", self.folder / "tried")
        again = self.desk("tried")
        if again.repository.load(key).document != desk.repository.load(key).document:
            raise Untrue(f"the restored record of {key} is another one")
        return True, final_texts(again, key, self.folder / "out", chance)

    def looked_at_any(self, desk: Desk, chance: random.Random) -> tuple[bool, int]:
        left = 0
        for row in desk.rows():
            if row.trouble is not None:
                told(row.trouble)
                continue
            left += final_texts(desk, row.key, self.folder / "out", chance)
        return True, left


WAYS = ("json_import", "generation", "journal", "bulletin", "series", "backup")


def value_at(document: Json, chance: random.Random) -> None:
    """Change one value somewhere in plain JSON into another of its kind, or of another kind."""
    at: Any = document
    while True:
        key = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
        inner = at[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.9:
            at = inner
            continue
        if type(inner) is int and chance.random() < 0.6:
            at[key] = chance.choice((0, 1, inner + 1, chance.randrange(10**6)))
        elif isinstance(inner, str) and chance.random() < 0.6:
            at[key] = chance.choice((*PLANTS["zh"], *BENIGN["zh"], inner * 2, inner[:-1]))
        else:
            at[key] = chance.choice(
                (None, -1, 10**40, "", "x" * 6000, "\x1b[2J", [], {}, True, "²", [[]], {"a": {}}, 99, "99")
            )
        return


def edited(text: str, chance: random.Random) -> str:
    """A bulletin with numbers, words, sentences and lines changed as somebody in a hurry would."""
    for _ in range(chance.randint(1, 6)):
        how = chance.randrange(7)
        found = list(re.finditer(r"[0-9][0-9,]*", text))
        lines = text.split("\n")
        if how == 0 and found:
            at = chance.choice(found)
            text = (
                text[: at.start()]
                + chance.choice(
                    ("0", "1", "88", "8,888", "８８", "八", "12345678901234567890", "3.5", "-4", "")
                )
                + text[at.end() :]
            )
        elif how == 1:
            chance.shuffle(lines)
            text = "\n".join(lines)
        elif how == 2:
            text = "\n".join(line for line in lines if chance.random() < 0.8)
        elif how == 3:
            at_ = chance.randint(0, len(text))
            text = (
                text[:at_]
                + chance.choice(
                    (
                        *PLANTS["zh"],
                        *PLANTS["en"],
                        *BENIGN["zh"],
                        "其中",
                        "（",
                        "）",
                        "、",
                        "，",
                        "。",
                        "各",
                        "累计",
                    )
                )
                + text[at_:]
            )
        elif how == 4:
            at_, length = chance.randint(0, len(text)), chance.randint(1, 30)
            text = text[:at_] + text[at_ + length :]
        elif how == 5:
            one, other = chance.choice(PLACES), chance.choice(PLACES)
            text = text.replace(one, other, chance.randint(1, 3))
        else:
            text = text.replace(
                *chance.choice(
                    (
                        ("例", "人"),
                        ("时", "点"),
                        ("至", "-"),
                        ("，", ","),
                        ("新增", ""),
                        ("were", "was"),
                        ("Aug.", "Sept."),
                        ("（", "("),
                    )
                )
            )
    return text


def command(root: Path, chance: random.Random) -> None:
    """One command over the archive: it ends in words, without a traceback or a raw sign."""
    from tui import cli

    words = chance.choice((["list"], ["show", "24"], ["check", "24"], ["history", "24"], ["check", "--archive"], ["draft", "24", "--text-lang", "en"],
                           ["find", "拉萨"], ["draft", "24"], ["series", "list"]))  # fmt: skip
    out, err = io.StringIO(), io.StringIO()
    crashed, cli._crashed = cli._crashed, _reraised
    before = {name: os.environ.get(name) for name in _ACCOUNT}
    os.environ.update(dict.fromkeys(_ACCOUNT, str(root.parent / "account")))
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                cli.run(["--data", str(root), "--lang", chance.choice(("zh", "en")), *words])
            except SystemExit as ended:
                assert ended.code in (0, 2), ended.code
    finally:
        cli._crashed = crashed
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    said = out.getvalue() + err.getvalue()
    assert "Traceback" not in said
    raw = {sign for sign in said if unseen(sign) and sign != "\t"}
    assert not raw, (words, ascii(raw))


_ACCOUNT = ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")


def _reraised(call: object, error: Exception) -> int:
    raise error


# -- TOML


def changed_toml(text: str, chance: random.Random) -> str:
    """The file with some of its values, keys, sentences or tables changed, written anew."""
    import tomllib

    if chance.random() < 0.1:  # the bytes themselves
        at = chance.randrange(len(text))
        return (
            text[:at]
            + chance.choice(('"', "[", "]", "=", "\n", "'''", "\x00", "﻿", "[[place]]\n", "{{", "}"))
            + text[at + chance.randint(0, 3) :]
        )
    data = tomllib.loads(text)
    for _ in range(chance.randint(1, 4)):
        change_toml(data, chance)
    return written_toml(data)


def change_toml(data: Json, chance: random.Random) -> None:
    at: Any = data
    parents: list[Any] = []
    while True:
        key = chance.choice(list(at)) if isinstance(at, dict) else chance.randrange(len(at))
        inner = at[key]
        if isinstance(inner, (dict, list)) and inner and chance.random() < 0.95:
            parents.append(at)
            at = inner
            continue
        break
    how = chance.random()
    if isinstance(inner, str) and how < 0.65:
        at[key] = sentence(inner, chance, data)
    elif how < 0.72:
        del at[key]
    elif how < 0.78 and isinstance(at, dict):
        at[chance.choice(list(at))] = copy.deepcopy(inner)
    elif how < 0.82 and isinstance(at, dict):
        at[f"{key}{chance.choice(('x', '-zero', '-dated', '-one', ' ', '.en'))}"] = at.pop(key)
    elif how < 0.9 and isinstance(at, list):
        at.insert(0, copy.deepcopy(inner))
        chance.shuffle(at)
    elif isinstance(inner, bool):
        at[key] = not inner
    elif isinstance(inner, int):
        at[key] = chance.choice((0, 1, -1, 24, inner + 1, 10**9, 25))
    else:
        at[key] = chance.choice(
            (
                1,
                -1,
                True,
                "",
                "x",
                [],
                {},
                ["a", "a"],
                {"zh": "甲", "en": "A"},
                10**12,
                "\u202e",
                "8888例",
                [inner],
            )
        )


def sentence(text: str, chance: random.Random, data: Json) -> str:
    """Another sentence, name or unit."""
    slots = re.findall(r"\{[^{}]*\}", text)
    how = chance.randrange(8)
    at = chance.randint(0, len(text))
    if how == 0 and slots:  # another slot in its place
        other = ("{high_risk}", "{medium_risk}", "{confirmed}", "{asymptomatic}", "{discharged}", "{number}", "{new_infections}", "{community}", "{region}", "{nothing}", "{confirmed:places}", "{month}")  # fmt: skip
        return text.replace(chance.choice(slots), chance.choice(other), 1)
    if how == 1 and slots:
        return text.replace(chance.choice(slots), "", 1)
    if how == 2:
        lang = "zh" if re.search("[一-鿿]", text) else "en"
        return text[:at] + chance.choice(PLANTS[lang] + BENIGN[lang]) + text[at:]
    if how == 3:
        return (
            text[:at]
            + chance.choice(
                ("[|甲]", "[", "]", "{", "}", "|", "（", "）", "[a|b|c|]", "\\", "\t", "万", "千", "%", "亿")
            )
            + text[at:]
        )
    if how == 4:
        return text[:at] + text[at + chance.randint(1, 5) :]
    if how == 5:  # another sentence of the book
        others = [
            value
            for table in data.values()
            if isinstance(table, dict)
            for value in table.values()
            if isinstance(value, str)
        ]
        return chance.choice(others or [text])
    if how == 6:
        return text * chance.choice((2, 3, 40))
    return chance.choice((text[::-1], text.upper(), "", " " + text, text.replace("例", "万例"), text.replace("个", "万个"), text.replace("确诊", "死亡"),
                          text.replace("cases", "thousand cases"), text.replace("新增", "累计"), text.replace("高风险", "中风险")))  # fmt: skip


def written_toml(data: Json) -> str:
    """Plain values as TOML."""
    head, rest = [], []
    for key, value in data.items():
        if isinstance(value, dict):
            rest.append(
                f"[{quoted(key)}]\n" + "".join(f"{quoted(k)} = {inline(v)}\n" for k, v in value.items())
            )
        elif isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
            rest += [
                f"[[{quoted(key)}]]\n" + "".join(f"{quoted(k)} = {inline(v)}\n" for k, v in row.items())
                for row in value
            ]
        else:
            head.append(f"{quoted(key)} = {inline(value)}\n")
    return "".join(head) + "\n" + "\n".join(rest)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(k)} = {inline(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


# -- the campaign


def fuzz(way: str, count: int, seed: int, folder: Path, first: int = 0) -> list[Any]:
    """Try `count` changes of one way in; the line that is printed for it."""
    ways = Ways(folder)
    accepted = refused = left = 0
    slowest = 0.0
    for number in range(first, first + count):
        chance = random.Random(f"{seed} {way} {number}")
        begun = time.process_time()
        try:
            with within():
                done, texts = getattr(ways, way)(chance)
            accepted, left = accepted + done, left + texts
            refused += not done
        except Trouble as trouble:
            refused += 1
            told(trouble)
        except BaseException as error:
            error.add_note(f"{way}, seed {seed}, number {number}")
            raise
        slowest = max(slowest, time.process_time() - begun)
        ways.clear()
    return [way, count, accepted, refused, left, round(slowest, 2)]


def main(argv: list[str]) -> None:
    count, seed = int(argv[0]), int(argv[1])
    for way in argv[2:] or WAYS:
        with tempfile.TemporaryDirectory() as name:
            print(json.dumps(fuzz(way, count, seed, Path(name))), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
