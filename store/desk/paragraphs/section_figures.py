"""Figures beside the grid: entered as printed, lifted out of prose, followed from one conference to the next."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from store.desk.entering import Entering
from store.desk.paragraphs.sections import held, new_key
from store.figures.reference_values import referred
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.figure import Figure
from store.record.numeral import SIGNS
from store.record.quantity import NotAQuantity, Quantity, read_quantity
from store.record.reference import PartKey, Reference
from store.record.statement_slots import prose_slots, references, slot_text
from store.record.text import one_line
from store.record.words import Words, with_words
from store.series.definition import Kind
from store.troubles import Trouble
from store.wording.numbers.manner import NO_WORD, UnitWord, opens_sentence
from store.wording.numbers.printed_as import counts, figure_trouble

if TYPE_CHECKING:
    from store.wording.book.book import Book

_CLAUSE = re.compile(r"[，,。；;：:、！？!?\n“”‘’（）()]|\{[^{}]*\}")
_OPENING = re.compile(r"^(?:截至目前|目前|当前|现在|已|共|共有)+|累计")
"""Words before a figure that say when or how it was counted, and do not name it."""
_NAMELESS = re.compile(
    "(?:[为对向给在]?(?:全[区市省国县州]|[我各][区市省县地])的?|其中|另有|还有|另|包括|分别|比|由|从|占|有|共|约|[增降升]?[至到]|[达为是])+"
)
"""Words before a figure that only join it: under such a name another matter's figure would be that of last time."""
_NOUN = re.compile(
    r"(?!带动|发放|发送|处理|解决|稳定|推出|覆盖|惠及|赠送|受益|采购|建成)(?![进开送运派调投用参支深前奔驰赴到在已均全得完实上下等以左次来被给向对将把并和及与或又再共为的了是有多余免未没无])(?!.{0,12}[未没])"
    r"[一-鿿]{2,12}?(?=[进开]行|开展|恢复|下沉|支援|完成|送[往到达出]|运[往送抵]|用于|投入|参[与加]|[已被给向对将把并和及与的了在为是]|$)"
)
"""A noun right behind a figure, up to the verb or particle after it; none where a verb follows at once."""
_JOINED = frozenset(("", "、", "和", "及", "与", "and", "or"))
"""What stands between two figures of which the second may be another measure of what the first counts: 500户1200人."""
_LABEL = 14
"""A label lifted from the words before a figure is at most this long."""
_ENGLISH_LABEL = 30
"""The same for English words."""


class Followed(Struct, frozen=True):
    """A figure in the conference before, under the same name, and how much it rose since (None when
    the two are not of one unit or one of them is not exact)."""

    before: Figure
    conference: Conference
    change: str | None


def understood(raw: str) -> tuple[Quantity | None, Trouble | None]:
    """What a typed figure means, or why it means nothing."""
    try:
        return read_quantity(raw), None
    except NotAQuantity as why:
        return None, why


def understood_english(raw: str, units: Mapping[str, UnitWord]) -> Quantity | None:
    """A figure typed in English as Chinese prints it (`about 350,000 users` is 约35万用户); None where the words are not
    English or begin with no one figure. The English text prints what was typed."""
    from store.wording.numbers.quantities_english import find_numbers, in_chinese

    if not raw.isascii() or " " not in raw:
        return None
    found = find_numbers(raw, units)
    one = found[0][0] if len(found) == 1 and found[0][1][0] == 0 else None
    return in_chinese(one, units) if one is not None else None


