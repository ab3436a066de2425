"""The words of making and checking series."""

WORDS = {
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
        "places parted by commas, an English name behind =: 海口市=Haikou,三亚市",
    ),
    "series.opt_indicators": (
        "指标：名称/量词/类别，用逗号隔开。类别：分地区新增（默认）、新增、现有、累计、合计",
        "indicators as name/measure word/kind, parted by commas. Kinds: flow_by_place (unless told), "
        "flow, standing, cumulative, sum",
    ),
    "series.opt_windows": (
        "时段：日:起-止，如 -1:0-24,0:0-14（昨日全天、当日0至14时）",
        "windows as DAY:FROM-TO, such as -1:0-24,0:0-14 (yesterday, and today to 2 p.m.)",
    ),
    "series.opt_from": ("照这个系列建立", "begin with a copy of this series"),
    "series.needs_key": (
        "请写明新系列的代号，如 series new hainan_epidemic。",
        "Give the new series a key, such as series new hainan_epidemic.",
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
}
