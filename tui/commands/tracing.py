"""What `draft --trace` prints under the text: each figure with its place and where it comes from."""

from collections.abc import Iterator

from store.record.conference import Conference
from store.series.definition import Series
from store.wording.say.draft import Draft, SpanKind
from tui.summary.trace import trace


def trace_lines(series: Series, conference: Conference, draft: Draft, lang: str) -> Iterator[str]:
    """For every span but a person's own words: `line:column`, what is printed and how it is made, then
    cells, source, typist and phrase, indented. The same as the foot of the draft screen."""
    for span in sorted(draft.spans, key=lambda span: (span.start, -span.end)):
        if span.kind is SpanKind.TEXT:
            continue
        line = draft.text.count("\n", 0, span.start) + 1
        column = span.start - draft.text.rfind("\n", 0, span.start)
        head, *rest = trace(series, conference, draft, span, lang)
        yield f"{line}:{column}\t{head}"
        for words in rest:
            yield f"\t{words}"