def lift(sitting: Entering, part: str, key: str, book: "Book | None" = None) -> list[str]:
    """Turn every figure that stands in a prose text into a figure of the record and a slot.

    The text is the Chinese one, or the English one with the English `book`. Figures in running text are
    found where a measure word or a scale says what they are, in English also where a word names what is
    counted; names such as “0元30G” become literals, dates and ordinals stay words. A figure this section
    has already is used again: in Chinese one of the same printed form, in English one the Chinese text of
    the same statement prints with the same value. What is printed does not change by a sign. One undo
    step; the ids of the figures the slots that were made refer to, in order.
    """
    one = held(sitting, part, key)
    language = "zh" if book is None else book.language
    text: str = one.text.get(language, "")
    section = key if part == "answers" else one.section
    taken = [(slot.start, slot.end) for slot in prose_slots(text)]
    lifted: _Lifted
    if book is None:
        lifted, items = _Lifted(sitting, section, text, one.text.get("en", "")), _in_chinese_text(text, taken)
    else:
        from store.wording.numbers.quantities_english import find_numbers

        lifted = _LiftedEnglish(sitting, section, text, book, one.text.get("zh", ""))
        names = lifted.names(taken)
        taken += [(start, end) for start, end, _ in names]
        items = [*names, *((*span, quantity) for quantity, span in find_numbers(text, book.units, taken))]
    bounds = [0, *sorted(at for span in items for at in span[:2]), len(text)]
    for number, (start, end, quantity) in enumerate(sorted(items, key=lambda item: item[:2])):
        lifted.figure(start, end, quantity, (bounds[2 * number], bounds[2 * number + 3]))
    if not lifted.keys:
        return []
    changes = dict(lifted.changes)
    words = with_words(one.text, language, lifted.done())
    if lifted.translated != one.text.get("en", "") and language == "zh":
        words = with_words(words, "en", lifted.translated)
    changes[f"{part}/{key}"] = replace(one, text=words)
    sitting.set_fields(**changes)
    return lifted.keys


def would_be_lifted(text: str, book: "Book | None" = None) -> int:
    """How many figures `lift` makes of a text that has no slots yet; a name with its number (0元30G) is one of them."""
    if book is None:
        return len(_in_chinese_text(text, ()))
    from store.wording.numbers.quantities_english import find_numbers

    return len(find_numbers(text, book.units, ()))


def can_be_lifted(words: str, book: "Book | None" = None) -> bool:
    """Whether `lift` makes a figure of some words: 十几名 and a dozen nurses have no one value."""
    if book is None:
        return any(quantity is not None for _, _, quantity in _in_chinese_text(words, ()))
    from store.wording.numbers.quantities_english import find_numbers

    return bool(find_numbers(words, book.units, ()))


def _in_chinese_text(text: str, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, Quantity | None]]:
    """The figures of a Chinese text with where they stand; None for a name that only looks like one."""
    from store.wording.numbers.quantities import MentionKind, find_figures

    found = find_figures(text, taken)
    names = [each for each in found.mentions if each.kind is MentionKind.NAME and each.text[-1] in '”"']
    # A number right behind a figure's unit is no figure of its own (6412个6412个, 6412个四款); behind its slot neither.
    ends = {end for _, end in taken}
    return [
        *(
            (*span, quantity)
            for quantity, span in found.quantities
            if span[0] not in ends or not (text[span[0]].isdigit() or text[span[0]] in SIGNS)
        ),
        *((*each.span, None) for each in names),
    ]


