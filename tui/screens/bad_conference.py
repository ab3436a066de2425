"""What the app says of a conference whose files hold what no conference can, and the way out it offers."""

from typing import TYPE_CHECKING

from store.troubles import Trouble

if TYPE_CHECKING:
    from store.desk.troubles import BadConference
    from tui.host import Host


def say_why(app: "Host", bad: "BadConference", key: str) -> None:
    """Say where and why it cannot be opened, and offer the latest version that can; where there is none,
    where its file lies. Nothing is changed unless the person says so."""
    from tui.screens.notice import Notice
    from tui.screens.question import Question

    why = bad.said(app.lang)
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
    from store.desk.history import restore

    try:
        restore(app.desk, key, number, app.say("desk.bad_reason"))
    except Trouble as trouble:
        app.tell(trouble)
        return
    app.tell(app.say("desk.bad_restored", number=number))
    app.open_conference(key)
