"""Short messages of a chat against the conference that is open: whose cells they fill, and what a person has to say.

A message fills the cells of the places it names in the window it names; where it does not name them, they are asked for
and nothing of it is proposed. Each value knows who sent it, by which channel and when.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from store.desk.sitting import Sitting
from store.desk.texts import Texts
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.text import one_line
from store.record.window import Window
from store.series.definition import Series
from store.wording.numbers.source import bare, folded, simplified
from store.wording.read.basis.pieces import pieces_of
from store.wording.read.basis.proposal import Ask, Contradiction, Proposal, Rest, Value, named
from store.wording.read.messages import Heard, MeantHours, Message, Messages, looks_like_messages

_TOLD_MOST = 80
_AGO = {"今天": 0, "昨天": 1, "前天": 2}
CHAT = "聊天"
"""The channel of what was pasted without another being named; kept with each cell, as its sender is."""


def propose_messages(
    sitting: Sitting,
    text: str,
    *,
    channel: str = CHAT,
    window: str = "",
    places: Mapping[int, str] | None = None,
) -> Proposal | None:
    """What the messages of `text` say of this conference; None where it holds none. `window` and `places` (by the
    offset of the message in the text) are what a person answered to the proposal's `asks`."""
    messages = _messages_of(sitting.texts, text, places or {})
    if not messages:
        return None
    return _Reading(sitting.series, sitting.conference, text, channel, window).proposal(messages)


def are_messages(texts: Texts, text: str) -> bool:
    """Whether a text is short messages of a chat. Of which conference they are, it does not say: that is the one a person has
    open."""
    return bool(_messages_of(texts, text, {}))


def _messages_of(texts: Texts, text: str, places: Mapping[int, str]) -> tuple[Message, ...]:
    """The messages of a text; none where it is no chat."""
    book = next((texts.book(language) for language in texts.languages if language == "zh"), None)
    if book is None:
        return ()
    flat = folded(simplified(bare(text)), book.manner.digits)
    messages = Messages(pieces_of(book)).read(flat, places)
    return messages if looks_like_messages(messages) else ()


class _Reading:
    """One proposal in the making."""

    def __init__(self, series: Series, conference: Conference, text: str, channel: str, window: str) -> None:
        self._series, self._conference, self._text = series, conference, text
        self._channel, self._window = channel, window
        self._values: dict[CellKey, Value] = {}
        self._asks: list[Ask] = []
        self._unread: list[tuple[int, int]] = []
        self._twice: list[Contradiction] = []
        self._undated = False

    def proposal(self, messages: Sequence[Message]) -> Proposal:
        for message in messages:
            self._take(message)
        conference = self._conference
        used = {key.window for key in self._values}
        return Proposal(
            series=self._series, number=None, held_on=None, held_at="",
            windows=tuple(one for one in conference.windows if one.key in used), heads={},
            values=tuple(sorted(self._values.values(), key=lambda value: value.span)), filled=(), as_of={},
            found=None, quantities=(),
            unread=tuple(Rest(one_line(self._text[slice(*span)]), span) for span in sorted(self._unread)),
            contradictions=tuple(self._twice), assigned=(), year=conference.held_on.year, year_from="archive",
            source=self._text, asks=tuple(self._asks), undated=self._undated,
        )  # fmt: skip

    def _take(self, message: Message) -> None:
        self._undated = self._undated or bool(message.heard and message.sent and not message.day)
        self._unread += message.unclear
        if message.placeless:
            self._asks.append(Ask("place", message.placeless, message.likely))
            self._unread.append(message.placeless)
        for heard in message.heard:
            windows = self._windows(heard, self._sent(message))
            if len(windows) != 1:
                if windows:
                    self._asks.append(Ask("window", heard.span, tuple(window.key for window in windows)))
                self._unread.append(heard.span)
                continue
            key = CellKey(windows[0].key, heard.indicator, heard.place)
            implied = heard.value == 0 and not re.search("[0-9零〇]", self._text[slice(*heard.span)])
            self._put(Value(key, heard.value, heard.span, implied, self._told(message)))

    def _put(self, value: Value) -> None:
        """A later message stands; that an earlier one said otherwise is told."""
        before = self._values.get(value.key)
        self._values[value.key] = value
        if before is not None and before.value != value.value:
            what = {
                lang: named(self._series, self._conference.windows, value.key, lang) for lang in ("zh", "en")
            }
            said = [one.value if isinstance(one.value, int) else one.value.value for one in (value, before)]
            self._twice.append(
                Contradiction("twice", value.key, what, said[0], said[1], (value.span, before.span))
            )

    def _told(self, message: Message) -> str:
        """Who sent it, by which channel, when."""
        return one_line(" ".join((message.sender, self._channel, message.sent)))[:_TOLD_MOST]

    def _sent(self, message: Message) -> date:
        """The day a message was sent: by its head, which may count back from the conference's day; else that day."""
        held_on = self._conference.held_on
        ago = _AGO.get(message.day)
        weekday = re.fullmatch("(?:星期|周)(.)", message.day)
        if weekday:
            ago = (held_on.weekday() - "一二三四五六日天".index(weekday[1].replace("天", "日"))) % 7
        if ago is not None or not message.day:
            return held_on - timedelta(days=ago or 0)
        *year, month, day = map(int, re.findall("[0-9]+", message.day))
        try:
            sent = date(year[0] if year else held_on.year, month, day)
            beyond = not year and sent - held_on > timedelta(days=180)  # 31 December, on 1 January
            return date(sent.year - 1, month, day) if beyond else sent
        except ValueError:  # no such day: of no window
            return date.min + timedelta(days=2)

    def _windows(self, heard: Heard, sent: date) -> list[Window]:
        """The windows of the conference the count may be of: one where the message or a person says which."""
        only = self._series.indicator(heard.indicator).only_in
        fits = [
            window
            for window in self._conference.windows
            if (not only or window.key in only) and self._within(window, heard.hours, sent)
        ]
        chosen = [window for window in fits if window.key == self._window]
        return chosen if len(fits) > 1 and chosen else fits

    def _within(self, window: Window, hours: MeantHours | None, sent: date) -> bool:
        """Whether a window is one that a message sent on a day may name: none of a later day, and 今天 is that day."""
        day = window.day
        if day > sent:
            return False
        if hours is None:
            return True
        if hours.month is not None and (day.month, day.day) != (hours.month, hours.day):
            return False
        if hours.ago is not None and day != sent - timedelta(days=hours.ago):
            return False
        end = window.end.hour if window.end.day == day else 24
        return hours.start in (None, window.start.hour) and hours.end in (None, end)
