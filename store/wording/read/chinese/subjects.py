"""Whose the figures of a Chinese page are while it is gone through: the region's, a place's, somebody else's.

Whoever was named last is spoken of until somebody else is. A name governs where its clause opens with it, alone or
among words that say who tells; a member of a list (、甲市20例) does not, and two names together are nobody of the series.
"""

import re

from msgspec import Struct

from store.wording.read.basis.whose import NOBODY, OTHER, OWN
from store.wording.read.chinese.clauses import Clause
from store.wording.read.chinese.page import ChinesePage
from store.wording.read.chinese.tokens import LITTLE, NAME_KINDS, SOMEWHERE, TOWN, WITHOUT, Token, TokenKind

_INSIDE = re.compile(r"[^\W\d]{0,10}?(?:[区县旗镇乡](?![域内外])|市(?![长委政民])|街道|新区)")
"""Behind the name of a place: something inside of it is spoken of (拉萨市城关区)."""
_POSTED = re.compile(
    r"[援驻赴籍]|(?:[^\W\d]{0,4}(?:大学|学院|[中小]学|医院|监狱|机场|火车站))(?=[0-9]|[^\W\d]{0,8}(?:报告|新增))"
)
"""Behind a name: those from there who are elsewhere (西藏援青医疗队, 甲市驻京办), or one house of it (西藏大学)."""
_FOREIGN_TOWN = re.compile(r"[\W\s]*[^\W\d]{2,8}?(?<![地社小控院险辖全我本该各疫城])[市州盟省]")
"""A town nobody knows, which is none inside a place of the series."""
_BARE_HEAD = re.compile(r"[\W\s]*(?P<name>[^\W\d]{2,4})")
_NO_HEAD = re.compile(
    "[一二三四五六七八九十]|通报|消息|情况|介绍|表示|快讯|播报|速报|日报|最新|新闻|记者|主持|回答|提问|公告|简报|导读|摘要|提要|标题"
    "|数据|统计|编辑|来源|时间|日期|分布|其中|具体|发布|如下|一览|汇总|今日|昨日|截至|关注|提醒|权威|答|问|讯|电"
)
"""Words that open a line and name nobody (最新通报:)."""
_ITEM = re.compile(r"[^\W\d]{0,12}(?:[、和][^\W\d]{2,12}){0,20}[0-9]+[例名人宗]")
_REST = re.compile(r"[^,;:。!?()]{0,80}")
_TELLS = re.compile(r"据|从|记者|消息|通报|发布|获悉|举行|召开|讯|电|介绍")
_BEFORE = 80
"""Characters of a clause before a name that are looked at for who tells."""
_IN_A_LIST = (TokenKind.PLACE, TokenKind.AND, TokenKind.ELSEWHERE)
_NEAR = 12
"""Tokens of a bracket that are looked at for names."""
_KINDS_OF_REGION = "省市区州县盟国"


