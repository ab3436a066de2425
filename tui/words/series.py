"""The words of making and checking series."""

from store.languages import Pairs

WORDS: Pairs = {
    "series.arg_do": ("list 列出，new 新建，check 检查", "list, new, or check"),
    "series.arg_what": (
        "new 后面写代号；check 后面写文件或文件夹",
        "the key for new; a file or folder for check",
    ),
    "series.opt_name": ("系列名称，如 防汛救灾工作", "the series' name in Chinese"),
    "series.opt_name_en": ("英文名称", "its name in English"),
    "series.opt_host": ("主办单位", "the host in Chinese"),
    "series.opt_host_en": ("主办单位英文名", "the host in English"),
    "series.opt_places": (
        "地区，用 、或逗号隔开；英文名写在 = 后：海口市=Haikou、三亚市",
        "places separated by commas, an English name behind =: 海口市=Haikou,三亚市",
    ),
    "series.opt_indicators": (
        "指标：名称/量词/类别，用逗号隔开，英文名写在名称后：转移群众=people moved/人。类别：分地区新增（不写类别时）、新增、现有、累计、合计",
        "indicators as name/measure word/kind, separated by commas, an English name behind the name: 转移群众=people "
        "moved/人. Kinds: flow_by_place (default), "
        "flow, standing, cumulative, sum",
    ),
    "series.opt_windows": (
        "时段：日:起-止，如 -1:0-24,0:0-14（昨日全天、当日0至14时）",
        "windows as DAY:FROM-TO, such as -1:0-24,0:0-14 (yesterday, and today to 2 p.m.)",
    ),
    "series.opt_from": ("照这个系列建立", "begin with a copy of this series"),
    "series.needs_key": (
        "请写明新系列的代号，如 series new hainan_flood。",
        "Give the new series a key, such as series new hainan_flood.",
    ),
    "series.needs_file": (
        "请写明要检查的文件或文件夹。",
        "Name the file or folder to check.",
    ),
    "series.made": (
        "已建立系列 {key}，可以直接用。还请看一看：",
        "Made the series {key}; it can be used as it is. Look at these next:",
    ),
    "series.todo": ("  · {file}：{what}", "  - {file}: {what}"),
    "series.sound": (
        "{name}：定义、核对规则、句子（{languages}）都没有问题。",
        "{name}: definition, rules and sentences ({languages}) are sound.",
    ),
    "series.built_in": ("随程序", "built in"),
    "series.own": ("本单位", "the office's"),
    "series.title": ("新建系列", "A new series"),
    "series.keys": (
        "Enter 建立  Esc 不建  F5 加指标  F6 照现有系列",
        "Enter creates it  Esc cancels  F5 adds an indicator  F6 copies a series",
    ),
    "series.field_key": ("代号", "Key"),
    "series.field_name": ("名称", "Name (Chinese)"),
    "series.hint_name": ("如 防汛救灾工作", "the name in Chinese, as the texts print it"),
    "series.field_name_en": ("英文名", "Name (English)"),
    "series.hint_name_en": ("如 flood relief；可以不填", "such as flood relief; optional"),
    "series.field_host": ("主办单位", "Host (Chinese)"),
    "series.hint_host": ("如 省政府新闻办", "who holds the conferences, in Chinese"),
    "series.field_places": ("地区", "Places"),
    "series.hint_places": (
        "海口市、三亚市=Sanya；可粘贴一列",
        "Chinese=English, separated by commas; a list may be pasted",
    ),
    "series.field_windows": ("时段", "Windows"),
    "series.field_indicators": ("指标", "Indicators"),
    "series.hint_indicators": (
        "F5 添加；或写 名称/量词/类别",
        "F5 adds one; or write name/measure word/kind",
    ),
    "series.choose_kind": ("是哪一类数字？", "What kind of figure is it?"),
    "series.kind_flow_by_place": ("每个时段、每个地区一个数", "a figure for each window and place"),
    "series.kind_flow": ("每个时段一个数", "one figure for each window"),
    "series.kind_standing": ("截至某时的数，可升可降", "as of a moment; rises and falls"),
    "series.kind_cumulative": ("截至某时的总数，只增不减", "so far; never falls"),
    "series.kind_sum": ("由前面分地区的指标相加", "adds up the indicators by place before it"),
    "series.new_indicator": ("加指标", "An indicator"),
    "series.field_indicator": ("指标名称", "Name (Chinese)"),
    "series.hint_indicator": ("照通稿的说法，如 新增受灾人口", "in Chinese, as the text says it"),
    "series.field_unit": ("量词", "Measure word"),
    "series.hint_unit": ("人、户、处……", "人 people, 户 households, 处 sites ..."),
    "series.choose_template": ("照哪个系列建立？", "Begin with which series?"),
    "series.from_template": ("空白样例", "the blank template"),
    "series.as_in": ("与 {series} 相同", "as in {series}"),
    "series.made_now": (
        "系列 {series} 已建好，接着新建第一场。还可改：{files}",
        "The series {series} is made; now its first conference. To edit later: {files}",
    ),
}
