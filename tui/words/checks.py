"""The words of `check` and of the checks screen. What the findings themselves say stands in the store."""

WORDS = {
    "checks.opt_all": ("核对所有场次", "check every conference"),
    "checks.opt_json": ("输出 JSON", "print JSON"),
    "checks.head": ("第{number}场 {held_on}（{key}）：{counts}", "No. {number}, {held_on} ({key}): {counts}"),
    "checks.counts": (
        "错误 {error}，警告 {warning}，未检 {unchecked}，提示 {hint}，通过 {passed}，已说明 {explained}",
        "{error} errors, {warning} warnings, {unchecked} not checked, {hint} hints, "
        "{passed} passed, {explained} explained",
    ),
    "checks.mark_error": ("× 错误", "× error   "),
    "checks.mark_warning": ("! 警告", "! warning "),
    "checks.mark_unchecked": ("? 未检", "? not checked"),
    "checks.mark_hint": ("· 看一下", "· look    "),
    "checks.mark_passed": ("= 通过", "= passed  "),
    "checks.advice": ("怎么办：{text}", "what to do: {text}"),
    "checks.explained": ("已说明：{text}", "explained: {text}"),
    "checks.mend": ("也许是：{text}", "perhaps: {text}"),
}