class SpokenOf(Struct):
    """Who is spoken of. `who` is a place's key, OWN, OTHER or NOBODY, `name` as the page names it."""

    who: str = NOBODY
    name: str = ""
    others: tuple[str, ...] = ()
    """Other places of which the same is said (甲市、乙市各新增5例)."""
    heading: bool = False
    """A clause without figures named it, so that it goes on governing in the paragraphs behind."""
    within: bool = False
    """It is one of those the figure before is divided among (其中甲市确诊…): nobody behind the sentence."""
    opens_line: bool = True
    """The sentence begins a line, and has no figure yet."""
    named_here: bool = False
    """The sentence names somebody."""
    unclear: bool = False
    """Words nobody understood stand before a figure of the sentence."""
    unnamed: bool = False
    """So they do at the beginning of a clause: they may name somebody, until somebody is named."""
    headed: bool = False
    """A heading says a name nobody knows (成都:), until somebody is named."""
    foreign: bool = False
    """A town nobody knows was spoken of, on a page that names nothing of the series: its whole may be another region."""
    issued: bool = False
    """Somebody else issued what is read, and nobody has spoken of the region since."""
    divided: bool = False
    """A total without a subject is divided among others, and nobody has spoken of the region since."""
    afar: bool = False
    """A dateline is of another place, and the region was not named since."""

    @property
    def effective(self) -> str:
        """Whose a figure is here."""
        if (
            self.afar
            or self.headed
            or (self.issued and self.who in (NOBODY, OWN))
            or (self.divided and self.who == NOBODY)
        ):
            return OTHER
        return self.who

    # --- sentences and clauses -----------------------------------------------------------------

    def begin_sentence(self, line: bool, goes_on: bool) -> None:
        """`goes_on`: it opens with 其中, and is of what was counted before it."""
        self.unclear = self.unclear and goes_on
        self.unnamed = self.unnamed or self.within
        self.within = False
        if self.others:
            self.who, self.others, self.unnamed = OTHER, (), True
        self.opens_line, self.named_here = line, False

    def begin_window(self, page: ChinesePage) -> None:
        """A paragraph that opens with a time of its own and names nobody is the region's again, where the page names
        that and somebody else was only spoken of with a figure; a heading (拉萨市：) goes on governing."""
        if page.names_own and self.opens_line and not self.named_here and not self.heading:
            self.unnamed = False
            if self.who != OWN:
                self.who = NOBODY
        self.unclear = False

    def end_clause(self, page: ChinesePage, clause: Clause) -> None:
        if (
            (clause.counts_anything or clause.has(TokenKind.NONE))
            and clause.strange
            and clause.has(TokenKind.THING)
        ):
            self.unclear = True
            # On a page that names nothing of the series any such word may be whom it is about.
            nobodys = self.who != OWN and not page.names_series
            self.unnamed = self.unnamed or clause.strange_first or nobodys
        if clause.stop == "," and not (clause.counts_anything or clause.names):
            where = page.text[clause.begin : clause.end]
            if SOMEWHERE.fullmatch(where):
                self.become(clause, OTHER, where[1:])
        if clause.names and not clause.counts_anything:
            self.heading = self.who not in (OWN, NOBODY)
        if clause.stop == ";":
            self.unclear = False
        self.opens_line = self.opens_line and not clause.counts_anything

    # --- names ---------------------------------------------------------------------------------

    def become(self, clause: Clause, who: str, name: str) -> None:
        if who != OTHER:
            self.unnamed = False
        if who == OWN:
            self.unclear = False
        self.who, self.name, self.heading, self.headed = who, name, False, False
        self.others = ()
        self.named_here = True
        self.within = clause.has(TokenKind.AMONG) and who != OWN

    def hear_stranger(self, page: ChinesePage, clause: Clause, gap: str, token: Token) -> None:
        """A clause that opens with a town nobody knows, and its time, is about that town (甲区8月31日0时至24时…, 甲区:); so is
        what stands under a line that opens with a name alone (成都:)."""
        if clause.names or clause.counts_anything:
            return
        if _FOREIGN_TOWN.fullmatch(gap) and not page.names_series:
            self.foreign = True
        heads = token.kind in (TokenKind.WINDOW, TokenKind.DAY) or token.text == ":"
        if heads and TOWN.fullmatch(gap):
            self.become(clause, OTHER, gap)
        elif token.text == ":" and self.opens_line and not self.named_here and not clause.said:
            bare = _BARE_HEAD.fullmatch(gap)
            self.headed = self.headed or (bare is not None and not _NO_HEAD.search(bare["name"]))

    def hear_name(self, page: ChinesePage, clause: Clause, token: Token) -> None:
        """A name: the region's, a place's, or that of somebody else."""
        if _is_row(page, token):
            self.unnamed = True
            return
        who = _who(page, token)
        if who != OTHER and page.text.startswith(page.words.subject.brought, token.end):
            return  # 系甲市输入: where cases came from is not who is spoken of
        located = page.text[token.start - 1 : token.start] == "在" and who != OWN
        if located and not page.text.startswith(",", token.end) and not _tells(page, clause, token):
            return
        if _ITEM.match(page.text, token.end) and _is_item(page, clause):
            # 其中乙市53例, where 甲市 was spoken of: what is divided is not 甲市's, nor what follows.
            self.unnamed = self.unnamed or self.who not in (OWN, NOBODY, OTHER, who)
            return
        if clause.counts_anything:
            clause.strange = (
                clause.strange or clause.before(page, token) == TokenKind.AND
            )  # …20例、乙市无症状2例
            return
        if clause.names and clause.before(page, token) == TokenKind.AND and self.who != who:
            who = OTHER
        clause.names.append(token)
        if len(clause.names) > 1 and who != OWN and self.who not in (OWN, NOBODY, who):
            who = OTHER
        heads = page.text.startswith(":", token.end)
        alone = located and token.start - 1 == clause.begin
        if not clause.strange or who == OWN or heads or alone or _tells(page, clause, token):
            self.become(clause, who, token.text)
        elif who != OWN:
            self.unclear = True

    def hear_whole(self, page: ChinesePage, clause: Clause, token: Token) -> None:
        """全省, 该市: of whoever was named last, if that is one; else the region's own."""
        kind = token.text[-1]
        if self.who not in (OWN, NOBODY) and self._is_one(page, kind):
            return
        joined = clause.names and clause.before(page, token) == TokenKind.AND
        if joined and self.who != OWN:  # 甲省政府发言人、自治区副秘书长 are of one
            self.become(clause, OTHER, token.text)  # 甲市、全区: nobody says whose each figure is
            return
        foreign = kind not in page.words.own_kinds
        nation = token.text == "全国" and "全国" not in page.pieces.own_names
        self.become(clause, OTHER if foreign or nation or self.foreign else OWN, token.text)

    def _is_one(self, page: ChinesePage, kind: str) -> bool:
        """True when whoever was named last is such a region, or may be."""
        if self.who == OTHER:
            return self.name[-1:] == kind or self.name[-1:] not in _KINDS_OF_REGION
        names = page.pieces.book.series.place(self.who).names.values()
        return self.name.endswith(kind) or any(name.endswith(kind) for name in names)

    def hear_own(self) -> None:
        """The region is named, or it is spoken of in its own sentence: what was somebody else's is no more."""
        if self.who == OWN:
            self.issued = self.divided = False

    # --- brackets ------------------------------------------------------------------------------

    def hear_bracket(self, page: ChinesePage, clause: Clause, token: Token, close: int) -> None:
        """甲市(含乙市), 大学(丙省), 全区(不含甲市): more, others or fewer are spoken of than the name before says."""
        if clause.counts_anything:
            return
        without = WITHOUT.match(page.text, token.end) is not None
        if without or (clause.names and _names_others(page, clause, token, close)):
            self.become(clause, OTHER, self.name)


