"""The words of a subject are data (`store/series/common/subject.toml`): none stands in the code, and the code asks for no
list and no role that the data do not have."""

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from store.series.subject_file import SHARED, shared_subject
from store.series.toml_file import TomlFile

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


_TOWN = "signs that no name of a town has beside it, one by one in a class of signs: a matter of names, whatever is counted"
EXCEPTIONS = {
    ("store/desk/incoming/reading.py", "_ANY_CITY"): _TOWN,
    ("store/wording/read/chinese/issuers.py", "_NO_TOWN"): _TOWN,
    ("store/wording/read/chinese/subjects.py", "_FOREIGN_TOWN"): _TOWN,
    ("store/wording/read/chinese/tokens.py", "TOWN"): _TOWN,
    ("store/series/shelf.py", "DEFAULT"): "the key of the series of the sample, which names its folder",
    (
        "store/wording/book/book.py",
        "SUBJECT_CHOICES",
    ): "the name of a choice, outbreak_words, which files of offices have",
    ("store/wording/read/chinese/tokens.py", "SubjectWords"): "the same name, where the choice is taken",
    (
        "store/wording/read/chinese/tokens.py",
        "TokenKind",
    ): "the name of a kind of token, which no text is held against",
}
"""What may stand, and why. Only grows shorter: whoever moves one to the data takes it from here."""


def test_no_word_of_a_subject_stands_in_the_code() -> None:
    found = {(str(path.relative_to(ROOT)), name) for path in _CODE for name, _ in words_in_code(path)}
    assert found == EXCEPTIONS.keys(), "words of a subject go into store/series/common/subject.toml"


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


def test_every_shared_word_is_a_pattern() -> None:
    """A start does not try them, nor asks whether any sign of the file is one nobody can see: it would take longer than all
    it does with them."""
    assert TomlFile(SHARED).data["format"] == 1
    subject = shared_subject()
    for tongue in ("zh", "en"):
        for word in (
            *(one.words[tongue] for one in subject.things.values()),
            *chain(*(subject.list_of(name, tongue) for name in subject.words)),
        ):
            re.compile(word)
