"""What is wrong with a phrase book: the sentence, the slot, the nearest right name."""

from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from store.languages import listed
from store.series.faults import WORDS as SERIES_WORDS
from store.series.faults import SeriesFault, file_name, line_of, nearest
from store.series.toml_file import TomlFile, read_source

WORDS = {
    **SERIES_WORDS,
    "bad_pattern": (
        "{file} 第{line}行：句子“{where}”的括号没有配对，从“{got}”起。请检查 {{ }} 和 [ ]。",
        "{file}, line {line}: the brackets of the sentence “{where}” do not close, from “{got}” on. "
        "Check {{ }} and [ ].",
    ),
    "number_in_sentence": (
        "{file} 第{line}行：句子“{where}”里写着“{got}”，不是本场的数据，这样的文稿不能定稿。数只写成 {{数据}}。",
        "{file}, line {line}: the sentence “{where}” says “{got}”, which is not a figure of a record, and no text with it can "
        "be final. Write figures as {{slots}} only.",
    ),
    "kept_names_nothing": (
        "{file} 第{line}行：留用的句子“{where}”（{got}）没有写明数的是什么，会把别的数也读成它。写明，或删去这一行。",
        "{file}, line {line}: the kept sentence “{where}” ({got}) does not say what it counts and would read other figures as this one. "
        "Name it, or take the line out.",
    ),
    "sentence_long": (
        "{file} 第{line}行：句子“{where}”超过了{limit}个字符。请写短，或分成几句。",
        "{file}, line {line}: the sentence “{where}” has more than {limit} characters. Shorten it, or make several.",
    ),
    "sentence_wide": (
        "{file} 第{line}行：句子“{where}”的 [ | ] 里共有超过{limit}种说法。请减少。",
        "{file}, line {line}: the sentence “{where}” has more than {limit} alternatives in its [ | ]. Have fewer.",
    ),
    "sentence_deep": (
        "{file} 第{line}行：句子“{where}”的方括号一层套一层，超过了{limit}层。请拆开写。",
        "{file}, line {line}: the sentence “{where}” has brackets in one another more than {limit} deep. Take them "
        "apart.",
    ),
    "ambiguous": (
        "{file} 第{line}行：句子“{where}”里相邻的几处 [ | ] 用字重复，读稿时有超过{limit}种读法。请减少可有可无的说法，"
        "或在中间写上别的字。",
        "{file}, line {line}: neighboring [ | ] of the sentence “{where}” begin alike, so that it may be read in more "
        "than {limit} ways. Have fewer words that may be left out, or put others between.",
    ),
    "texts": (
        "{file} 第{line}行：句子“{where}”有{got}种写法，至多{limit}种。请减少。",
        "{file}, line {line}: the sentence “{where}” is written in {got} ways; at most {limit} are possible. Have fewer.",
    ),
    "time": (
        "{file} 第{line}行：时间“{where}”的各种写法加起来超过了{limit}个字符。请减少。",
        "{file}, line {line}: the ways of writing the time “{where}” have more than {limit} characters in all. Have "
        "fewer.",
    ),
    "name": (
        "{file} 第{line}行：句名“{where}…”超过了{limit}个字符。请改短。",
        "{file}, line {line}: the name “{where}…” has more than {limit} characters. Shorten it.",
    ),
    "clauses": (
        "{file} 第{line}行：句子“{where}”里的分句一个套一个，全写出来超过了{limit}句。请拆开写。",
        "{file}, line {line}: the clauses of the sentence “{where}”, one inside the other, come to more than {limit} "
        "sentences. Take them apart.",
    ),
    "unknown_slot": (
        "{file} 第{line}行：句子“{where}”里没有可填的“{got}”{nearest}。可用的有：{known}。",
        "{file}, line {line}: the sentence “{where}” has no slot “{got}”{nearest}. Known: {known}.",
    ),
    "lacks_slot": (
        "{file} 第{line}行：句子“{where}”缺少“{got}”。请补上。",
        "{file}, line {line}: the sentence “{where}” lacks “{got}”. Add it.",
    ),
    "touching": (
        "{file} 第{line}行：句子“{where}”里“{got}”的数字紧挨着数据，会印成另一个数（例如{example}）。"
        "请去掉这个数字，或在中间写上别的字。",
        "{file}, line {line}: in the sentence “{where}” a number touches the figure at “{got}” and would print "
        "another one ({example}, say). Remove it, or put words between.",
    ),
    "figure_unsaid": (
        "{file} 第{line}行：句子“{where}”没有写出它的数据“{got}”，现在只会写成“{example}”。请在句中写上{got}。",
        "{file}, line {line}: the sentence “{where}” never says its own figure “{got}”; it would print "
        "“{example}”. Write {got} into it.",
    ),
    "unknown_type": (
        "{file} 第{line}行：句子“{where}”里“{got}”的写法不可用{nearest}。可用的有：{known}。",
        "{file}, line {line}: “{got}” in the sentence “{where}” has no such type{nearest}. Known: {known}.",
    ),
    "unknown_phrase": (
        "{file} 第{line}行：“{where}”用到了没有写出的句子“{got}”{nearest}。",
        "{file}, line {line}: “{where}” uses the sentence “{got}”, which is not there{nearest}.",
    ),
    "missing_phrase": (
        "{file} 缺少句子“{got}”。请在 [phrase] 里写上。",
        "{file} lacks the sentence “{got}”. Write it under [phrase].",
    ),
    "circle": (
        "{file} 第{line}行：句子“{where}”绕回到了自己。请去掉其中一处引用。",
        "{file}, line {line}: the sentence “{where}” leads back to itself. Remove one of the references.",
    ),
    "not_read_back": (
        "{file} 第{line}行：句子“{where}”写得出、读不回。例如写成“{said}”，读回来是：{got}"
        "请让两个数之间隔着文字，并保留原句的关键词。",
        "{file}, line {line}: the sentence “{where}” does not read back what it says. Said “{said}”, "
        "read as: {got_en} Put words between two figures and keep the words the other sentences have.",
    ),
    "no_language": (
        "系列“{series}”没有“{got}”语的句子{nearest}。可用的有：{known}。",
        "The series “{series}” has no sentences in “{got}”{nearest}. Known: {known}.",
    ),
}


class WordingFault(SeriesFault):
    """A phrase book or house style is wrong. Facts as of SeriesFault; `where` is the sentence."""

    words = WORDS


def fault_in(path: Path, code: str, name: str, got: str) -> WordingFault:
    """What is wrong with the sentence `name` of a phrase book that could be read."""
    line = line_of(read_source(path), "phrase", None, name)
    return WordingFault(code, file=file_name(path), line=line, where=name, got=got)


def refuse(
    file: TomlFile,
    code: str,
    name: str,
    got: object = "",
    known: Iterable[object] = (),
    near: str = "",
    example: str = "",
    limit: int = 0,
) -> NoReturn:
    """Raise a WordingFault about the sentence `name`, with the nearest of the known names or an
    `example` of what would be printed."""
    names = list(dict.fromkeys(str(item) for item in known))
    raise WordingFault(
        code,
        file=file_name(file.path),
        line=line_of(file.source, "phrase", None, name),
        where=name,
        got=got,
        nearest=nearest(near or str(got), names),
        known=listed(names),
        example=example,
        limit=limit,
    )
