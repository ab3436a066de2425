"""The words of a subject are data (`store/series/common/subject.toml`): none stands in the code, and the code asks for no
list and no role that the data do not have."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from store.series.subject_file import SHARED, shared_subject

ROOT = Path(__file__).parents[2]
_CODE = [path for room in ("store", "tui") for path in sorted((ROOT / room).rglob("*.py"))]
_MARK = re.compile(r"<<([a-z_]+)>>")
_KEPT = re.compile(
    "病例|病人|确诊|无症状|感染|阳性|阴性|风险区|出院|隔离|治愈|痊愈|疫|密接|密切接触|新冠|病毒|患者|核酸|方舱|社会面|重症|轻症|死亡|复阳|解封|出舱"
    "|管控|封控|清零|流调|肺炎|毒株|医学观察|传染|住院|在院|收治"
    r"|\bcases\b|infect|asymptomatic|quarantin|epidemic|pandemic|covid|coronavirus|\bcarriers?\b|\bpatients?\b|outbreak|\bvirus|\bdischarged\b"
    r"|hospitali[sz]|\bdeaths?\b|risk[- ](?:area|zone)|\bclose contacts\b|positivity|zero-covid|lockdown",
    re.IGNORECASE,
)
"""Words of an epidemic, Chinese and English; not those that any office uses (confirmed, contacts, 新增)."""


def words_in_code(path: Path) -> Iterator[tuple[str, str]]:
    """The kept words in the literals of a file, docstrings excepted, each with the definition at the top it stands in."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for top in tree.body:
        for node in ast.walk(top):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
                for word in _KEPT.findall(_MARK.sub("", node.value)):
                    yield _name(top), word


def _name(top: ast.stmt) -> str:
    if isinstance(top, ast.Assign):
        return ast.unparse(top.targets[0])
    if isinstance(top, ast.AnnAssign):
        return ast.unparse(top.target)
    return str(getattr(top, "name", type(top).__name__))


EXCEPTIONS: dict[str, tuple[str, ...]] = {
    "store/checks/texts/counted_otherwise.py": ("ELSEWHERE_WORDS",),
    "store/desk/incoming/another_region.py": ("_ANY_CITY",),
    "store/series/shelf.py": ("DEFAULT",),
    "store/wording/book/book.py": ("SUBJECT_CHOICES",),
    "store/wording/read/basis/pieces.py": ("_NOT_COUNTED",),
    "store/wording/read/chinese/issuers.py": ("_NO_TOWN",),
    "store/wording/read/chinese/subjects.py": ("_FOREIGN_TOWN",),
    "store/wording/read/chinese/tokens.py": (
        "TokenKind",
        "SubjectWords",
        "TOWN",
    ),
    "store/wording/read/english/forms.py": (
        "AMONG_THEM",
        "COUNTED_SINCE",
        "WERE_IMPORTED",
        "HOW_ILL",
        "ALL_WERE_IN",
        "SAID_PART",
    ),
    "store/wording/read/english_tables.py": (
        "_NOT_SO",
        "_Tables",
    ),
    "store/wording/read/page/passing.py": ("_ENGLISH_DAY",),
    "store/wording/read/page/unread.py": ("_NONE",),
    "tui/words/sections.py": ("WORDS",),
    "tui/words/series.py": ("WORDS",),
    "tui/words/tour.py": ("WORDS",),
}


def test_no_word_of_a_subject_stands_in_the_code() -> None:
    """The exceptions only grow fewer: whoever moves one to the data takes it from the list."""
    found: dict[str, tuple[str, ...]] = {}
    for path in _CODE:
        names = tuple(dict.fromkeys(name for name, _ in words_in_code(path)))
        if names:
            found[str(path.relative_to(ROOT))] = names
    assert found == EXCEPTIONS


def test_the_code_and_the_shared_words_have_the_same_lists_and_roles() -> None:
    subject = shared_subject()
    code = "\n".join(
        path.read_text("utf-8") for path in _CODE if path.name not in ("subject.py", "subject_file.py")
    )
    asked = {*_MARK.findall(code), *re.findall(r"\.list_of\(\"([a-z_]+)\"", code), "named"}
    assert asked == {*subject.words}
    roles = {*re.findall(r"\.role\(\"([a-z_]+)\"", code)}
    assert roles == {role for thing in subject.things.values() for role in thing.roles}


def test_every_list_says_in_both_languages_what_it_holds() -> None:
    lines = SHARED.read_text("utf-8").split("\n")
    bare = [
        line
        for before, line in zip(lines, lines[1:], strict=False)
        if line.startswith("[list.") and not re.fullmatch("# .*[\u4e00-\u9fff].* / .*[a-z].*", before)
    ]
    assert bare == []
