"""Words of the app as a whole: its title, what every screen says, how a session ends."""

WORDS: dict[str, tuple[str, str]] = {
    "app.title": ("新闻发布会数据", "Press conference figures"),
}
