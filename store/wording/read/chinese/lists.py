"""The places that stand behind a total in the words of others, in brackets or without, and where all of it is.

    新增24例，其中甲市17例（含…8例）、乙县3例      新增24例：甲17例，乙3例      新增24例，均在甲市      （甲市）

A list is taken only as far as its sum allows it: what adds up to more than the total is no part of it. What stands in
the brackets of a place (its districts, where its cases came from) is that place's, and stays unread.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from store.wording.numbers.spans import Span, cut_off
from store.wording.read.basis.pieces import Pieces
from store.wording.read.chinese.tokens import CASE_UNITS, ChineseWords, words_of_one


class ListMember(Struct, frozen=True):
    """One member: `place` is empty where it names none of the series, `inner` what it names inside of one, `loose`
    where it may be no place at all and no list mark says so. `whole` is where all of it stands, `aside` its bracket."""

    place: str
    inner: bool
    number: int
    span: Span
    whole: Span
    aside: Span
    loose: bool = False
    bare: bool = False
    """Its number has no unit (甲市20、乙市33)."""


class PlaceList(Struct, frozen=True):
    """The members with their counts, or the one place that has all; `begin` and `end` are those of the list."""

    end: int
    counts: tuple[tuple[str, int, Span], ...] = ()
    whole: str = ""
    strangers: tuple[Span, ...] = ()
    begin: int = 0
    partial: bool = False
    """Some of it lies inside of places, or was not understood: what it names of the series need not make the total."""
    bare: bool = False
    """Without brackets, so that what goes on behind it may be of its last member."""


def _are_all_inside(parts: list[ListMember], each: list[ListMember]) -> bool:
    """True for several members inside one place that stand together, nothing else of it being counted."""
    first = parts.index(each[0])
    return len(each) > 1 and parts[first : first + len(each)] == each and all(part.inner for part in each)


_LONGEST = 4_000
"""Characters of a list that are read."""
_SKIP = re.compile(r"[^;。!?\n]{0,400}?(?=[;。!?]|\Z)")
_INNER = r"(?:(?![至到往返])[^\W\d_]){0,12}?[区县市旗镇]"
"""What lies inside a place; whoever was brought from one place to another (甲市转运至乙市) is no such thing."""
_INNER_PART = re.compile(r"(?:(?![至到往返])[^\W\d_]){1,14}?(?:区|县|市|旗|镇|口岸)\Z")
_GOES_ON = re.compile(r"(?![和及与])[^\W\d]")
"""Behind a unit of things: the thing that is counted (20个小区)."""
_ENDS_BARE = re.compile(r"[、,;)]")
_DIVIDES = re.compile(
    r"[,;。]?(?:其中|分别为|分别是|包括|(?:主要)?(?:分布|集中)[在于])[,:]?|:|\((?:其中|包括|分别为|分别是)?[,:]?"
)
_ENDS_LIST = re.compile(r"[。;:]|\Z")
_LEAD = r"(?:均|全部|都)"


class PlaceLists:
    """Reads the lists of one book."""

    def __init__(self, pieces: Pieces, words: ChineseWords, pairs: Mapping[int, int]) -> None:
        """`pairs` are the brackets of the page."""
        self.names, self.pairs = pieces.names, pairs
        unit = words.unit
        subject = words.subject
        things = words_of_one([*words.things, *subject.no_places, *subject.local, *subject.abroad])
        self._thing = re.compile(rf"{things}|含|另|累计|现有|新增|无|以上")
        self._item = re.compile(
            rf"在?(?P<name>[^\W\d_]{{1,24}}?)(?:报告|各有|有|占)?(?P<count>[0-9]{{1,9}})(?P<unit>{unit})?"
        )
        self._turned = re.compile(
            rf"(?P<count>[0-9]{{1,9}}){unit}(?:均)?在(?P<name>[^\W\d_]{{2,12}}?)(?=[、,;)。])"
        )
        self._each = re.compile(
            rf"(?P<names>(?:[^\W\d_、]{{2,12}}[、和]){{1,40}}+[^\W\d_、]{{2,12}}?)各(?:有|报告)?(?P<count>[0-9]{{1,9}}){unit}"
        )
        self._one_by_one = re.compile(
            rf"(?P<names>(?:[^\W\d_、]{{2,12}}[、和]){{1,40}}+[^\W\d_、]{{2,12}}?)分别(?:为|有|报告|新增)?"
            rf"(?P<counts>[0-9]{{1,9}}{unit}(?:[、,和及][0-9]{{1,9}}{unit}){{1,40}})(?=[;。)]|\Z)"
        )
        self._another = re.compile(rf"[、,和][0-9]{{1,9}}{unit}(?=[、,;)。]|\Z)")
        """A second number of the last member: the list is of several totals at once."""
        named = f"(?:{words_of_one(subject.local)})?(?P<thing>{words_of_one(words.things)})"
        self.shares = re.compile(
            rf"(?:其中,?|在|上述|这)?(?:(?P<count>[0-9]{{1,9}}){unit})?(?:新增的?)?{named}(?:(?:当?中|里)[,:]?|(?:分布(?:情况)?)?(?:分别)?为?:)"
        )
        """How a clause begins that gives the places of a total before it."""
        self._bracketed = re.compile(rf"\((?:其中[,:]?)?{_LEAD}?(?:为|在|由|是)?")
        self._said = re.compile(rf",?(?:{_LEAD}(?:为|在|由)?|为|在|由)")

    def shared(self, text: str, at: int, total: int) -> PlaceList | None:
        """The places that make a total given before, told in a clause of their own from `at` on."""
        found = self._taken(text, at, min(len(text), at + _LONGEST), total, bracketed=False)
        return found and replace(found, begin=at)

    def behind(self, text: str, at: int, total: int, joined: bool) -> PlaceList | None:
        """The list that stands behind a total ending at `at`. `joined`: the sentence gives several totals
        together, so that a list without brackets may be of all of them."""
        while text.startswith("(", at):
            found = self._in_bracket(text, at, total)
            if found is not None:
                return replace(found, begin=at)
            close = self.pairs.get(at, -1)
            if close < 0:
                return None
            at = close
        found = self._open(text, at, total, joined)
        return found and replace(found, begin=at)

    def is_of_others(self, text: str, at: int, number: int, place: str) -> bool:
        """Whether a figure of one place that ends at `at` is divided among others of the region, or all in another: it
        is not that place's."""
        opens = _DIVIDES.match(text, at)
        parts = self._parts(text, opens.end(), min(len(text), at + _LONGEST)) if opens else ()
        if any(part.place not in ("", place) for part, _ in parts):
            return True
        made = self.behind(text, at, number, joined=False)
        names = {made.whole, *(name for name, _, _ in made.counts)} if made is not None else set()
        return not names <= {"", place}

    def _in_bracket(self, text: str, at: int, total: int) -> PlaceList | None:
        close = self.pairs.get(at, -1)
        end = close if close > 0 else min(len(text), at + _LONGEST)
        begin = self._bracketed.match(text, at)
        assert begin is not None
        whole = self._whole(text, begin.end(), r"(?:报告|通报)?(?=\)(?![0-9])|,[^0-9()]*\))")
        last = text.rfind(",在", at, max(close, at))
        if whole is None and last > 0 and not re.search("[0-9]", text[at:close]):  # (在隔离点检出,在甲市乙区)
            whole = self._whole(text, last + 2, r"(?=\)(?![0-9]))")
        if whole:
            return PlaceList(end, whole=whole[0])
        first = re.compile(r"\((?:其中|包括|分别为|分别是)?[,:]?").match(text, at)
        assert first is not None
        return self._taken(text, first.end(), end, total, bracketed=True)

    def _open(self, text: str, at: int, total: int, joined: bool) -> PlaceList | None:
        among = re.compile(
            r"(?:,[均都]?[为系][^,;。()0-9]{2,20},|[,;。])?(?:其中|分别为|分别是|包括|(?:主要)?(?:分布|集中)[在于]|共?涉及)[,:]?|:"
        ).match(text, at)
        if among is not None:
            end = min(len(text), at + _LONGEST)
            all_of_it = self._taken(text, among.end(), end, total, bracketed=False)
            return all_of_it or self._one_division(text, among.end(), end, total)
        if text.startswith("。", at) and not joined:  # …10例。甲市6例:…；乙市4例:…
            behind = self._taken(text, at + 1, min(len(text), at + _LONGEST), total, bracketed=False)
            return behind if behind is not None and _ENDS_LIST.match(text, behind.end) else None
        said = self._said.match(text, at)
        if said is not None:
            whole = self._whole(text, said.end(), r"(?:报告|通报)?(?=[,;。!?(]|\Z)")
            if whole and not joined:
                return PlaceList(whole[1], whole=whole[0])
        if text.startswith(",", at):
            whole = self._whole(text, at + 1, r"(?:报告|通报)(?=[,;。!?]|\Z)")
            if whole and not joined:
                return PlaceList(whole[1], whole=whole[0])
            return self._taken(text, at + 1, min(len(text), at + _LONGEST), total, bracketed=False)
        return None

    def _one_division(self, text: str, at: int, end: int, total: int) -> PlaceList | None:
        """Of several ways a total is divided, between semicolons, the one by places (其中，轻型6例；甲市4例，乙市2例)."""
        stops = [stop.start() for stop in re.compile("[;。!?]").finditer(text, at, end)]
        for start, stop in pairwise(stops):
            if text[start] != ";":
                return None
            found = self._taken(text, start + 1, stop, total, bracketed=False)
            if found is not None:
                return found if found.end == stop else None
        return None

    def _whole(self, text: str, at: int, behind: str) -> tuple[str, int] | None:
        """The one place named at `at`, perhaps with what lies inside of it."""
        for stop in self.names.ends(text, at):
            found = re.compile(f"(?:{_INNER})?{behind}").match(text, stop)
            if found is not None:
                return self.names.keys[text[at:stop]], found.end()
        return None

    def _taken(self, text: str, at: int, end: int, total: int, bracketed: bool) -> PlaceList | None:
        """The members from `at` on, where their sum is the total or, in its own brackets, part of it."""
        parts: list[ListMember] = []
        last = at
        sum_ = 0
        passed: list[Span] = []
        for part, stop in self._parts(text, at, end):
            if parts and re.search("[0-9]", text[last : part.whole[0]]):
                passed.append((last, part.whole[0]))
            sum_ += part.number
            parts.append(part)
            last = stop
            if sum_ > total:
                return None
        if self._another.match(text, last, end):
            return None
        made = sum(part.number for part in parts)
        loose = next((at for at, part in enumerate(parts) if part.loose), None)
        if made != total and loose is not None:
            parts = parts[:loose]
            made = sum(part.number for part in parts)
        if not any(part.place for part in parts) or made > total or (not bracketed and made != total):
            return None
        if made != total and any(part.bare for part in parts):
            return None
        known, taken = self._known(text, parts, whole=made == total, passed=bool(passed))
        strangers = [part.whole for part in parts if part.span not in taken]
        strangers += [part.aside for part in parts if part.aside[0] < part.aside[1]]
        unread = bracketed and re.search("[0-9]", text[parts[-1].aside[1] : end]) is not None
        if bracketed:
            strangers.append((parts[-1].aside[1], end))
        return PlaceList(
            end if bracketed else last,
            tuple(known),
            strangers=(*strangers, *passed),
            partial=unread or any(part.inner and part.span not in taken for part in parts),
            bare=not bracketed,
        )

    def _with_what_is_inside(self, text: str, parts: list[ListMember]) -> list[ListMember]:
        """甲市乙区12例、丙区23例，丁市…: what goes on inside of a place is of that, where only commas lead to the next place."""
        joints = [text[part.whole[0] - 1] for part in parts]
        by_comma = all(
            joint != "、" for part, joint in zip(parts[1:], joints[1:], strict=True) if part.place
        ) and any(part.inner for part in parts)
        if not by_comma:
            return parts
        found: list[ListMember] = []
        for part, joint in zip(parts, joints, strict=True):
            inside = found and found[-1].inner and joint == "、" and not part.place and not part.loose
            if inside:
                stops = self.names.ends(text, part.whole[0])
                if any(self.names.keys[text[part.whole[0] : stop]] != found[-1].place for stop in stops):
                    return parts  # it is called like another place
                part = replace(part, place=found[-1].place, inner=True)
            found.append(part)
        return found

    def _known(
        self, text: str, parts: list[ListMember], whole: bool, passed: bool
    ) -> tuple[list[tuple[str, int, Span]], set[Span]]:
        """The counts of places the list gives, and the members they are of. `whole`: it makes its total; `passed`: other
        numbers stand in it."""
        parts = self._with_what_is_inside(text, parts) if whole and not passed else parts
        counts: dict[str, list[ListMember]] = {}
        for part in parts:
            counts.setdefault(part.place, []).append(part)
        known = []
        for place, each in counts.items():
            alone = len(each) == 1 and not (each[0].inner and (not whole or self._goes_on(parts, each[0])))
            summed = whole and not passed and _are_all_inside(parts, each)
            if place and (alone or summed):
                span = each[0].span[0], each[-1].span[1]
                known.append((place, sum(part.number for part in each), span))
        return known, {part.span for place, _, _ in known for part in counts[place]}

    def _goes_on(self, parts: list[ListMember], part: ListMember) -> bool:
        """True when the member behind one inside a place may be inside of it too."""
        at = parts.index(part) + 1
        return at < len(parts) and not parts[at].place

    def _parts(self, text: str, at: int, end: int) -> Iterator[tuple[ListMember, int]]:
        """The members, each with where it ends (its own bracket too)."""
        while at < end:
            here = list(self._part(text, at, end))
            if not here:
                return
            stop = here[-1][1]
            for part, _ in here:
                yield part, stop
            at = self._next(text, stop, end)
            if at < 0:
                return

    def _next(self, text: str, stop: int, end: int) -> int:
        """Where the next member begins; -1 when there is none. What follows a member without being one (均在…, its
        districts) is passed over up to the next semicolon."""
        joint = re.compile("[、,;:]|和|及|以及").match(text, stop, end)
        if joint is None:
            return -1
        at = joint.end()
        if joint[0] != ":" and next(self._part(text, at, end), None) is not None:
            return at
        if joint[0] == ";":
            return -1
        passed = _SKIP.match(text, at, end)
        if passed is None or not text.startswith(";", passed.end()) or passed.end() + 1 >= end:
            return -1
        at = passed.end() + 1
        return at if next(self._part(text, at, end), None) is not None else -1

    def _part(self, text: str, at: int, end: int) -> Iterator[tuple[ListMember, int]]:
        each = self._each.match(text, at, end)
        if each is not None:
            stop = self._past_aside(text, each.end(), end)
            names = re.split("[、和]", each["names"])
            if all(name in self.names.keys for name in names):
                for name in names:
                    whole, aside = each.span(), (each.end(), stop)
                    yield (
                        ListMember(
                            self.names.keys[name], False, int(each["count"]), each.span("count"), whole, aside
                        ),
                        stop,
                    )
                return
        members = list(self._members(text, at, end))
        if members:
            yield from members
            return
        turned = self._turned.match(text, at, end)
        item = turned or self._item.match(text, at, end)
        if item is None or cut_off(text, item.end()):
            return
        if not turned and item["unit"] not in (None, *CASE_UNITS) and _GOES_ON.match(text, item.end()):
            return
        bare = not turned and item["unit"] is None
        if bare and not _ENDS_BARE.match(text, item.end()):
            return
        name = item["name"]
        stop = self._past_aside(text, item.end(), end)
        place = self._place(name)
        if place is None and (
            self._thing.search(name) or name.startswith(("和", "及", "其中", "均", "在", "都"))
        ):
            return
        if place is None and (bare or self._holds_place(name)):
            return
        stranger = place is None and not _INNER_PART.match(name)
        if stranger and (turned or not self._leads_on(text, stop, end)):
            return
        loose = stranger and not text.startswith("、", stop)
        key, inner = place or ("", False)
        whole, aside = item.span(), (item.end(), stop)
        yield ListMember(key, inner, int(item["count"]), item.span("count"), whole, aside, loose, bare), stop

    def _members(self, text: str, at: int, end: int) -> Iterator[tuple[ListMember, int]]:
        """拉萨、日喀则分别为20例和14例: as many counts as names."""
        found = self._one_by_one.match(text, at, end)
        if found is None:
            return
        names = re.split("[、和]", found["names"])
        counts = list(re.compile("[0-9]+").finditer(text, *found.span("counts")))
        if len(names) != len(counts) or not all(name in self.names.keys for name in names):
            return
        for name, count in zip(names, counts, strict=True):
            whole, aside = found.span(), (found.end(), found.end())
            yield (
                ListMember(self.names.keys[name], False, int(count[0]), count.span(), whole, aside),
                found.end(),
            )

    def _place(self, name: str) -> tuple[str, bool] | None:
        if name in self.names.keys:
            return self.names.keys[name], False
        for stop in self.names.ends(name, 0):
            if re.fullmatch(r"[^\W\d_]{1,14}", name[stop:]) and _INNER_PART.match(name[stop:]):
                return self.names.keys[name[:stop]], True
        return None

    def _holds_place(self, name: str) -> bool:
        """True when it says more of a place of the series than where (拉萨市学校, 密接者分布在拉萨市): it is no place."""
        for at in range(len(name) - 1):
            rest = name[:at], *(name[stop:] for stop in self.names.ends(name, at)[:1])
            if len(rest) == 2 and max(map(len, rest)) > 1:
                return True
        return False

    def _leads_on(self, text: str, stop: int, end: int) -> bool:
        """True when a member with a place of the series follows one that names none."""
        joint = re.compile("[、,;]").match(text, stop, end)
        item = self._item.match(text, joint.end(), end) if joint else None
        return item is not None and self._place(item["name"]) is not None

    def _past_aside(self, text: str, at: int, end: int) -> int:
        while text.startswith("(", at):
            close = self.pairs.get(at, -1)
            if close < 0 or close > end:
                return at
            at = close
        return at
