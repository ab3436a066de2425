"""What a form tells beneath a line, broken where a line may end."""

from textual.app import App, ComposeResult

from tui.widgets.plain_words import PlainWords


async def test_no_line_of_what_is_told_begins_with_a_mark_or_has_one_sign_alone() -> None:
    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield PlainWords()

    app = One()
    async with app.run_test(size=(32, 8)) as pilot:
        told = app.query_one(PlainWords)
        told.update("! “１００;２００”里不止一个数。请分开填写各数，若是名称，请当文字填写。")
        await pilot.pause()
        lines = str(told.render()).split("\n")
        assert lines[0].startswith("! “１００") and not any(line.startswith("，") for line in lines)
        assert told.size.height == len(lines) == 3
        told.update("")
        await pilot.pause()
        assert told.size.height <= 1
