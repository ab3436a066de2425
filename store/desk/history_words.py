"""The words of a history: kinds of entry, parts of a conference, values. (Chinese, English)."""

KINDS: dict[str, tuple[str, str]] = {
    "created": ("新建", "created"),
    "changed": ("修改", "changed"),
    "restored": ("恢复第{of}版", "restored version {of}"),
    "deleted": ("删除", "deleted"),
    "undeleted": ("恢复删除", "brought back"),
    "migrated": ("升级格式", "format brought up"),
    "accepted": ("以现状为准", "accepted as it stands"),
}

PARTS: dict[str, tuple[str, str]] = {
    "number": ("场次", "number"),
    "held_on": ("日期", "date"),
    "held_at": ("时间", "time of day"),
    "status": ("状态", "status"),
    "version": ("定稿版次", "issue"),
    "series": ("系列", "series"),
    "format": ("格式", "format"),
    "windows": ("时段", "window"),
    "as_of": ("截至", "as of"),
    "cells": ("数据", "figure"),
    "texts": ("文字", "text"),
    "notes": ("说明", "note"),
    "sections": ("部门", "section"),
    "statements": ("发言", "statement"),
    "figures": ("发言数字", "figure of a statement"),
    "lists": ("清单", "list"),
    "claims": ("断语", "claim"),
    "statuses": ("阶段", "stage"),
    "answers": ("回应", "answer"),
}

CLOCK_BEHIND = ("（钟比前面的版本早）", "(clock behind an earlier version)")
"""Beside the time of a version that was stamped before one that came earlier."""

MAY_BE_UNFINISHED = ("可能没打完", "may be unfinished:")
"""The mark of a figure that was being typed when the program ended."""

VALUES: dict[str, tuple[str, str]] = {
    "blank": ("空", "blank"),
    "not_reported": ("未报", "not reported"),
    "not_applicable": ("不适用", "not applicable"),
    "draft": ("草稿", "draft"),
    "released": ("已发布", "released"),
}
