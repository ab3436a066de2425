"""A bulletin pasted where no conference is open: the one it is of is opened, or begun when a person says so."""

from functools import partial
from typing import TYPE_CHECKING

from store.desk.reading import conference_of, frame_of, read_bulletin
from store.record.conference import Conference
from store.troubles import Trouble
from tui.screens.question import Question
from tui.summary import held_name, number_name

if TYPE_CHECKING:
    from tui.host import Host


def arrive(app: "Host", text: str) -> None:
    """Read `text`, find its conference, and show it there; nothing is entered."""
    try:
        proposal = read_bulletin(app.desk, text, today=app.today)
        if not proposal.values:
            app.tell(app.say("paste.nothing_read"), "warning")
            return
        key = conference_of(app.desk, proposal)
        if key is not None:
            _show(app, key, text)
            return
        frame = frame_of(app.desk, proposal)
    except Trouble as trouble:
        app.tell(trouble)
        return
    facts = {"number": number_name(frame, app.lang), "day": held_name(frame, app.lang)}
    question = Question(
        app.say("paste.begin", **facts), app.say("paste.begin_yes"), app.say("paste.begin_no")
    )
    app.push_screen(question, partial(_begin, app, frame, text))


def _begin(app: "Host", frame: Conference, text: str, answer: bool | None) -> None:
    if not answer:
        return
    try:
        _show(app, app.desk.create(frame), text)
    except Trouble as trouble:
        app.tell(trouble)


def _show(app: "Host", key: str, text: str) -> None:
    app.open_conference(key)
    if app.sitting is not None and app.sitting.key == key:
        app.go("paste", app.sitting, text=text)
