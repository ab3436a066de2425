"""The one table of actions: key bindings, the key bar, the palette, the help page and README come from it.

An action belongs to the places where it can be done. A place is a kind of screen (`desk`, `entry`,
`review`, `draft` …); `app` is everywhere, `conference` every screen that shows one conference. The
screen of a place carries out an action `x` in its method `action_x`.

No action stands on a bare letter, since a Chinese input method swallows letters, nor on a key that
terminals cannot tell from Backspace, Tab, Enter or Escape (Ctrl+H, I, M, J, [).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from store.languages import in_language

if TYPE_CHECKING:
    from textual.binding import BindingType

LEFT = ("left", "less_than_sign", "left_double_angle_bracket")
RIGHT = ("right", "greater_than_sign", "right_double_angle_bracket")
"""The arrow keys, printed as `<` and `>`, and what is typed by whoever takes that for the sign, by a Chinese input
method too."""
EVERYWHERE = "app"
IN_CONFERENCE = "conference"
CONFERENCE_PLACES = frozenset(
    {
        "entry",
        "review",
        "draft",
        "checks",
        "history",
        "reading",
        "sections",
        "section",
        "titles",
        "table",
        "steps",
        "board",
    }
)
"""Places that show one conference; what is valid in `conference` is valid in each."""


class Action(Struct, frozen=True):
    """`id` never changes (users' keymaps and tests name it), `keys` are Textual's names of keys, most
    usual first. `labels` and `hints` are (zh, en): a word for the key bar, a sentence for the rest."""

    id: str
    keys: tuple[str, ...]
    labels: tuple[str, str]
    hints: tuple[str, str]
    places: tuple[str, ...] = (EVERYWHERE,)
    in_bar: bool = False
    """Shown in the key bar at the foot of the screen."""
    off_bar: str = ""
    """A place in which it can be done, but whose key bar leaves it out: others need the room."""
    called_in: tuple[str, tuple[str, str]] = ("", ("", ""))
    """A place in whose key bar it goes by another word, and that word."""
    above: bool = False
    """Done in dialogs too, before the focused widget sees the key."""
    also: str = ""
    """Other words by which a person looks for it in the palette."""

    def label(self, lang: str) -> str:
        return in_language(self.labels, lang)

    def hint(self, lang: str) -> str:
        return in_language(self.hints, lang)

    def bar_label(self, place: str, lang: str) -> str:
        """Its word in the key bar of a place."""
        where, labels = self.called_in
        return in_language(labels, lang) if where == place else self.label(lang)

    @property
    def key_name(self) -> str:
        """The key as it is printed: `F2`, `^S`; empty when it has none."""
        return key_as_written(self.keys[0]) if self.keys else ""

    def valid_in(self, place: str) -> bool:
        return (
            EVERYWHERE in self.places
            or place in self.places
            or (IN_CONFERENCE in self.places and place in CONFERENCE_PLACES)
        )


def key_as_written(key: str) -> str:
    """A key of Textual as people write it: `ctrl+s` -> `^S`, `f2` -> `F2`, `shift+tab` -> `Shift+Tab`."""
    if key.startswith("ctrl+"):
        rest = key.removeprefix("ctrl+")
        return f"^{rest.upper()}" if len(rest) == 1 else f"Ctrl+{key_as_written(rest)}"
    names = {
        "escape": "Esc",
        "pageup": "PgUp",
        "pagedown": "PgDn",
        **dict.fromkeys(LEFT, "<"),
        **dict.fromkeys(RIGHT, ">"),
        "minus": "-",
        "slash": "/",
        "f24": "Shift+F12",  # so it comes from most terminals
    }
    return "+".join(names.get(part, part.capitalize()) for part in key.split("+"))


ACTIONS: tuple[Action, ...] = (
    Action(
        "help", ("f1",), ("帮助", "Help"),
        ("此处能做什么、用哪些键", "What can be done here, and with which keys"),
        in_bar=True, above=True, called_in=("desk", ("导览", "Tour")),
    ),
    Action(
        "guide", (), ("手册", "Manual"),
        ("看手册：一份通稿从头做起、更正、新系列、各个文件怎样写", "Read the manual: a bulletin from scratch, a correction, a new series, the files"),
    ),
    Action(
        "enter", ("f2",), ("录入", "Enter"),
        ("录入数据；已在录入时修改光标所在的格", "Enter the figures; while entering: edit the current cell"),
        ("desk", IN_CONFERENCE), in_bar=True,
    ),
    Action(
        "review", ("f3",), ("审阅", "Review"), ("看全场数据与比较", "See the whole conference and the comparison"),
        ("desk", IN_CONFERENCE), in_bar=True,
    ),
    Action(
        "draft", ("f4",), ("文稿", "Draft"), ("看文稿，复制或导出", "See the text, copy or export it"),
        ("desk", IN_CONFERENCE), in_bar=True, also="定稿 final",
    ),
    Action(
        "fill_zero", ("f5",), ("填零", "Zero"),
        ("本行其余空格都填零（没有报告）", "The other blank places of this row are zero"), ("entry",), in_bar=True,
    ),
    Action(
        "next_panel", ("f6",), ("换区", "Next"),
        ("转到下一部分：各时段、其他数据", "Go to the next part: the windows, other figures"),
        ("entry", "reading", "table"), in_bar=True,
    ),
    Action(
        "add_section", ("f5",), ("加部门", "+Dept"),
        ("加一个部门的发布：单位、发言人、职务", "Add a department: speaker and the title held that day"), ("sections",), in_bar=True,
    ),
    Action(
        "add_answer", ("f6",), ("加答问", "+Q&A"),
        ("加一条答问：问题、答问人、承诺", "Add an answer: question, who answers, what is promised"), ("sections",), in_bar=True,
    ),
    Action(
        "add_paragraph", ("ctrl+n",), ("加段", "+Para"),
        ("给光标所在的部门加一段", "Add a paragraph to the department under the cursor"), ("sections",), in_bar=True,
    ),
    Action(
        "part_details", ("ctrl+d",), ("资料", "Edit"),
        ("改单位、发言人、职务、说法、问题、承诺", "Change department, speaker, title, verb, question, promise"),
        ("sections", "section"), in_bar=True,
    ),
    Action(
        "use_again", ("ctrl+u",), ("取用", "Reuse"),
        ("取用以前场次的部门发布，不带数", "Use a section of an earlier conference again, without its figures"), ("sections",), in_bar=True,
    ),
    Action(
        "titles", ("ctrl+t",), ("标题", "Heads"),
        ("拟标题、副题、电头、议题", "Choose headlines, sub-heads, byline and agenda"), ("sections", "steps"), in_bar=True,
    ),
    Action(
        "collapse", LEFT, ("收起", "Collapse"), ("收起光标所在的部门", "Collapse the department under the cursor"),
        ("sections",),
    ),
    Action(
        "expand", RIGHT, ("展开", "Expand"), ("展开光标所在的部门", "Expand the department under the cursor"),
        ("sections",),
    ),
    Action(
        "move_up", ("ctrl+up", "alt+up", "shift+up"), ("上移", "Up"), ("上移一位", "Move up by one"), ("sections",),
    ),
    Action(
        "move_down", ("ctrl+down", "alt+down", "shift+down"), ("下移", "Down"), ("下移一位", "Move down by one"), ("sections",),
    ),
    Action(
        "remove", ("delete",), ("删除", "Remove"), ("删除光标所在的一项", "Remove what is under the cursor"),
        ("sections", "section", "names"),
    ),
    Action(
        "lift", ("f5",), ("提取", "Extract"),
        ("把文字里的数变成本场的数据，以后跟着改", "Make the numbers in the text figures of the record, which they then follow"),
        ("section",), in_bar=True,
    ),
    Action(
        "insert", ("f6",), ("插入", "Insert"),
        ("在光标处插入数据、列举、判断、各地进展", "Put a figure, list, claim or progress in at the cursor"), ("section",), in_bar=True,
    ),
    Action(
        "confirm", (), ("确认", "Confirm"),
        ("答问重读过，引用的数照现在的写", "The answer was read again and stands with its figures of now"), ("section",),
    ),
    Action(
        "add_figure", ("ctrl+n",), ("加数据", "+Fig"), ("加一个数据", "Add a figure"), ("section",), in_bar=True,
    ),
    Action(
        "checks", ("f7",), ("核对", "Checks"), ("看全部核对结果", "See the outcome of every check"),
        ("desk", IN_CONFERENCE), in_bar=True, off_bar="desk",
    ),
    Action(
        "next_finding", ("f8",), ("问题", "Finding"), ("转到下一处问题；列表：下一场要改的；报送屏：下一家没报来的", "Go to the next finding; in the list: to the next conference that has one; on the reports screen: to the next one missing"),
        ("desk", "entry", "review", "checks", "sections", "section", "board"), in_bar=True, off_bar="desk",
    ),
    Action(
        "take_mend", ("f5",), ("采用", "Take"),
        ("采用提议的改法；可撤销", "Take the proposed correction; it can be undone"), ("checks",), in_bar=True,
    ),
    Action(
        "other_mend", RIGHT, ("另一种", "Other"),
        ("看下一种改法", "The next of the proposals"), ("checks",), in_bar=True,
    ),
    Action(
        "explain", ("f6",), ("说明", "Explain"),
        ("写明警告为什么可以保留", "Say why a warning may stand"), ("checks",), in_bar=True,
    ),
    Action(
        "accept_name", ("f9",), ("认可", "Accept"),
        ("数是名称，或这句话可以这样写：本系列以后不再问；答问重读过；人或职务不在名单上：加进名单", "The number is a name, or the words may stand: this series will not ask again; an answer was read again; a person or title not on the list: add it"),
        ("checks", "section"), in_bar=True,
    ),
    Action(
        "export", ("ctrl+e",), ("导出", "Export"),
        ("把文稿导出成文件、定稿；在文稿屏再按 F4 也可", "Write the text to files, make it final; F4 on the draft screen does the same"),
        ("draft",), in_bar=True, also="定稿 final",
    ),
    Action(
        "copy", ("ctrl+c",), ("复制", "Copy"), ("复制全文", "Copy the whole text"), ("draft",), in_bar=True,
    ),
    Action(
        "text_form", ("ctrl+t",), ("形式", "Form"),
        ("换文稿的形式：全文、简讯、口播稿、答问、表格", "Another form of the text: full, notice, script, Q&A, table"),
        ("draft",), in_bar=True,
    ),
    Action(
        "text_language", ("ctrl+l",), ("语言", "Lang"),
        ("换文稿的语言，界面不变", "The text in another language; the interface stays as it is"),
        ("review", "draft", "section", "titles"), in_bar=True,
    ),
    Action(
        "older", LEFT, ("上一场", "Earlier"), ("看上一场", "See the earlier conference"), ("review",), in_bar=True,
    ),
    Action(
        "newer", RIGHT, ("下一场", "Later"), ("看下一场", "See the later conference"), ("review",), in_bar=True,
    ),
    Action(
        "accept", ("f5",), ("采用", "Accept"),
        ("把读出的数写进本场", "Put the figures that were read into the conference"), ("reading", "table"), in_bar=True,
    ),
    Action(
        "give_meaning", ("f9",), ("指明", "Assign"),
        ("说明没有读出的数是哪一格的", "Say which figure a number is that was not read"), ("reading",), in_bar=True,
    ),
    Action(
        "keep_sentence", ("ctrl+n",), ("留用", "Keep"),
        ("把这句话留作本单位的句子，以后自己读出", "Keep the sentence as the office's own, read by itself from now on"), ("reading",), in_bar=True,
    ),
    Action(
        "read_there", ("f8",), ("到那场", "There"),
        ("这篇是别的场次、别的系列的：到那里去读，没有就新建", "The text is of another conference or series: read it there, begun where it is not yet"),
        ("reading",), in_bar=True,
    ),
    Action(
        "paste", ("f9",), ("读稿", "Read"),
        ("粘贴一篇通稿，读出其中的数据", "Paste a bulletin and read the figures out of it"), ("entry",), in_bar=True,
    ),
    Action(
        "same_again", ("ctrl+u",), ("照上次", "Same"),
        ("这个数与上次一样，照上次的填（录入时限现有和累计）", "This figure as last time (grid: standing or cumulative)"),
        ("section", "entry"), in_bar=True,
    ),
    Action(
        "copy_cells", ("ctrl+c",), ("复制", "Copy"),
        ("复制选中的格，可粘到别的格、Excel、WPS", "Copy the selected cells, to be pasted into other cells or a spreadsheet"),
        ("entry",),
    ),
    Action(
        "cut_cells", ("ctrl+x",), ("剪切", "Cut"),
        ("复制选中的格并清空；可撤销", "Copy the selected cells and blank them; it can be undone"), ("entry",),
    ),
    Action(
        "put_cells", ("ctrl+v",), ("粘贴", "Paste"),
        ("从光标处起填入在程序里复制的格（别处复制的用终端的粘贴）", "Fill in cells copied in this program, from the cursor on (from elsewhere: the terminal's own paste)"),
        ("entry",),
    ),
    Action(
        "select_all", ("ctrl+a",), ("全选", "Select all"),
        ("选中本时段的各格；再按选中全表", "Select all cells of this window; again: of the whole sheet"), ("entry",),
    ),
    Action(
        "select", (), ("选格", "Select"),
        ("从这一格起选：光标移到哪里就选到哪里，Esc 取消", "Select from this cell on: wherever the cursor goes; Esc ends it"), ("entry",),
    ),
    Action(
        "import_table", (), ("导入表格", "Import table"),
        ("从部门报来的 csv、xlsx 或粘贴的表格填入数据", "Fill figures in from a department's csv, xlsx or pasted table"),
        ("entry",),
    ),
    Action(
        "new", ("ctrl+n",), ("新建", "New"),
        ("新建下一场：场次、日期、时段先拟好", "Begin the next conference: number, date and windows proposed"),
        ("desk",), in_bar=True,
    ),
    Action(
        "open", ("enter",), ("打开", "Open"), ("打开光标所在的一场", "Open the conference under the cursor"),
        ("desk",),
    ),
    Action(
        "filter", ("ctrl+f",), ("查找", "Find"), ("按场次、日期、录入的和文稿里的文字查找；“”里的整句找", "Find by number, date, words in it, or a “phrase”"),
        ("desk", "names", IN_CONFERENCE), in_bar=True, also="搜索 检索 查询 search",
    ),
    Action(
        "names", ("f9",), ("名单", "Names"),
        ("本单位的名单：职务和任期、次序、地名、用词", "The office's list: titles and terms, precedence, places, words"),
        ("desk",), in_bar=True,
    ),
    Action(
        "add_entry", ("ctrl+n",), ("加", "Add"), ("往名单里加人员、地名或用词", "Add a person, a place or words to the list"),
        ("names",), in_bar=True,
    ),
    Action(
        "new_title", ("f5",), ("新职务", "New title"),
        ("光标所在的人从某一天起的新职务；原职务到前一天为止", "A new title from a given day; the old one ends the day before"),
        ("names",), in_bar=True,
    ),
    Action(
        "end_title", ("f6",), ("卸任", "End"), ("光标所在的职务到哪一天为止", "The last day of the title under the cursor"),
        ("names",), in_bar=True,
    ),
    Action(
        "delete", ("delete",), ("移出", "Remove"), ("把这一场移出列表（档案里仍留着）", "Take the conference out of the list (the archive keeps it)"),
        ("desk",), also="删除 delete erase",
    ),
    Action(
        "bin", (), ("恢复", "Bring back"),
        ("回到列表，恢复移出的发布会（撤销移出、撤销删除）", "In the list: a conference that was removed (undelete, restore)"),
        ("desk", IN_CONFERENCE), also="回收站 垃圾箱 已删除 undo delete remove bin trash recycle",
    ),
    Action(
        "backup", (), ("备份", "Back up"),
        ("把整个档案备份成一个文件", "Write the whole archive into one file, a backup"),
        ("desk", IN_CONFERENCE),
    ),
    Action(
        "arrange", ("f5",), ("排序", "Sort"),
        ("换顺序，只看某种状态、系列、月份的发布会", "Another order; only the conferences of one state, series or month"),
        ("desk",), in_bar=True,
    ),
    Action(
        "glance", ("f6",), ("概要", "View"),
        ("看光标所在的一场：标题、数据、走势、问题；再按收起", "The conference under the cursor: headline, figures, trend, findings; again to close it"),
        ("desk",), in_bar=True,
    ),
    Action(
        "new_of", (), ("别的系列", "Other series"),
        ("新建另一个系列的发布会", "Begin a conference of another series"), ("desk",),
    ),
    Action(
        "new_series", (), ("新建系列", "New series"),
        ("给本单位建一个系列：地区、指标、时段自己定", "Make a series of your own: its places, indicators, windows"), ("desk",),
    ),
    Action(
        "tour", (), ("导览", "Tour"),
        ("走一遍：两分钟，七步，用样例，不动您的档案", "A tour of two minutes: seven steps, on the sample; your archive is not touched"),
        ("desk",),
    ),
    Action(
        "sample", (), ("样例", "Sample"),
        ("放进样例：七场发布会（2022年8月至9月）、一份就业情况通报", "Put in the sample: seven conferences of August and September 2022, an employment bulletin"),
        ("desk",),
    ),
    Action(
        "sections", ("ctrl+o", "f10"), ("全场", "Whole"),
        ("部门发布、答问、标题：整场发布会", "Sections, answers, headlines: the whole conference"),
        ("desk", IN_CONFERENCE), in_bar=True, off_bar="desk",
    ),
    Action(
        "confirm_report", ("f5",), ("核实", "Verify"),
        ("电话核实过：记下谁、何时、同谁，和现在的数", "Verified by phone: note with whom you spoke, and the figures as they are now"),
        ("board",), in_bar=True,
    ),
    Action(
        "note_report", ("f6",), ("已报", "Reported"),
        ("部门报来了（材料不进数据的也算）", "A department has reported (also where its material has no figures)"),
        ("board",), in_bar=True,
    ),
    Action(
        "leave_note", ("ctrl+n",), ("留言", "Note"),
        ("给下一班留言：打开这一场先看到，从不印出", "A note for the next shift: seen first, never printed"),
        ("steps", "board"), in_bar=True,
    ),
    Action(
        "save", ("ctrl+s",), ("保存", "Save"), ("存成一版，可以查回", "Keep this state as a version that can be looked up"),
        (IN_CONFERENCE,), in_bar=True,
    ),
    Action(
        "history", ("ctrl+r",), ("历史", "History"),
        ("看各版：谁在何时改了什么；比较、恢复", "See the versions: who changed what and when; compare, restore"),
        (IN_CONFERENCE,),
    ),
    Action(
        "compare", ("f5",), ("比较", "Compare"),
        ("以光标所在的一版为准，移到另一版看不同；再按不比", "Compare with this version: move to another; again to stop"),
        ("history",), in_bar=True,
    ),
    Action(
        "restore_version", ("f6",), ("恢复", "Restore"),
        ("把光标所在的一版恢复成最新的一版", "Make the version under the cursor the newest one"),
        ("history",), in_bar=True,
    ),
    Action(
        "accept_doubted", ("f8",), ("接受", "Accept"),
        ("与本机所见不符时：看是哪里，写明理由，以现状为准", "Not as this computer saw it: see what, say why, accept it"),
        ("history",), in_bar=True,
    ),
    Action(
        "undo", ("ctrl+z",), ("撤销", "Undo"), ("撤销上一次修改", "Undo the last change"),
        ("entry", "checks", "desk", "sections", "section", "titles", "steps", "board", "names"), in_bar=True,
        also="撤消 回退 还原",
    ),
    Action(
        "redo", ("ctrl+y",), ("重做", "Redo"), ("重做撤销的修改", "Redo the change that was undone"),
        ("entry", "sections", "section", "titles", "steps", "board"),
    ),
    Action(
        "details", ("ctrl+d",), ("会议", "Info"),
        ("改场次、日期、时段、主办、议题、标题", "Change number, date, windows, host, agenda, headlines"),
        ("entry",), in_bar=True,
    ),
    Action(
        "more_rows", (), ("备用行", "More rows"),
        ("显示或收起不常用的指标", "Show or hide the rows of seldom used indicators"), ("entry",),
    ),
    Action(
        "where_printed", ("ctrl+w",), ("印在何处", "Where"),
        ("这个数印在文稿的哪几处", "Where the text prints this figure"), ("entry", "draft"),
    ),
    Action(
        "steps", ("ctrl+g",), ("清单", "To do"),
        ("下一步做什么：从数据到定稿的待办清单", "What to do next: the checklist, step by step"),
        ("desk", IN_CONFERENCE), in_bar=True,
    ),
    Action(
        "board", ("ctrl+k",), ("报送", "Reports"),
        ("谁报来了、谁迟了、谁改报、谁已电话核实", "Who has reported, who is late, who was verified by phone"),
        ("desk", "entry", "review", "draft", "checks", "sections", "steps", "history"), in_bar=True,
    ),
    Action(
        "palette", ("ctrl+p",), ("命令", "More"), ("按名字查找一切操作", "Find every action by name"), in_bar=True,
    ),
    Action(
        "settings", ("shift+f12", "f24"), ("设置", "Settings"),
        ("界面语言、主题、署名、导出的文件夹", "Language, theme, your name, the folder for exports"),
    ),
    Action(
        "language", ("f12",), ("English", "中文"), ("界面换成英文", "Show the interface in Chinese"),
    ),
    Action("back", ("escape",), ("返回", "Back"), ("回到上一屏", "Go back one screen")),
    Action(
        "quit", ("ctrl+q",), ("退出", "Quit"), ("保存并退出", "Save and quit"), in_bar=True, above=True,
    ),
)  # fmt: skip


def valid_in(place: str) -> Iterator[Action]:
    """The actions that can be done in a place, in the order of the table."""
    return (action for action in ACTIONS if action.valid_in(place))


def key_of(name: str) -> str:
    """The key of an action as it is printed, by its id."""
    return next(action.key_name for action in ACTIONS if action.id == name)


def bindings(*places: str) -> list["BindingType"]:
    """The key bindings of the actions that belong to exactly these places, for a screen or the app."""
    from textual.binding import Binding

    wanted = set(places)
    return [
        Binding(
            ",".join(action.keys),
            action.id,
            action.labels[1],
            show=False,
            id=action.id,
            priority=action.above,
        )
        for action in ACTIONS
        if action.keys and wanted.intersection(action.places)
    ]


class OwnKeys(Struct, frozen=True):
    """Keys of a widget or a dialog, and what it does at them: a method `action_<does>` of it (or of the
    `screen.` or the `app.`). They are in no key bar: the help says them with the words of the place."""

    keys: str
    does: str
    above: bool = False
    """Done before the focused widget sees the key."""


_BENEATH = sorted(
    {key for one in ACTIONS if not one.above for key in one.keys if re.match(r"f\d|ctrl\+[a-z]$", key)}
)
"""The keys of full screens that are no part of what one types and of how one moves."""

OWN_KEYS: dict[str, tuple[OwnKeys, ...]] = {
    "dialog": tuple(OwnKeys(key, f"beneath({key!r})") for key in _BENEATH),
    "grid": (
        OwnKeys("left", "left"), OwnKeys("right", "right"), OwnKeys("up", "up"), OwnKeys("down", "down"),
        OwnKeys("tab", "next"), OwnKeys("shift+tab", "previous"), OwnKeys("enter", "enter"),
        OwnKeys("home", "row_start"), OwnKeys("end", "row_end"),
        OwnKeys("ctrl+home", "sheet_start"), OwnKeys("ctrl+end", "sheet_end"),
        OwnKeys("pageup", "page_up"), OwnKeys("pagedown", "page_down"),
        OwnKeys("shift+left", "select_left"), OwnKeys("shift+right", "select_right"),
        OwnKeys("shift+up", "select_up"), OwnKeys("shift+down", "select_down"),
        OwnKeys("shift+home", "select_row_start"), OwnKeys("shift+end", "select_row_end"),
        OwnKeys("shift+pageup", "select_page_up"), OwnKeys("shift+pagedown", "select_page_down"),
        OwnKeys("ctrl+shift+home", "select_sheet_start"), OwnKeys("ctrl+shift+end", "select_sheet_end"),
        OwnKeys("delete", "clear"), OwnKeys("backspace", "backspace"), OwnKeys("escape", "revert"),
    ),
    "list": (
        OwnKeys("down", "step(1)"), OwnKeys("up", "step(-1)"),
        OwnKeys("pagedown", "page(1)"), OwnKeys("pageup", "page(-1)"),
        OwnKeys("home,ctrl+home", "step(-1000000)"), OwnKeys("end,ctrl+end", "step(1000000)"),
        OwnKeys("ctrl+c", "copy"),
    ),
    "rows": (
        OwnKeys("down", "step(1)"), OwnKeys("up", "step(-1)"),
        OwnKeys("pagedown", "step(8)"), OwnKeys("pageup", "step(-8)"),
        OwnKeys("home,ctrl+home", "step(-1000000)"), OwnKeys("end,ctrl+end", "step(1000000)"),
        OwnKeys("space", "tick"), OwnKeys("enter", "choose"), OwnKeys("ctrl+c", "copy"),
    ),
    "text": (
        OwnKeys("tab,right", "step(1)"), OwnKeys("shift+tab,left", "step(-1)"),
        OwnKeys("down", "line(1)"), OwnKeys("up", "line(-1)"),
        OwnKeys("home,ctrl+home", "edge(0)"), OwnKeys("end,ctrl+end", "edge(-1)"), OwnKeys("enter", "choose"),
    ),
    "printed": (
        OwnKeys("right", "step(1)"), OwnKeys("left", "step(-1)"),
        OwnKeys("down", "line(1)"), OwnKeys("up", "line(-1)"),
        OwnKeys("home,ctrl+home", "edge(0)"), OwnKeys("end,ctrl+end", "edge(-1)"), OwnKeys("enter", "choose"),
    ),
    "prose": (
        OwnKeys("left", "move(-1)"), OwnKeys("right", "move(1)"),
        OwnKeys("shift+left", "move(-1, True)"), OwnKeys("shift+right", "move(1, True)"),
        OwnKeys("up", "line(-1)"), OwnKeys("down", "line(1)"),
        OwnKeys("shift+up", "line(-1, True)"), OwnKeys("shift+down", "line(1, True)"),
        OwnKeys("pageup", "page(-1)"), OwnKeys("pagedown", "page(1)"),
        OwnKeys("shift+pageup", "page(-1, True)"), OwnKeys("shift+pagedown", "page(1, True)"),
        OwnKeys("home", "edge(0)"), OwnKeys("end", "edge(1)"),
        OwnKeys("shift+home", "edge(0, True)"), OwnKeys("shift+end", "edge(1, True)"),
        OwnKeys("ctrl+home", "end(0)"), OwnKeys("ctrl+end", "end(1)"),
        OwnKeys("ctrl+shift+home", "end(0, True)"), OwnKeys("ctrl+shift+end", "end(1, True)"),
        OwnKeys("ctrl+left", "word(-1)"), OwnKeys("ctrl+right", "word(1)"),
        OwnKeys("ctrl+shift+left", "word(-1, True)"), OwnKeys("ctrl+shift+right", "word(1, True)"),
        OwnKeys("ctrl+a", "select_all"), OwnKeys("enter", "newline"),
        OwnKeys("backspace", "take(-1)"), OwnKeys("delete", "take(1)"),
        OwnKeys("ctrl+w,ctrl+backspace,alt+backspace", "take_word(-1)"),
        OwnKeys("alt+delete,ctrl+delete", "take_word(1)"),
        OwnKeys("ctrl+k", "take_line(1)"),
        OwnKeys("ctrl+c", "copy"), OwnKeys("ctrl+x", "cut"), OwnKeys("ctrl+v", "paste"),
    ),
    "review": (
        OwnKeys("tab", "step(1)"), OwnKeys("shift+tab", "step(-1)"), OwnKeys("enter", "choose"),
        OwnKeys("left", "screen.older"), OwnKeys("right", "screen.newer"),
        OwnKeys("home,ctrl+home", "edge(False)"), OwnKeys("end,ctrl+end", "edge(True)"),
    ),
    "form_line": (
        OwnKeys("ctrl+a", "select_all"), OwnKeys("ctrl+home", "home"), OwnKeys("ctrl+end", "end"),
    ),
    "spoken": (OwnKeys("right", "take", above=True),),
    "button": (OwnKeys("enter,space", "press"),),
    "tick": (OwnKeys("space,enter", "change"),),
    "first_run": (OwnKeys("enter", "screen.sample"),),
    "desk": (OwnKeys("escape", "stop_finding"),),
    "arrange": (
        OwnKeys("escape", "give_up"), OwnKeys("left", "turn(-1)", above=True), OwnKeys("right", "turn(1)", above=True),
        OwnKeys("delete", "all", above=True), OwnKeys("f5", "take", above=True),
    ),
    "find_line": (
        OwnKeys("down", "screen.to_list(1)"), OwnKeys("up", "screen.to_list(-1)"),
    ),
    "help": (
        OwnKeys("escape", "close"), OwnKeys("enter", "tour_or_close"), OwnKeys("tab", "manual", above=True),
    ),
    "manual": (
        OwnKeys("escape", "give_up"), OwnKeys("pagedown,space", "page(1)", above=True),
        OwnKeys("pageup", "page(-1)", above=True),
        OwnKeys("right", "line(1)", above=True), OwnKeys("left", "line(-1)", above=True),
    ),
    "notice": (OwnKeys("escape,enter", "close"), OwnKeys("ctrl+z", "undo")),
    "question": (
        OwnKeys("escape", "give_up"),
        OwnKeys("left,up", "app.focus_previous"), OwnKeys("right,down", "app.focus_next"),
    ),
    "choice": (OwnKeys("escape", "give_up"),),
    "filtered": (
        OwnKeys("escape", "give_up"), OwnKeys("down", "step(1)"), OwnKeys("up", "step(-1)"),
        OwnKeys("pagedown", "step(8)"), OwnKeys("pageup", "step(-8)"),
    ),
    "palette": (OwnKeys("escape", "give_up"), OwnKeys("down", "step(1)"), OwnKeys("up", "step(-1)")),
    "form": (
        OwnKeys("escape", "give_up"),
        OwnKeys("tab", "round(1)"), OwnKeys("shift+tab", "round(-1)"),
        OwnKeys("down", "line(1)"), OwnKeys("up", "line(-1)"),
    ),
    "new": (OwnKeys("f5", "another_series"),),
    "new_series": (OwnKeys("f5", "choose_kind"), OwnKeys("f6", "choose_template")),
    "settings": (
        OwnKeys("escape", "give_up"), OwnKeys("left", "turn(-1)", above=True), OwnKeys("right", "turn(1)", above=True),
    ),
    "export": (
        OwnKeys("escape", "give_up"), OwnKeys("ctrl+e,f4", "go", above=True), OwnKeys("ctrl+t", "final", above=True),
        OwnKeys("down", "app.focus_next"), OwnKeys("up", "app.focus_previous"),
    ),
    "clash": (OwnKeys("escape", "give_up"), OwnKeys("ctrl+s", "accept", above=True)),
    "tour": (OwnKeys("escape", "end"),),
}  # fmt: skip
"""What widgets and dialogs do at keys that are no action of a place."""


def own_key(whose: str, key: str) -> str:
    """What a widget that takes its keys itself does at one; empty when the key is not its own."""
    return next((own.does for own in OWN_KEYS[whose] if key in own.keys.split(",")), "")


def own_bindings(whose: str) -> list["BindingType"]:
    """The key bindings of a widget or a dialog."""
    from textual.binding import Binding

    return [Binding(own.keys, own.does, show=False, priority=own.above) for own in OWN_KEYS[whose]]
