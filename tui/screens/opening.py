"""Opening a conference where a person has to say something first: which one a pasted bulletin is of, and what to
do about one whose files hold what no conference can."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store.desk.incoming.reading import conference_of, frame_of, read_bulletin
from store.record.conference import Conference
from store.troubles import Trouble
from tui.actions import key_of
from tui.dialogs.notice import Notice, Question
from tui.review.page import held_name, number_name

if TYPE_CHECKING:
    from store.desk.troubles import BadConference
    from tui.host import Host


def arrive(app: "Host", text: str, leaving: Callable[[], None] = lambda: None) -> None:
    """Read `text`, find its conference, and show it there; nothing is entered. `leaving` is called before the conference
    is left that one is at."""
    try:
        proposal = read_bulletin(app.desk, text, today=app.today)
        if not proposal.values and proposal.held_on is None:
            app.tell(app.say("reading.nothing_read_begin", press=key_of("sections")), "warning")
            return
        if not proposal.fits:
            app.tell(app.say("reading.elsewhere_begin"), "warning")
            return
        key = conference_of(app.desk, proposal)
        if key is not None:
            _show(app, key, text, leaving)
            return
        frame = frame_of(app.desk, proposal)
    except Trouble as trouble:
        app.tell(trouble)
        return
    number, series = number_name(frame, app.lang), proposal.series.name(app.lang)
    facts = {"number": number, "series": series, "day": held_name(frame, app.lang)}
    question = Question(
        app.say("reading.begin", **facts), app.say("reading.begin_yes"), app.say("reading.begin_no")
    )
    app.push_screen(question, partial(_begin, app, frame, text, leaving))


def _begin(
    app: "Host", frame: Conference, text: str, leaving: Callable[[], None], answer: bool | None
) -> None:
    if not answer:
        return
    try:
        _show(app, app.desk.create(frame), text, leaving)
    except Trouble as trouble:
        app.tell(trouble)


def _show(app: "Host", key: str, text: str, leaving: Callable[[], None]) -> None:
    leaving()
    if app.leave_conference(key_of("read_there")):
        app.open_conference(key, "reading", text=text)


def say_why(app: "Host", bad: "BadConference", key: str) -> None:
    """Say where and why it cannot be opened, and offer the latest version that can; where there is none,
    where its file lies. Nothing is changed unless the person says so."""
    why = bad.in_app(app.lang)
    try:
        number = app.desk.last_sound(key)
    except Trouble as trouble:
        app.tell(trouble)
        number = None
    if number is None:
        path = app.say("desk.bad_file", path=app.desk.file_of(key))
        app.push_screen(Notice(app.say("desk.bad_title", conference=key), [why, "", path]))
        return

    def answered(yes: bool | None) -> None:
        if yes:
            _bring_back(app, key, number)

    words = app.say("desk.bad_restore", why=why, number=number)
    app.push_screen(Question(words, app.say("desk.bad_yes"), app.say("desk.bad_no")), answered)


def _bring_back(app: "Host", key: str, number: int) -> None:
    from store.desk.recovery.history import restore

    try:
        restore(app.desk, key, number, app.say("desk.bad_reason"))
    except Trouble as trouble:
        app.tell(trouble)
        return
    app.tell(app.say("desk.bad_restored", number=number))
    app.open_conference(key)