class _Lifted:
    """A text whose figures are being replaced by slots. `translated` is the same text in English, whose
    figures become those of the Chinese where they have the same value."""

    def __init__(self, sitting: Entering, section: str, text: str, translated: str = "") -> None:
        self.sitting, self.section, self.text, self.translated = sitting, section, text, translated
        self.changes: dict[str, Figure] = {}
        self.keys: list[str] = []
        self._said: list[str] = []
        self._at = 0
        figures = sitting.conference.figures
        self._order = max((figure.order for figure in figures.values()), default=-1)
        own = [figure for figure in figures.values() if figure.section == section]
        self._known = {
            figure.text: key for key, figure in figures.items() if figure.section == section and figure.text
        }
        self._names = {name for figure in own for name in figure.label.values()}
        self._beside = ("", "", -1)
        """The name and unit of the figure made last, and where it ends."""

    def named(self, label: str, start: int, end: int, unit: str) -> str:
        """The name a figure is to have: one no other of this section has, or none."""
        before, other, ended = self._beside
        if not label and before and unit != other and self.text[ended:start].strip() in _JOINED:
            label = before
        bracketed = f"{label}（{unit}）" if not label.isascii() else f"{label} ({unit})"
        names = (label, bracketed) if unit and label else (label,)
        given = next((one for one in names if one not in self._names), "")
        self._names.add(given)
        self._beside = (label if given else "", unit, end)
        return given

    def figure(self, start: int, end: int, quantity: Quantity | None, within: tuple[int, int]) -> None:
        """One figure of the text; its label is looked for `within` the figures beside it."""
        whole = (start, end)
        if quantity is None:  # a name: the quotation marks stay in the prose
            start, end = start + 1, end - 1
            if counts(self.text[start:end]):
                quantity = understood(self.text[start:end])[0]  # “200余件” counts, whatever stands around it
        raw = self.text[start:end]
        key = self._known.get(raw, "")
        if not key:
            unit = quantity.unit if quantity is not None else ""
            label, kind = _label(self.text, *whole, within, unit)
            label = self.named(label, *whole, unit)
            key = self._of_english(raw, quantity, label, kind) or self._new(raw, quantity, label, kind)
        self._known[raw] = key
        self.keys.append(key)
        self._said += [self.text[self._at : start], slot_text(PartKey("figures", key))]
        self._at = end

    def _new(self, raw: str, quantity: Quantity | None, label: str, kind: Kind) -> str:
        key = self._next_key()
        # Only the width of a bracket can differ: 七市（地） keeps the one it was written with.
        said = {"zh": raw} if quantity is not None and quantity.text != raw else {}
        self.changes[f"figures/{key}"] = Figure(
            self._order, one_line(raw), quantity, quantity is None, {"zh": label} if label else {}, said,
            kind=kind, section=self.section, by=self.sitting.who, at=self.sitting.now(),
        )  # fmt: skip
        return key

    def _of_english(self, raw: str, quantity: Quantity | None, label: str, kind: Kind) -> str | None:
        """The figure the English text was given first and no Chinese text prints yet, when it has this value: it
        takes what the Chinese says, and the English goes on printing what it printed."""

        if quantity is None:
            return None
        for slot in prose_slots(self.translated):
            figure = self.sitting.conference.figure(slot.ref)
            if figure is None or figure.quantity is None or str(slot.ref) in self.changes:
                continue
            same = (figure.quantity.value, figure.quantity.meaning) == (quantity.value, quantity.meaning)
            number = slot.facet == "" and "en" not in figure.said
            unlike = figure.quantity.unit not in ("", quantity.unit)
            if not same or (number and unlike) or self._printed_in_chinese(slot.ref):
                continue
            known = {lang: words for lang, words in figure.said.items() if lang != "zh"}
            said = known | ({"zh": raw} if quantity.text != raw else {})
            new = replace(
                figure, raw=one_line(raw), quantity=quantity, said=said, kind=kind,
                label={**figure.label, **({"zh": label} if label else {})},
                by=self.sitting.who, at=self.sitting.now(),
            )  # fmt: skip
            if figure_trouble(new) is not None:
                continue
            if number and not figure.quantity.unit:
                told = self.translated.replace(slot_text(slot.ref), slot_text(slot.ref, "number"))
                self.translated = told
            self.changes[str(slot.ref)] = new
            return str(slot.ref).removeprefix("figures/")
        return None

    def _printed_in_chinese(self, ref: Reference) -> bool:
        return any(ref in references(texts.get("zh", "")) for _, texts in self.sitting.conference.prose())

    def _next_key(self) -> str:
        """An id no figure has yet; the figure is the last in order."""
        conference = self.sitting.conference
        now = self.sitting.now()
        key = new_key(conference, "figures", now)
        while f"figures/{key}" in self.changes:
            now += 1
            key = new_key(conference, "figures", now)
        self._order += 1
        return key

    def done(self) -> str:
        return "".join([*self._said, self.text[self._at :]])


