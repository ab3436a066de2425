"""Words of the history screen."""

from store.languages import Pairs

WORDS: Pairs = {
    "history.version": ("第{number}版", "version {number}"),
    "history.from": ("比较 第{one}版 → 第{other}版", "version {one} -> version {other}"),
    "history.compare_now": (
        "拿这一版来比：移到另一版，看两版之间改了什么。",
        "To be compared: go to another version to see what changed between the two.",
    ),
    "history.changes": ("第{number}版的改动", "what version {number} changed"),
    "history.in_chinese": ("〔…〕：只存了中文的名称。", "〔…〕: a name that is kept in Chinese only."),
    "history.none": ("没有改动。", "Nothing changed."),
    "history.first": ("新建时的全部内容。", "Everything the conference was created with."),
    "history.source": ("来源 {source}", "source {source}"),
    "history.reason": ("原因 {reason}", "reason {reason}"),
    "history.hash": ("校验值 {hash}", "hash {hash}"),
    "history.sure": (
        "把第{number}版恢复成最新的一版？之后的各版仍留在历史里，没有存版的改动会先存一版。",
        "Make version {number} the newest one? The versions after it stay in the history; "
        "unsaved changes are kept as a version first.",
    ),
    "history.restore": ("恢复", "Restore"),
    "history.keep": ("不恢复", "Leave it"),
    "history.restored": ("已恢复成第{number}版。", "Restored as version {number}."),
    "history.doubts": ("存疑：{count}处", "Doubts about this record: {count}"),
    "history.no_doubts": (
        "与本机所见相符，没有什么要接受的。",
        "It is as this computer saw it: there is nothing to accept.",
    ),
    "history.accept_title": ("以现状为准", "Accept it as it stands"),
    "history.accept_label": ("理由", "why"),
    "history.accept_hint": ("记入历史；没有理由不接受", "kept in the history; required"),
    "history.accepted": (
        "已以现状为准，成为第{number}版；姓名和理由已记入历史。",
        "Accepted as it stands, as version {number}; name and reason are in the history.",
    ),
    "history.accepted_others": (
        "已以现状为准；姓名和理由已记下。",
        "Accepted as it stands; name and reason are on record.",
    ),
    "history.newest": ("这就是最新的一版。", "This is the newest version."),
}
