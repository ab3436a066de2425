"""The app that guides: as it is used every day, with a line at the top that says what to do next.

It runs on an archive of its own, so nothing of anybody's can be touched. What was done is seen in the app each time
it was painted anew; no clock is asked. Esc ends it on every screen.
"""

from contextlib import suppress
from datetime import date
from string import Formatter
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.app import ScreenStackError
from textual.widgets import Static

from tui.actions import key_of, own_key
from tui.app import BulletinApp
from tui.line_breaks import wrapped
from tui.screens.place import PlaceScreen
from tui.settings import Settings
from tui.tour.steps import ACTS, TYPED, WRONG_BY, Act, Lesson, Seen, next_act, prepare
from tui.words import pair

if TYPE_CHECKING:
    from store.desk.desk import Desk

_TO = {"entry": "enter", "reading": "paste"}
"""The action that leads to a place, where it is not called as the place."""


class TourLine(Static):
    """What to do next."""

    DEFAULT_CSS = """
    TourLine { split: top; height: auto; padding: 0 1; background: $primary; color: $background; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._words = ""

    def tell(self, words: str) -> None:
        """Say something else, if it is something else."""
        if words != self._words:
            self._words = words
            self.update(Text("\n".join(wrapped(words, max(self.app.size.width - 2, 20)))))

    def on_resize(self) -> None:
        """Fold the words anew; they are told again with the next painting."""
        self._words = ""


class TourApp(BulletinApp):
    """The app on the archive of the tour."""

    def __init__(self, desk: "Desk", *, today: date, lang: str = "zh", theme: str = "") -> None:
        settings = Settings()  # of no file: what is set in the tour is not kept either
        settings.keep("theme", theme)
        super().__init__(desk, today=today, lang=lang, settings=settings)
        self.guide = Guide(self, prepare(desk, today))
        settings.keep("folder", str(self.guide.lesson.folder))
        self.ended = False
        """The tour was ended, and one goes back to one's own list; else the whole program was left."""

    def post_display_hook(self) -> None:
        """Something changed and was painted: look whether that was what was asked for."""
        super().post_display_hook()
        if self.is_running and not self.ended:
            with suppress(ScreenStackError):  # the app ends
                self.guide.look()

    async def on_event(self, event: events.Event) -> None:
        """Esc is no key of the screens here: it ends the tour, wherever one is; what lies over a screen it closes."""
        key = event.key if isinstance(event, events.Key) and not event.is_forwarded else ""
        if own_key("tour", key) == "end" and isinstance(self.screen, PlaceScreen):
            self.end()
        else:
            await super().on_event(event)

    def take_tour(self) -> None:
        """Once more from the beginning, on a new archive."""
        self.tour_wanted = True
        self.end()

    def end(self) -> None:
        """Leave the tour. Nothing of it is kept, so nothing is saved."""
        self.ended = True
        self.keeper.close()
        self.exit()


class Guide:
    """Looks at what one does, and says what is next."""

    def __init__(self, app: TourApp, lesson: Lesson) -> None:
        self.app, self.lesson = app, lesson
        self.at = 0
        """Which act one is at; behind the last one the tour is done."""
        self._given_to: PlaceScreen | None = None
        """The screen the bulletin was pasted into last."""
        self._outcome = ""

    def look(self) -> None:
        """See what is so now, and say what is to be done next."""
        seen = self._seen()
        self.at = next_act(self.at, seen)
        shown = self._shown()
        if seen.place == "reading" and self._asks("tour.accept") and shown is not self._given_to:
            self._given_to = shown  # to each such screen once: one may leave it and come back
            texts = self.lesson.texts
            self.app.post_message(events.Paste(texts.get(self.app.lang) or texts["zh"]))
        self._say(self._words(seen))

    def _asks(self, words: str) -> bool:
        """Whether that is what one is asked to do."""
        return self.at < len(ACTS) and ACTS[self.at].says == words

    def _shown(self) -> PlaceScreen:
        """The screen that is shown, or lies under the dialog that is."""
        return next(one for one in reversed(self.app.screen_stack) if isinstance(one, PlaceScreen))

    def _seen(self) -> Seen:
        app, shown = self.app, self._shown()
        span = getattr(shown, "span", None) if shown.place == "draft" else None
        sitting = app.sitting if app.sitting is not None and app.sitting.key == self.lesson.key else None
        conference = sitting.conference if sitting is not None else None
        traced = span is not None and bool(span.cells)
        why = getattr(shown, "why", None) if shown.place == "draft" else None
        grid = getattr(shown, "grid", None)
        on = grid.slot.cell if grid is not None else None
        held_back = why is not None and why.hold_back
        return Seen(self.lesson, app.screen, shown.place, conference, traced, held_back, on)

    def _say(self, words: str) -> None:
        """Put the words at the top of the screen that is shown, be it a dialog."""
        screen = self.app.screen
        if not screen.query(TourLine):
            screen.mount(TourLine())
        screen.query_one(TourLine).tell(words)

    def _words(self, seen: Seen) -> str:
        say = self.app.say
        if self.at == len(ACTS):
            return say("tour.done", outcome=self._outcome or self._hold_against_the_record(seen))
        act = ACTS[self.at]
        away = act.place and seen.place != act.place and isinstance(seen.screen, PlaceScreen)
        words = self._way_back(act.place) if away else self._asked(act, seen)
        step = "tour.step" if isinstance(seen.screen, PlaceScreen) else "tour.step_over"
        return say(step, number=act.step, of=ACTS[-1].step, words=words)

    def _way_back(self, place: str) -> str:
        return self.app.say(
            "tour.back", way=key_of(_TO.get(place, place)), place=self.app.say(f"app.place_{place}")
        )

    def _asked(self, act: Act, seen: Seen) -> str:
        """The words of an act, with the keys of the actions they name."""
        facts: dict[str, object] = {
            "number": self.lesson.number,
            "value": TYPED,
            "stated": seen.sum + WRONG_BY,
            "where": self.lesson.where(self.app.lang),
            "missing": f"{self.app.say('review.missing_sign')}{seen.blank}",
        }
        says = act.says if act.ready(seen) else act.first_says
        for _, name, _, _ in Formatter().parse(pair(says)[0]):
            if name and name not in facts:
                facts[name] = key_of(name)
        return self.app.say(says, **facts)

    def _hold_against_the_record(self, seen: Seen) -> str:
        """What was exported, and whether it agrees with the record, as the command `verify` says it."""
        from store.desk.incoming.verifying import verify_text
        from store.formats.documents import document_text

        texts = [self.lesson.folder / name for name in seen.exported if name.endswith((".txt", ".md"))]
        wrong = [
            found
            for path in texts
            for found in verify_text(self.app.desk, self.lesson.key, document_text(path))
        ]
        words = "tour.differs" if wrong else "tour.agrees"
        self._outcome = self.app.say(words, names="  ".join(seen.exported))
        return self._outcome