class _LiftedEnglish(_Lifted):
    """An English text whose figures are being replaced by slots. `chinese` is the same text in Chinese,
    whose figures are used again where they have the same value."""

    def __init__(self, sitting: Entering, section: str, text: str, book: "Book", chinese: str) -> None:
        super().__init__(sitting, section, text)
        self.book, self.units = book, book.units
        self._same = list(dict.fromkeys(slot.ref for slot in prose_slots(chinese)))
        self._used: list[Reference] = []

    def figure(self, start: int, end: int, quantity: Quantity | None, within: tuple[int, int]) -> None:
        """One figure of the text, as the slot that prints it to the sign; without a quantity a name."""
        slot = self._again(quantity, start, end) if quantity is not None else self._name(self.text[start:end])
        if slot is None and quantity is None:
            slot = slot_text(PartKey("figures", self._new(self.text[start:end], None, "", Kind.FLOW)))
        elif slot is None:
            assert quantity is not None
            slot = slot_text(PartKey("figures", self._made(quantity, start, end, within)))
        self.keys.append(str(prose_slots(slot)[0].ref).removeprefix("figures/"))
        self._said += [self.text[self._at : start], slot]
        self._at = end

    def names(self, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, Quantity | None]]:
        """Where the English says a name of the Chinese text as it is (“0元30G”), and what it has in quotation marks itself,
        which counts nothing."""
        from store.wording.numbers.quantities_english import QUOTED_NAME

        found: list[tuple[int, int, Quantity | None]] = []
        for ref in self._same:
            figure = self._figure_of(ref)
            raw = figure.raw if figure is not None and figure.literal else ""
            at = self.text.find(raw) if len(raw) > 1 else -1
            held = [*taken, *((start, end) for start, end, _ in found)]
            if at >= 0 and not any(start < at + len(raw) and at < end for start, end in held):
                found.append((at, at + len(raw), None))
        for match in re.finditer(QUOTED_NAME, self.text):
            start, end = match.start() + 1, match.end() - 1
            held = [*taken, *((start, end) for start, end, _ in found)]
            if not any(a < end and start < b for a, b in held):
                found.append((start, end, None))
        return found

    def _name(self, raw: str) -> str | None:
        known = [
            ref for ref in self._same if (one := self._figure_of(ref)) and one.literal and one.raw == raw
        ]
        return slot_text(known[0]) if known else None

    def _again(self, quantity: Quantity, start: int, end: int) -> str | None:
        """The slot of a figure the Chinese text prints, or this text already has, when it says the same."""
        raw = self.text[start:end]
        known = [PartKey("figures", key) for key in self._own()]
        refs = [ref for ref in self._same if ref not in self._used] + self._used
        # A figure whose English says just this goes before one that would have to take these words on.
        unprinted = [ref for ref in self._same if ref not in self._used]
        for ref, new in [*((ref, False) for ref in [*refs, *known]), *((ref, True) for ref in unprinted)]:
            slot = self._slot_of(ref, quantity, raw, start, new)
            if slot is not None:
                if ref not in self._used:
                    self._used.append(ref)
                return slot
        return None

    def _own(self) -> list[str]:
        """The figures made of this text just now."""
        return [name.removeprefix("figures/") for name in self.changes]

    def _slot_of(self, ref: Reference, quantity: Quantity, raw: str, start: int, new: bool) -> str | None:
        from store.wording.numbers.quantities_english import number_alone, say_english

        if isinstance(ref, CellKey):
            number = referred(self.sitting.series, self.sitting.conference, ref)
            bare = number and not self._opens(start) and raw == self.book.manner.count(int(number))
            return slot_text(ref) if bare else None
        figure = self._figure_of(ref)
        if figure is None or figure.quantity is None or not self._agrees(figure.quantity, quantity, new):
            return None
        said = figure.said.get("en")
        plain = say_english(figure.quantity, self.units) if not self._opens(start) else None
        if raw in (said, plain if said is None else None):
            return slot_text(ref)
        unit = self.units.get(figure.quantity.unit, NO_WORD)
        if not quantity.unit and not unit.figures and ref in self._same:
            for facet, words in (("number", False), ("words", True)):
                if raw == number_alone(figure.quantity, words):
                    return slot_text(ref, facet)
        own = replace(figure, said=with_words(figure.said, "en", raw))
        if new and said is None and not unit.figures and figure_trouble(own) is None:
            quantity = replace(quantity, unit=unit.other)
        if said is None and quantity.unit == unit.other:
            self.changes[str(ref)] = replace(
                figure, said=with_words(figure.said, "en", raw), by=self.sitting.who, at=self.sitting.now()
            )
            return slot_text(ref)
        return None

    def _figure_of(self, ref: Reference) -> Figure | None:
        return self.changes.get(str(ref)) or self.sitting.conference.figure(ref)

    def _agrees(self, chinese: Quantity, english: Quantity, new: bool) -> bool:
        """One value and certainty; a measure the English names is that of the Chinese, or where that has no
        English (个), one its figure would be `new` to."""
        if (chinese.value, chinese.meaning) != (english.value, english.meaning):
            return False
        word = self.units.get(chinese.unit, NO_WORD)
        return not english.unit or english.unit == word.other or (new and not (word.other or word.figures))

    def _opens(self, start: int) -> bool:
        """Whether a sentence begins here, where a figure would be printed otherwise."""
        return opens_sentence(self.text[:start])

    def _made(self, quantity: Quantity, start: int, end: int, within: tuple[int, int]) -> str:
        """A new figure: as Chinese would print it, with the English words as they were typed where the
        program would choose others."""
        from store.wording.numbers.quantities_english import in_chinese, say_english

        raw = self.text[start:end]
        chinese = in_chinese(quantity, self.units)
        key = self._next_key()
        as_said = not self._opens(start) and say_english(chinese, self.units) == raw
        label, kind = _english_label(self.text, start, end, within)
        label = self.named(label, start, end, quantity.unit)
        self.changes[f"figures/{key}"] = Figure(
            self._order, chinese.text, chinese, label={"en": label} if label else {},
            said={} if as_said else {"en": raw}, kind=kind, section=self.section,
            by=self.sitting.who, at=self.sitting.now(),
        )  # fmt: skip
        return key


