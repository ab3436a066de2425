"""The words of `check` and of the checks screen. What the findings themselves say stands in the store."""

from store.languages import Pairs

WORDS: Pairs = {
    "checks.opt_all": ("核对所有场次", "check every conference"),
    "checks.opt_json": ("输出 JSON", "print JSON"),
    "checks.opt_hints": (
        "JSON 和 --all 里也列出提示",
        "list hints, too, in the JSON and with --all",
    ),
    "checks.head": ("{name} {held_on}（{key}）：{counts}", "{name}, {held_on} ({key}): {counts}"),
    "checks.arg_no": (
        "场次（24）或编号（2022-09-01-024）；或要核对的文件（.txt、.md、.docx），- 为标准输入",
        "a number (24) or a key (2022-09-01-024); or a text to be checked without a record (.txt, .md, .docx; - is standard input)",
    ),
    "checks.exit_codes": (
        "退出码：0 没有发现问题，文件里的数全部读出；1 有错误（或还有待填的数、读不出的场次）；3 只有警告，或文件里有没读出的数",
        "exit codes: 0 all read and nothing found; 1 errors (or figures not filled in yet, or a conference that cannot be read); 3 only warnings, or a file has a figure that was not read",
    ),
    "checks.head_text": (
        "没有记录，只看这篇文字（{series}，读到{read}个数）：{counts}",
        "Without a record, the text alone ({series}, figures read: {read}): {counts}",
    ),
    "checks.compared_with": (
        "  与档案里的上一场相比：第{number}场 {held_on}",
        "  compared with the conference before in the archive: No. {number}, {held_on}",
    ),
    "checks.in_line": ("{said}（第{line}行）", "{said} (line {line})"),
    "checks.counts": (
        "错误 {error}，待填 {blank}，警告 {warning}，未检 {unchecked}，提示 {hint}，通过 {passed}，已说明 {explained}",
        "errors: {error}, blank: {blank}, warnings: {warning}, not checked: {unchecked}, hints: {hint}, "
        "passed: {passed}, explained: {explained}",
    ),
    "checks.mark_error": ("✗ 错误", "✗ error  "),
    "checks.mark_blank": ("_ 待填", "_ blank"),
    "checks.mark_warning": ("! 警告", "! warning"),
    "checks.mark_unchecked": ("? 未检", "? not checked"),
    "checks.mark_hint": ("· 提示", "· hint"),
    "checks.mark_explained": ("* 已说明", "* explained"),
    "checks.advice": ("怎么办：{text}", "what to do: {text}"),
    "checks.explained": ("已说明：{text}", "explained: {text}"),
    "checks.mend": ("也许是：{text}", "perhaps: {text}"),
    "checks.reconciled": ("可用的说明：{text}", "a note to use: {text}"),
    "checks.heading_error": ("错误 {count}", "Errors: {count}"),
    "checks.heading_blank": (
        "待填 {count}格（还没有填，不是错误）",
        "Blank: {count} (figures not filled in, not errors)",
    ),
    "checks.heading_warning": ("警告 {count}（改正或说明）", "Warnings: {count} (fix or explain)"),
    "checks.heading_passed_over": (
        "无法读取、没有比较的场次 {count}",
        "Earlier conferences not read, so not compared with: {count}",
    ),
    "checks.heading_unchecked": ("未检 {count}（不等于通过）", "Not checked: {count} (not a pass)"),
    "checks.heading_hint": ("提示 {count}（请留意）", "Hints: {count} (please check)"),
    "checks.heading_explained": ("已说明 {count}", "Explained: {count}"),
    "checks.heading_passed": ("通过 {count}", "Passed: {count}"),
    "checks.counts_hints": ("{counts} · 提示 {hint}", "{counts} · hints {hint}"),
    "checks.counts_short": (
        "错误 {error} · 待填 {blank} · 警告 {warning} · 未检 {unchecked}",
        "errors {error} · blank {blank} · warnings {warning} · not checked {unchecked}",
    ),
    "checks.taken": ("已采用：{text}。Ctrl+Z 撤销。", "Taken: {text}. Ctrl+Z undoes it."),
    "checks.must_be_mended": (
        "这是错误，说明原因也不能定稿：请改正数据或文字。",
        "This is an error and cannot be explained away: correct the figures or the words.",
    ),
    "checks.to_be_filled": (
        "还没有填，不用说明原因：按 Enter 去填，没有的填 0。",
        "Not filled in yet, so there is nothing to explain: Enter goes there. If there was none, type 0.",
    ),
    "checks.number_must_go": (
        "这是带单位的数，不能当名称放过：提取成数据，或删去。",
        "This is a number with its unit, not a name: make it a figure, or remove it.",
    ),
    "checks.explain_title": ("说明原因", "Why it may stand"),
    "checks.explain_label": ("原因", "Reason"),
    "checks.explain_english": ("英文", "In English"),
    "checks.explain_english_hint": ("印在英文稿里；不出英文稿，可不填", "printed in English texts"),
    "checks.explain_hint": ("留空则撤销原来的说明", "empty: withdraws it"),
}
