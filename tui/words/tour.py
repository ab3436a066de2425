"""Words of the guided tour. A name in braces is the key of the action of that name, or one of `number`, `value`,
`stated`, `where`, `missing`."""

from store.languages import Pairs

WORDS: Pairs = {
    "tour.step": ("导览 {number}/{of}（Esc 结束）  {words}", "Tour {number}/{of} (Esc ends it)  {words}"),
    "tour.step_over": ("导览 {number}/{of}  {words}", "Tour {number}/{of}  {words}"),
    "tour.back": ("先按 {way} 到“{place}”，再接着做。", "First press {way} for {place}; then go on."),
    "tour.open": (
        "这是样例，不是您的档案，可以随意操作。第{number}场刚建好，一个数都没有：按 {open} 打开。",
        "This is a sample, not your archive, so press anything. No. {number} is new and still empty: {open} opens it.",
    ),
    "tour.type": (
        "光标在“{where}”一格。键入 {value}，按 Enter，看右边的“合计”。",
        "The cursor is on {where}. Type {value}, press Enter and watch the total on the right.",
    ),
    "tour.type_there": (
        "按 Ctrl+Home 到“{where}”一格，键入 {value}，按 Enter，看右边的“合计”。",
        "Press Ctrl+Home for {where}. Type {value}, press Enter and watch the total on the right.",
    ),
    "tour.zeros": (
        "合计旁边的“{missing}”是还空着的格数：空白不等于零。按 ↑ 回到这一行，再按 {fill_zero}，其余各地填零。",
        "“{missing}” beside the total counts the places still blank, and blank is not zero. Press ↑ to go back to that row, then {fill_zero}: the rest become zero.",
    ),
    "tour.wrong": (
        "“通报”是材料上写的合计。在这一行按 End 到最后一格，键入 {stated}，按 Enter。",
        "“Stated” is the total your source gives. In this row press End, type {stated} and press Enter.",
    ),
    "tour.checks": (
        "两个数不一样：旁边写明少几，行首有 !。按 {checks} 看是什么问题。",
        "The two totals differ: the row says by how much and is marked !. Press {checks} to see what is wrong.",
    ),
    "tour.mend": (
        "下面是提议的改法。按 {take_mend} 采用，{other_mend} 看另一种；都可以撤销。",
        "A correction is proposed below. {take_mend} takes it, {other_mend} shows another; both can be undone.",
    ),
    "tour.paste": (
        "有现成的通稿，就不用一个一个填。按 {enter} 回录入，再按 {paste}：导览替您粘贴一篇。",
        "If you have the bulletin as text, you need not type. {enter} goes back to the figures; then press {paste}, and the tour pastes one for you.",
    ),
    "tour.accept": (
        "左边画线的数都读出来了，右边是“旧 -> 新”。还什么都没有写入：按 {accept} 采用。",
        "The underlined figures on the left were read; on the right, old -> new. Nothing is entered yet: {accept} accepts them.",
    ),
    "tour.whole": (
        "表填好了。按 {sections} 看整场发布会，再按 {titles} 拟标题。",
        "The figures are in. {sections} shows the whole conference; then press {titles} for a headline.",
    ),
    "tour.headline": (
        "列出的标题都是由数据写成、数据证明了的。挑一条，按 Enter。",
        "Every headline listed here is made from the figures and proved by them. Choose one and press Enter.",
    ),
    "tour.draft": (
        "按 {draft} 看文稿：刚才的数都在里面了。",
        "{draft} shows the text, with those figures in it.",
    ),
    "tour.trace": (
        "按几下 Tab，走到合计或别的数上：下面写着它怎样算出、来自哪些格、谁填的。",
        "Press Tab until the cursor is on a count: the lines below say how it was made, from which cells, and who entered them.",
    ),
    "tour.export": (
        "没有错误、没有空着的，可以定稿了。按 {export} 导出。",
        "Nothing is wrong or blank, so the text can be final. Press {export} to export it.",
    ),
    "tour.held_back": (
        "这一场还有要处理的，现在不能定稿：按 {checks} 看是哪些，改好了再回来。",
        "This conference still has open points, so no text can be final yet. {checks} shows them; put them right and come back.",
    ),
    "tour.final": (
        "写到导览自己的文件夹，结束时一起删去。“定稿”已经勾上：按 Enter。",
        "The file goes into the tour's own folder, which is deleted at the end. “Final” is already ticked: press Enter.",
    ),
    "tour.agrees": (
        "写出了 {names}。文稿与记录核对过，一致；.seal.json 是封条，文件被改过就对不上。",
        "Written: {names}. The text was checked against the record and agrees. The .seal.json is a seal, which a file altered later no longer matches.",
    ),
    "tour.differs": (
        "写出了 {names}。文稿与记录不一致。",
        "Written: {names}. The text does not agree with the record.",
    ),
    "tour.offer": (
        "头一次用？按 {tour}，再按 Enter，走一遍导览：两分钟，七步。",
        "New here? {tour}, then Enter: a tour of two minutes, in seven steps.",
    ),
    "tour.over": (
        "导览结束，这是您自己的列表。再走一遍：按 {tour}，再按 Enter。",
        "The tour is over, and this is your own list. {tour}, then Enter takes it again.",
    ),
    "tour.done": (
        "导览到此结束。{outcome}按 Esc 回到您自己的列表。",
        "That was the tour. {outcome} Esc goes back to your own list.",
    ),
}