def _english_label(text: str, start: int, end: int, within: tuple[int, int]) -> tuple[str, Kind]:
    """What an English figure counts, by the words behind it, else before it; and whether they say that it
    is counted from the beginning."""
    from store.wording.numbers.quantities_english import FUNCTION

    edge = re.compile(r"[,.;:!?()“”\n]|\{[^{}]*\}")
    after = edge.split(text[end : min(within[1], end + 60)])[0].removeprefix(" of")
    before = edge.split(text[max(within[0], start - 60) : start])[-1]
    ends = re.compile(rf"\b{FUNCTION}", re.IGNORECASE)
    words = ends.split(after)[0].strip(" -") or next(
        (part.strip(" -") for part in reversed(ends.split(before)) if part.strip(" -")), ""
    )
    sentence = re.split(r"[.!?\n]\s", text[:start])[-1]
    cumulative = re.search(
        r"\b(?:cumulative|accumulat|in total|so far)", f"{sentence}{text[end : end + 40]}", re.I
    )
    return words[:_ENGLISH_LABEL], Kind.CUMULATIVE if cumulative else Kind.FLOW


def _label(text: str, start: int, end: int, within: tuple[int, int], unit: str) -> tuple[str, Kind]:
    """A name for a figure from the words around it, and whether they say it is counted from the beginning."""
    before = _CLAUSE.split(text[max(within[0], start - 60) : start])[-1]
    after = _CLAUSE.split(text[end : min(within[1], end + 20)])[0]
    clauses = _CLAUSE.split(text[within[0] : start])
    if len(clauses) > 1 and (before in ("共", "共计", "达") or (not before and text[start] == "达")):
        before = clauses[-2]  # 送出流量，达1023万GB
    sentence = re.split(r"[。！？\n]", text[:start])[-1]
    kind = Kind.CUMULATIVE if "累计" in sentence else Kind.FLOW
    words = _OPENING.sub("", before).strip().lstrip("和及与并")
    words = "" if _NAMELESS.fullmatch(words) else words
    noun = _NOUN.match(after)
    if noun is not None:
        return noun[0], kind  # 铁塔公司对全区976条光缆线路进行巡检: what is counted is said behind it
    if not words and len(unit) > 1 and not unit.isascii() and unit[-1] not in "次份":
        return unit, kind  # 35万用户: what is behind it is of the next
    if not words and after and unit and end + len(after) == within[1] < len(text):
        return (
            f"{_OPENING.sub('', after)[-_LABEL:]}（{unit}）",
            kind,
        )  # 2万余人已在一线工作20多天: the words are of the next
    after = _OPENING.sub("", after)
    if after not in _JOINED and (len(words) < 3 or words.endswith("的")):
        words = f"{words[-_LABEL // 2 :]}…{after[: _LABEL // 2]}" if words else after
    return _shortened(words), kind