_NUMBER = re.compile(r"[0-9]{1,9}[例名人宗]?")


def _is_row(page: ChinesePage, token: Token) -> bool:
    """True for a name with nothing but a number behind it in its line or the next: a row of a table, whose names say
    nothing of whose the figures behind the table are."""
    number = _NUMBER.match(page.text, token.end)
    return number is not None and (number.end() in page.lines or number.end() == len(page.text))


def heads_bracket(page: ChinesePage, clause: Clause, close: int) -> Token | None:
    """Whoever is named alone in brackets that begin here (【甲市】)."""
    name = page.tokens[clause.at] if clause.at < len(page.tokens) else None
    return name if name is not None and name.end == close - 1 and name.kind in NAME_KINDS else None


def whose(page: ChinesePage, token: Token) -> str:
    """Whose name a token is."""
    if token.kind == TokenKind.OWN:
        return OWN
    return page.words.place(token) if token.kind == TokenKind.PLACE else OTHER


def _who(page: ChinesePage, token: Token) -> str:
    """Who is spoken of by a name: what lies inside a place of the series (拉萨市城关区) is somebody else."""
    if _POSTED.match(page.text, token.end):
        return OTHER
    if token.kind == TokenKind.PLACE:
        rest = page.text[token.end : token.end + 12]
        if _INSIDE.match(rest) and not rest[:1].isdigit():
            return OTHER
    return whose(page, token)


def _tells(page: ChinesePage, clause: Clause, token: Token) -> bool:
    """True when the clause is about who tells, and where (据甲市卫健委消息, 在甲市…发布会上)."""
    rest = _REST.match(page.text, token.end)
    return rest is not None and (
        _TELLS.search(page.text, max(clause.begin, token.start - _BEFORE), rest.end()) is not None
    )


def _names_others(page: ChinesePage, clause: Clause, token: Token, close: int) -> bool:
    adjoins = clause.names[-1].end == token.start or clause.strange
    inside = (each for each in page.tokens[clause.at : clause.at + _NEAR] if each.start < close)
    return adjoins and any(each.kind in (TokenKind.PLACE, TokenKind.ELSEWHERE) for each in inside)


def _is_item(page: ChinesePage, clause: Clause) -> bool:
    """True when the name just read is a member of a list: its count follows, and nothing that is counted."""
    counted = False
    for token in page.tokens[clause.at : clause.at + 8]:
        if counted and token.kind not in (TokenKind.LOCAL, *LITTLE):
            return token.kind != TokenKind.THING
        if token.kind == TokenKind.COUNT:
            counted = True
        elif not counted and token.kind != TokenKind.REPORTS and token.kind not in _IN_A_LIST:
            return False
    return counted