def _shortened(words: str) -> str:
    """The end of too long a name, from where a word begins if one is known to: of 拉萨市商务部门已解决各类群众生活物资问题
    not 门已解决…."""
    end = words[-_LABEL:]
    begins = re.match(r".{0,4}?[已了的为对向在将把]", end) if end != words else None
    return end[begins.end() :] if begins else end


def previous_figure(figure: Figure, earlier: Sequence[Conference]) -> Followed | None:
    """The same figure in the newest earlier conference that gives it, and its change since."""
    name = figure.follow
    if not name:
        return None
    for conference in earlier:
        for other in conference.figures.values():
            if other.follow == name and (other.quantity is not None):
                return Followed(other, conference, _change(figure.quantity, other.quantity))
    return None


def last_time(figure: Figure, conference: Conference, earlier: Sequence[Conference]) -> Followed | None:
    """What was given for a figure of a section last time: under the name it is followed as, else under the same
    label by the same department."""
    if figure.follow:
        return previous_figure(figure, earlier)
    label, department = _named(figure.label), _department(conference, figure.section)
    if not label or not department:
        return None
    for before in earlier:
        for other in before.figures.values():
            same = _named(other.label) == label and _department(before, other.section) == department
            if same and other.quantity is not None:
                return Followed(other, before, _change(figure.quantity, other.quantity))
    return None


def given_last_time(
    conference: Conference, section: str, earlier: Sequence[Conference]
) -> list[tuple[Figure, Conference]]:
    """What the department of a section or an answer gave at the newest conference at which it gave figures, in their
    order, but what it has given here under the same name: to be said again."""
    department = _department(conference, section)
    if not department:
        return []
    here = {_named(figure.label) for _, figure in figures_of(conference, section)}
    for before in earlier:
        given = [
            (figure, before)
            for key in (*before.sections, *before.answers)
            if _department(before, key) == department
            for _, figure in figures_of(before, key)
            if figure.quantity is not None
        ]
        if given:
            return [(figure, at) for figure, at in given if _named(figure.label) not in here]
    return []


def again(figure: Figure, section: str) -> Figure:
    """The figure of an earlier conference, put into `section` with the value it had then."""
    return replace(
        figure.frame, section=section, raw=figure.raw, quantity=figure.quantity, literal=figure.literal,
        said=dict(figure.said),
    )  # fmt: skip


def _named(words: Words) -> str:
    return words.get("zh") or next(iter(words.values()), "")


def _department(conference: Conference, section: str) -> str:
    """The department a section or an answer is of."""
    one = conference.sections.get(section) or conference.answers.get(section)
    return _named(one.department) if one is not None else ""


def same_again(sitting: Entering, key: str, before: Figure) -> None:
    """Give a figure what was given for it last time, as one step to undo."""
    figure: Figure = held(sitting, "figures", key)
    new = replace(
        figure, raw=before.raw, quantity=before.quantity, literal=before.literal, said=dict(before.said),
        by=sitting.who, at=sitting.now(),
    )  # fmt: skip
    sitting.set_fields(**{f"figures/{key}": new})


def _change(now: Quantity | None, before: Quantity | None) -> str | None:
    if now is None or before is None or now.unit != before.unit or now.approx or before.approx:
        return None
    from store.record.quantity import plain

    rise = now.value - before.value
    return f"{'+' if rise > 0 else ''}{plain(rise)}"


def figures_of(conference: Conference, section: str) -> list[tuple[str, Figure]]:
    """The figures recorded in a section or an answer, in their order."""
    found = [(key, one) for key, one in conference.figures.items() if one.section == section]
    return sorted(found, key=lambda item: (item[1].order, item[0]))
